import Synchronization

/// What has happened so far, written by many tasks at once.
final class Journal: Sendable {
  private struct Entries {
    var usage = CacheUsage()
    var notes: [CacheNote] = []
  }

  private let entries = Mutex(Entries())

  /// How many requests were spared.
  var usage: CacheUsage { entries.withLock { $0.usage } }

  /// What went wrong, each once, in order.
  var notes: [CacheNote] { entries.withLock { $0.notes } }

  /// Counts how a request was answered.
  func count(_ coverage: CacheCoverage) {
    entries.withLock { entries in
      switch coverage {
      case .all: entries.usage.spared += 1
      case .part: entries.usage.shortened += 1
      case .nothing: entries.usage.sent += 1
      }
    }
  }

  /// Remembers what went wrong.
  func add(_ note: CacheNote) {
    entries.withLock { entries in
      if !entries.notes.contains(note) { entries.notes.append(note) }
    }
  }

  /// Does what may go wrong without harm: if it does, that is remembered.
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
