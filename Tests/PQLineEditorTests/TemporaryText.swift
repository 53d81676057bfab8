import Foundation

/// A file in a folder of its own, both gone with it.
final class TemporaryText {
  let folder = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")
  let url: URL

  /// A file; without a text there is only its folder.
  init(_ text: String? = nil, name: String = "text") throws {
    url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text?.write(to: url, atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { url.path }

  var text: String? { try? String(contentsOf: url, encoding: .utf8) }
}
