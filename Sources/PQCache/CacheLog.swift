import Synchronization

// The log of a cache: the number of avoided requests, and the problems of the cache.

/// The usage and the problems of a cache. Many tasks can write to it at the same time.
final class CacheLog: Sendable {
  private struct Entries {
    var usage = CacheUsage()
    var notes: [CacheNote] = []
  }

  private let entries = Mutex(Entries())

  /// The numbers of avoided, shortened and unchanged requests.
  var usage: CacheUsage { entries.withLock { $0.usage } }

  /// The problems, each listed once, in the order of their first occurrence.
  var notes: [CacheNote] { entries.withLock { $0.notes } }

  /// Counts a request as avoided, shortened or unchanged, depending on its cached part.
  func count(_ coverage: CacheCoverage) {
    entries.withLock { entries in
      switch coverage {
      case .all: entries.usage.spared += 1
      case .part: entries.usage.shortened += 1
      case .nothing: entries.usage.sent += 1
      }
    }
  }

  /// Adds a problem, unless the list already has it.
  func add(_ note: CacheNote) {
    entries.withLock { entries in
      if !entries.notes.contains(note) { entries.notes.append(note) }
    }
  }

  /// Runs a closure and returns its result. If the closure throws an error, the error is added to the
  /// problems, and the result is `nil`.
  @discardableResult
  func recordingNotes<Result>(_ work: () throws(CacheNote) -> Result) -> Result? {
    do throws(CacheNote) {
      return try work()
    } catch {
      add(error)
      return nil
    }
  }
}

/// The numbers of requests that a cache has avoided, shortened or passed on.
package struct CacheUsage: Sendable, Hashable {
  /// The number of requests that were not sent, because the whole answer was cached.
  package var spared = 0
  /// The number of requests that were sent for only a part of their range.
  package var shortened = 0
  /// The number of requests that were sent unchanged.
  package var sent = 0

  /// Creates a usage of zero requests.
  package init() {}

  /// Returns the usage between two moments.
  package static func - (later: CacheUsage, earlier: CacheUsage) -> CacheUsage {
    var usage = later
    usage.spared -= earlier.spared
    usage.shortened -= earlier.shortened
    usage.sent -= earlier.sent
    return usage
  }
}

/// A problem of the cache. All answers are still correct, but some may be fetched again.
package enum CacheNote: Error, Sendable, Hashable {
  /// The folder cannot be created or opened.
  case noFolder(path: String, reason: String)
  /// The folder belongs to another user.
  case foreignFolder(path: String)
  /// An answer cannot be stored, for example because the disk is full or read-only.
  case notKept(folder: String, reason: String)
  /// Answers cannot be removed.
  case notRemoved(folder: String, reason: String)

  /// The problem, in one sentence.
  package var message: String {
    switch self {
    case .noFolder(let path, let reason):
      "the cache folder \(path) cannot be used (\(reason)), so no answer is kept"
    case .foreignFolder(let path):
      "the cache folder \(path) belongs to another user, so no answer is kept"
    case .notKept(let folder, let reason):
      "an answer cannot be kept in the cache folder \(folder): \(reason)"
    case .notRemoved(let folder, let reason):
      "answers cannot be removed from the cache folder \(folder): \(reason)"
    }
  }

  /// The remedy, in one sentence.
  package var advice: String {
    switch self {
    case .noFolder, .foreignFolder:
      "name a folder of your own in XDG_CACHE_HOME, or ask with --no-cache"
    case .notKept: "make room on the disk, or ask with --no-cache"
    case .notRemoved: "check who owns the folder, and what it lets you do"
    }
  }
}
