import PQ
package import PQSystem

/// A query text to run, and its name.
package struct InputText {
  /// The name in messages.
  package let name: String
  package let bytes: [UInt8]
  /// The path from which included files are found; empty for the working folder.
  package var path: FilePath = ""

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: `CommandFailure.usage` if the file has no name or cannot be read.
  package init(path: FilePath) throws {
    guard path.isUsable else { throw CommandFailure.usage("a file must have a name") }
    let isInput = path == "-"
    name = isInput ? "standard input" : path.description
    self.path = isInput ? "" : TextPath(path).path
    do throws(SystemError) {
      bytes = isInput ? try FileBytes.read(descriptor: 0) : try FileBytes.read(path: path)
    } catch {
      throw CommandFailure.usage("cannot read \(name): \(error.reason)")
    }
  }
}

extension Surroundings {
  /// The surroundings of texts from the command line: they can include files, use the system's time
  /// zones, and write files in all output formats.
  static let ofCommandLine = Surroundings(
    zone: systemZone, text: file, formats: OutputFormat.allCases.map(\.rawValue),
    fileEndings: OutputFormat.allCases.compactMap(\.fileEnding))

  private static let file: @Sendable (String, String) throws(Refusal) -> IncludedText = {
    path, includer throws(Refusal) in
    try file(path, from: includer) { path, _ throws(SystemError) in
      try FileBytes.read(regularFile: path)
    }
  }

  /// Reads a file by a path that is relative to the folder of the including file. The names of texts
  /// are escaped paths.
  ///
  /// - Throws: `Refusal` if the path is empty or the file cannot be read.
  static func file(
    _ path: String, from includer: String,
    read: (_ path: FilePath, _ name: String) throws(SystemError) -> [UInt8]
  ) throws(Refusal) -> IncludedText {
    guard FilePath(path).isUsable else { throw Refusal("a file must have a name") }
    let path = TextPath(FilePath(path), from: FilePath(escaped: includer)).path
    do throws(SystemError) {
      return IncludedText(name: path.escaped, bytes: try read(path, path.escaped))
    } catch {
      throw Refusal("cannot read \(path): \(error.reason)")
    }
  }
}
