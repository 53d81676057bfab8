package import PQ
package import PQCache
import PQRender

/// The use of the cache during statements. Everything is zero or empty if the backend has no cache.
package struct CacheReport {
  private let cache: CachingBackend?

  package init(_ backend: any Backend) { cache = backend.layer(CachingBackend.self) }

  /// The counts of requests since the start of the session.
  var usage: CacheUsage { cache?.usage ?? CacheUsage() }

  /// Returns the number of requests that the cache has answered completely since an earlier usage.
  func spared(since earlier: CacheUsage) -> Int { (usage - earlier).spared }

  /// The reasons why the cache was less useful than possible.
  package var notes: [CacheNote] { cache?.notes ?? [] }

  /// Returns an answer with a caption about the cache, if it was of use since an earlier usage.
  func told(_ answer: Answer, since earlier: CacheUsage) -> Answer {
    var answer = answer
    if let caption = (usage - earlier).caption { answer.table.captions.append(caption) }
    return answer
  }
}

extension CacheUsage {
  /// The caption of an answer about the cache; `nil` if the cache was not used.
  var caption: String? {
    let all = spared + shortened + sent
    return switch (spared, shortened) {
    case (0, 0): nil
    case (1, _) where all == 1: "answered from the cache"
    case (_, 1) where all == 1: "answered in part from the cache"
    case (all, _): "all \(all) requests from the cache"
    case (0, let part): "\(part) of \(all) requests in part from the cache"
    case (let whole, 0): "\(whole) of \(all) requests from the cache"
    case (let whole, let part): "\(whole) of \(all) requests from the cache, \(part) in part"
    }
  }
}

extension Reporter {
  /// Reports why the cache was less useful than possible, as notes. Does nothing if only errors are
  /// shown.
  package func report(_ notes: [CacheNote]) {
    guard !isQuiet else { return }
    for note in notes { report(ReportLine(.note, .cache, "\(note.message); \(note.advice)")) }
  }
}
