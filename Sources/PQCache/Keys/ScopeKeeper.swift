import PQEngine
import Synchronization

/// Determines the scope once, when it is first needed: the token of an account may come from a
/// program that asks the user.
final class ScopeKeeper: Sendable {
  private let find: CachingBackend.ScopeFinder
  private let known = Mutex<CacheScope?>(nil)

  init(_ find: @escaping CachingBackend.ScopeFinder) { self.find = find }

  /// Returns the scope. After an error, the next call tries again.
  func scope() throws(BackendFailure) -> CacheScope {
    try known.withLock { known throws(BackendFailure) in
      if let known { return known }
      let scope = try find()
      known = scope
      return scope
    }
  }
}
