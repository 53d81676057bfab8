import Foundation

/// A path for a file or a folder, which is removed when the test releases it.
final class TemporaryPlace: Sendable {
  let path = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Creates a file with a text at the path.
  convenience init(file text: String) throws {
    self.init()
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  /// Returns a path with an empty folder.
  static func folder() throws -> TemporaryPlace {
    let place = TemporaryPlace()
    try FileManager.default.createDirectory(
      atPath: place.path, withIntermediateDirectories: true)
    return place
  }

  /// Returns the text of the file.
  func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}
