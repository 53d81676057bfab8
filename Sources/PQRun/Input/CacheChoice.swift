import PQ
package import PQCache
import PQLive
import PQSystem

/// Whether answers of the live API are kept, as the command line says it.
package enum CacheChoice: Equatable {
  /// Unless it is a server on this machine: others may answer at the same port tomorrow, while the
  /// API stays what it is.
  case usual
  case always
  case never

  /// What `--cache` and `--no-cache` say, or neither.
  package init(_ flag: Bool?) {
    switch flag {
    case nil: self = .usual
    case true?: self = .always
    case false?: self = .never
    }
  }

  /// The cache of the user; `nil` if there is no place for it, or one that is not UTF-8.
  package static var ofUser: AnswerCache? {
    UserFolder.cache.path()?.text.map { AnswerCache(path: $0) }
  }

  /// The backend, behind a cache if its answers are kept. Buckets are closed when they have settled
  /// by the backend's limits.
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
  /// The API's data goes with the time of day, whatever `--now` says. So may that of a server on this
  /// machine, or it ends where the user says with `--now`.
  fileprivate var closing: ClosingClock { endpoint.isLoopback ? .earlier : .system }

  fileprivate func scope() throws(BackendFailure) -> CacheScope {
    do throws(LiveFailure) {
      return CacheScope(endpoint: endpoint.url, account: try account())
    } catch {
      throw error.backendFailure
    }
  }
}
