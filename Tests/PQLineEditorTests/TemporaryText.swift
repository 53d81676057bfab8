import Foundation

/// A file in a folder of its own. Both are deleted with this object.
final class TemporaryText {
  let folder = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")
  let url: URL

  /// Creates a file with a text. If the text is `nil`, only its folder exists.
  init(_ text: String? = nil, name: String = "text") throws {
    url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text?.write(to: url, atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { url.path }

  var text: String? { try? String(contentsOf: url, encoding: .utf8) }
}
