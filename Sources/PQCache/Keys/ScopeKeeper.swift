import PQEngine
import Synchronization

/// Finds out once whose answers they are, when it is first needed: the token of an account may come
/// from a program that asks its user.
final class ScopeKeeper: Sendable {
  private let find: CachingBackend.ScopeFinder
  private let known = Mutex<CacheScope?>(nil)

  init(_ find: @escaping CachingBackend.ScopeFinder) { self.find = find }

  /// Whose they are. What fails is tried again the next time.
  func scope() throws(BackendFailure) -> CacheScope {
    try known.withLock { known throws(BackendFailure) in
      if let known { return known }
      let scope = try find()
      known = scope
      return scope
    }
  }
}
