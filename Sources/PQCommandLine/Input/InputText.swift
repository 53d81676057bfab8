import PQSystem

/// A text to run, and what to call it.
struct InputText {
  /// The name for messages.
  let name: String
  let bytes: [UInt8]
  /// The path that files beside it are found from; empty for the working folder.
  var path: FilePath = ""

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file, or standard input for `-`.
  init(path: FilePath) throws {
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
