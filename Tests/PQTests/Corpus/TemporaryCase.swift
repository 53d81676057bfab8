import Foundation
import PQTestSupport

/// A corpus case in a temporary folder.
enum TemporaryCase {
  /// Calls `body` with a case whose file has the given text.
  static func with(_ text: String, _ body: (CorpusCase) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "case.txt")
    try Data(text.utf8).write(to: file)
    try body(CorpusCase(folder: .right, file: file))
  }
}
