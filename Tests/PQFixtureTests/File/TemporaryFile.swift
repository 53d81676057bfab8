import Foundation

/// A file that is deleted with this object.
final class TemporaryFile {
  let path: String
  let folderPath: String
  private let root: URL

  init(_ name: String, _ text: String, in folderName: String = "files") throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let folder = root.appendingPathComponent(folderName)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    path = file.path
    folderPath = folder.path
  }

  deinit { try? FileManager.default.removeItem(at: root) }
}
