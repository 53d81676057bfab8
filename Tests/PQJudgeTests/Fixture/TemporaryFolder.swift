import Foundation

/// A folder that lives as long as a test.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "pq-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
