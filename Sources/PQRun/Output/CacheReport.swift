package import PQ
package import PQCache
import PQRender

/// What the user is told of the cache, if there is one.
package struct CacheReport {
  private let cache: CachingBackend?

  package init(_ backend: any Backend) { cache = backend.layer(CachingBackend.self) }

  /// How many requests it has spared so far.
  var usage: CacheUsage { cache?.usage ?? CacheUsage() }

  /// How many requests it has spared since an earlier usage.
  func spared(since earlier: CacheUsage) -> Int { (usage - earlier).spared }

  /// What has made it of less use than it could be.
  package var notes: [CacheNote] { cache?.notes ?? [] }

  /// An answer, with a line in its header if requests were spared since an earlier usage.
  func told(_ answer: Answer, since earlier: CacheUsage) -> Answer {
    var answer = answer
    if let caption = (usage - earlier).caption { answer.table.captions.append(caption) }
    return answer
  }
}

extension CacheUsage {
  /// What the header of an answer says of the cache; nil if it was of no use.
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
  /// Tells why the cache was of less use than it could be, which is no error.
  package func report(_ notes: [CacheNote]) {
    guard !isQuiet else { return }
    for note in notes { report(ReportLine(.note, .cache, "\(note.message); \(note.advice)")) }
  }
}
