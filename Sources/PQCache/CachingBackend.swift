package import PQEngine
package import PQModel
import Synchronization

/// A backend in front of another backend, with a cache. It asks the other backend only for data that is
/// not in the cache.
///
/// It relies on a property of every backend: the rows of a bucket do not depend on the range or the
/// metrics of the request.
package struct CachingBackend: DetailedBackend {
  /// A function that returns the scope (the owner) of the answers. If it throws an error, requests fail
  /// with this error.
  package typealias ScopeFinder = @Sendable () throws(BackendFailure) -> CacheScope

  private let backend: any Backend
  private let cache: AnswerCache
  private let lazyScope: LazyScope
  private let closing: ClosingClock
  private let journal = CacheLog()
  /// True if cached answers are replaced instead of used.
  private var replaces = false

  /// Creates a cache in front of a backend. The scope of the backend's answers is determined by the
  /// first request.
  ///
  /// - Parameters:
  ///   - closing: the clock that determines which buckets may still change.
  ///   - scope: returns the scope. After an error, the next request calls it again.
  package init(
    _ backend: any Backend, cache: AnswerCache, closing: ClosingClock = .backend,
    scope: @escaping ScopeFinder
  ) {
    self.backend = backend
    self.cache = cache
    self.closing = closing
    lazyScope = LazyScope(scope)
  }

  /// Creates a cache in front of a backend. The scope of the backend's answers is known.
  package init(_ backend: any Backend, cache: AnswerCache, scope: CacheScope) {
    self.init(backend, cache: cache) { () throws(BackendFailure) in scope }
  }

  /// The name of the other backend.
  package var name: String { backend.name }

  /// The catalog of the other backend.
  package var catalog: Catalog { backend.catalog }

  /// The clock of the other backend.
  package var clock: Instant { backend.clock }

  /// The destination of the other backend's requests; `nil` if the other backend answers in this
  /// process.
  package var destination: HTTPDestination? { backend.destination }

  /// Returns the values of a dimension that the other backend knows.
  package func knownValues(of dimension: ExportDimension) -> [String] {
    backend.knownValues(of: dimension)
  }

  /// The other backend.
  package var base: (any Backend)? { backend }

  /// A version of this backend that fetches every answer again and replaces cached entries.
  package var refreshing: any Backend {
    var other = self
    other.replaces = true
    return other
  }

  /// The numbers of avoided, shortened and unchanged requests so far.
  package var usage: CacheUsage { journal.usage }

  /// The problems of the cache so far, each listed once.
  package var notes: [CacheNote] { journal.notes }

  /// Answers a request from the cache, and fetches the missing part of its range with one request.
  /// Rows are passed on and stored as they arrive.
  ///
  /// - Throws: A failure of the other backend or of the scope finder. A problem of the cache itself is
  ///   not thrown but added to `notes`.
  package func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    let inquiry = try inquiry(about: request)
    if replaces { journal.recordingNotes { () throws(CacheNote) in try cache.forget(inquiry) } }
    let finding =
      replaces ? nil : journal.recordingNotes { () throws(CacheNote) in try cache.find(inquiry) }
    if let finding, try await answer(inquiry, from: finding, to: &sink) { return }
    journal.count(.nothing)
    try await fetch(request, inquiry, to: &sink)
  }

  private func inquiry(about request: ExportRequest) throws(BackendFailure) -> CacheRequest {
    let key = AnswerKey(request, in: try lazyScope.scope())
    return CacheRequest(request: request, key: key, clock: closing.time(of: backend))
  }

  /// Answers a request from the found entries, and fetches the missing part.
  ///
  /// - Returns: false if the entries do not shorten the request, or if an entry is damaged.
  private func answer(
    _ inquiry: CacheRequest, from finding: CacheLookup, to sink: inout some AnswerSink
  ) async throws(BackendFailure) -> Bool {
    let coverage = finding.patchwork.coverage
    switch coverage {
    case .nothing: return false
    case .all: sink.begin(AnswerHead(origin: .stored))
    case .part(let missing):
      guard let smaller = shortened(inquiry.request, to: missing) else { return false }
      // The fetch comes first, because each attempt of the backend begins the answer again.
      try await fetch(smaller, inquiry, to: &sink)
    }
    guard handOn(finding, inquiry.request, to: &sink) else { return false }
    journal.count(coverage)
    if finding.patchwork.patches.count > AnswerCache.maxParts {
      journal.recordingNotes { () throws(CacheNote) in try cache.join(inquiry) }
    }
    return true
  }

  /// Passes on the cached rows. Returns false if an entry cannot be read any more.
  private func handOn(
    _ finding: CacheLookup, _ request: ExportRequest, to sink: inout some AnswerSink
  ) -> Bool {
    let layout = ColumnLayout(request)
    var isEmpty = finding.patchwork.missing == nil
    do throws(EntryFailure) {
      for patch in finding.patchwork.patches {
        try finding.read(patch, request.metrics) { rows in
          sink.take(rows.arranged(layout).table)
          isEmpty = false
        }
      }
    } catch {
      return false
    }
    if isEmpty { sink.take(AnswerColumns(empty: layout).table) }
    return true
  }

  /// Returns the request, shortened to a part of its range. The result is `nil` if the backend's
  /// limits no longer allow the request, because time has passed since the request was made.
  private func shortened(_ request: ExportRequest, to range: TimeRange) -> ExportRequest? {
    try? ExportRequest(
      range: range, interval: request.interval, metrics: request.metrics, filters: request.filters,
      dimensions: request.dimensions, catalog: catalog, clock: clock)
  }

  /// Fetches an answer from the other backend. Its closed buckets are stored in the cache.
  private func fetch(
    _ request: ExportRequest, _ inquiry: CacheRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    var keeping = StoringSink(sink, request.range, inquiry, cache: cache, journal)
    keeping.begin(AnswerHead())
    try await backend.answer(request, to: &keeping)
    keeping.finish()
    sink = keeping.sink
  }
}

extension CachingBackend {
  /// Returns the part of the answer that is cached, without sending a request; `.nothing` if the
  /// scope cannot be determined.
  ///
  /// Only the headers of entries are checked. Damaged rows are found later, and then they are fetched.
  package func coverage(of request: ExportRequest) -> CacheCoverage {
    journal.recordingNotes { () throws(CacheNote) in
      // An empty cache needs no scope, so no token has to be found.
      guard try cache.exists, let inquiry = try? inquiry(about: request) else { return .nothing }
      return try cache.coverage(of: inquiry)
    } ?? .nothing
  }

  /// Returns the number of cached requests, and the other backend's forecast for all other requests.
  package func forecast(_ requests: [ExportRequest]) -> Forecast {
    var cached = 0
    var cachedInPart = 0
    var rest: [ExportRequest] = []
    for request in requests {
      switch coverage(of: request) {
      case .all: cached += 1
      case .nothing: rest.append(request)
      case .part(let missing):
        let smaller = shortened(request, to: missing)
        if smaller != nil { cachedInPart += 1 }
        rest.append(smaller ?? request)
      }
    }
    let others = backend.forecast(rest)
    return Forecast(
      cached: cached + others.cached, cachedInPart: cachedInPart + others.cachedInPart,
      wait: others.wait)
  }
}

/// Determines the scope once, when it is first needed. It is not determined earlier, because the token
/// of an account may come from a program that asks the user.
private final class LazyScope: Sendable {
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
