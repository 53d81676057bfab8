import Foundation
import PQCache
import PQTestSupport

extension TemporaryFolder {
  /// The path of a cache in the folder.
  var cachePath: String { url.appending(path: "pq").path }

  /// Returns a cache in the folder.
  func cache(sizeLimit: Int64 = AnswerCache.usualSizeLimit) -> AnswerCache {
    AnswerCache(path: cachePath, sizeLimit: sizeLimit)
  }

  /// All files of the cache.
  var files: [URL] {
    get throws {
      let names = try FileManager.default.subpathsOfDirectory(atPath: cachePath)
      return names.sorted().map { url.appending(path: "pq").appending(path: $0) }.filter {
        !$0.hasDirectoryPath && !isFolder($0)
      }
    }
  }

  /// The files of the stored answers.
  var entries: [URL] {
    get throws { try files.filter { $0.pathExtension == "answer" } }
  }

  private func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }
}
