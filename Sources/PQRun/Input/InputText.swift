package import PQSystem

/// A text to run, and what to call it.
package struct InputText {
  /// The name for messages.
  package let name: String
  package let bytes: [UInt8]
  /// The path that files beside it are found from; empty for the working folder.
  package var path: FilePath = ""

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file, or standard input for `-`.
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
