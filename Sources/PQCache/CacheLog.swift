import Synchronization

/// The usage and the problems of a cache. Many tasks can write to it at the same time.
final class CacheLog: Sendable {
  private struct Entries {
    var usage = CacheUsage()
    var notes: [CacheNote] = []
  }

  private let entries = Mutex(Entries())

  /// The number of avoided, shortened and unchanged requests.
  var usage: CacheUsage { entries.withLock { $0.usage } }

  /// The problems, each listed once, in the order of their first occurrence.
  var notes: [CacheNote] { entries.withLock { $0.notes } }

  /// Counts a request by the part of it that was cached.
  func count(_ coverage: CacheCoverage) {
    entries.withLock { entries in
      switch coverage {
      case .all: entries.usage.spared += 1
      case .part: entries.usage.shortened += 1
      case .nothing: entries.usage.sent += 1
      }
    }
  }

  /// Adds a problem, unless it is in the list.
  func add(_ note: CacheNote) {
    entries.withLock { entries in
      if !entries.notes.contains(note) { entries.notes.append(note) }
    }
  }

  /// Runs a closure. If it throws an error, the error is added to the problems, and the result is
  /// `nil`.
  @discardableResult
  func noting<Result>(_ work: () throws(CacheNote) -> Result) -> Result? {
    do throws(CacheNote) {
      return try work()
    } catch {
      add(error)
      return nil
    }
  }
}
