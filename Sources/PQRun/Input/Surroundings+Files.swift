import PQ
import PQSystem

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
