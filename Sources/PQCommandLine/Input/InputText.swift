/// A text to run, and what to call it.
struct InputText {
  let name: String
  let bytes: [UInt8]
  /// The path that files beside it are found from; empty for the working folder.
  var path = ""

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file, or standard input for `-`.
  init(path: String) throws {
    guard !path.isEmpty else { throw CommandFailure.usage("a file must have a name") }
    name = path == "-" ? "standard input" : path
    self.path = path == "-" ? "" : TextPath(path).name
    do throws(SystemFailure) {
      bytes = path == "-" ? try FileBytes.read(descriptor: 0) : try FileBytes.read(path: path)
    } catch {
      throw CommandFailure.usage("cannot read \(name): \(error.reason)")
    }
  }
}
