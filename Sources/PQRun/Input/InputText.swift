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
