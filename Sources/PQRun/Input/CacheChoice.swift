import PQ
package import PQCache
import PQLive
import PQSystem

/// The command-line choice of caching the answers of the live API.
package enum CacheChoice: Equatable {
  /// Caches, except for a server on this machine: another server may use the same port later.
  case usual
  case always
  case never

  /// Creates the choice from `--cache` (true), `--no-cache` (false) or neither (`nil`).
  package init(_ flag: Bool?) {
    switch flag {
    case nil: self = .usual
    case true?: self = .always
    case false?: self = .never
    }
  }

  /// The user's cache; `nil` if the environment names no folder for it, or one that is not UTF-8.
  package static var ofUser: AnswerCache? {
    UserFolder.cache.path()?.text.map { AnswerCache(path: $0) }
  }

  /// Returns the backend, with a cache before it if its answers are to be cached. Only buckets older
  /// than the backend's settling margin are cached.
  func backend(
    before live: LiveBackend, _ cache: @autoclosure () -> AnswerCache? = ofUser
  ) -> any Backend {
    let isKept =
      switch self {
      case .usual: !live.endpoint.isLoopback
      case .always: true
      case .never: false
      }
    guard isKept, let cache = cache() else { return live }
    let margin = live.catalog.limits.settlingMargin
    return CachingBackend(live, cache: cache.settling(after: margin), closing: live.closing) {
      () throws(BackendFailure) in try live.scope()
    }
  }
}

extension LiveBackend {
  /// The clock that decides which buckets are settled. The API's data follows the time of day, whatever
  /// `--now` is. The data of a server on this machine may end at `--now`, so the earlier of both
  /// counts.
  fileprivate var closing: ClosingClock { endpoint.isLoopback ? .earlier : .system }

  fileprivate func scope() throws(BackendFailure) -> CacheScope {
    do throws(LiveFailure) {
      return CacheScope(endpoint: endpoint.url, account: try account())
    } catch {
      throw error.backendFailure
    }
  }
}
