import Foundation

/// A place for a file or a folder, which is gone when nobody needs it any more.
final class TemporaryPlace: Sendable {
  let path = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The place with a file in it.
  convenience init(file text: String) throws {
    self.init()
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  /// The place as a folder.
  static func folder() throws -> TemporaryPlace {
    let place = TemporaryPlace()
    try FileManager.default.createDirectory(
      atPath: place.path, withIntermediateDirectories: true)
    return place
  }

  /// The text of the file there.
  func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}
