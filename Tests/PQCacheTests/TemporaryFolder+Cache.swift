import Foundation
import PQCache
import PQTestSupport

extension TemporaryFolder {
  /// Where a cache would be.
  var cachePath: String { url.appending(path: "pq").path }

  /// A cache inside.
  func cache(sizeLimit: Int64 = AnswerCache.usualSizeLimit) -> AnswerCache {
    AnswerCache(path: cachePath, sizeLimit: sizeLimit)
  }

  /// All files of the cache, whatever they are.
  var files: [URL] {
    get throws {
      let names = try FileManager.default.subpathsOfDirectory(atPath: cachePath)
      return names.sorted().map { url.appending(path: "pq").appending(path: $0) }.filter {
        !$0.hasDirectoryPath && !isFolder($0)
      }
    }
  }

  /// The files of all answers.
  var entries: [URL] {
    get throws { try files.filter { $0.pathExtension == "answer" } }
  }

  private func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }
}
