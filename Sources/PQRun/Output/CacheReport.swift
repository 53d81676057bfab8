package import PQ
package import PQCache
import PQRender

extension Answer {
  /// The same answer with a caption about the cache, if the cache was used.
  var captionedByCache: Answer {
    var answer = self
    if let caption = facts?.source.cacheCaption { answer.table.captions.append(caption) }
    return answer
  }
}

extension AnswerFacts.Source {
  /// The caption about the cache; `nil` if the cache was not used.
  var cacheCaption: String? {
    let all = stored + partlyStored + fetched
    return switch (stored, partlyStored) {
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

extension Backend {
  /// The reasons why the cache was less useful than possible; empty if the backend has no cache.
  package var cacheNotes: [CacheNote] { layer(CachingBackend.self)?.notes ?? [] }
}

extension Reporter {
  /// Reports why the cache was less useful than possible, as notes. Does nothing if only errors are
  /// shown.
  package func report(_ notes: [CacheNote]) {
    guard !isQuiet else { return }
    for note in notes { report(ReportLine(.note, .cache, "\(note.message); \(note.advice)")) }
  }
}
