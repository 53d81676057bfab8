public import PQEngine
public import PQModel

/// A backend that asks another one only for what was not fetched before.
///
/// It counts on what the protocol promises: that the rows of a bucket depend neither on the range
/// of the request nor on its metrics.
public struct CachingBackend: Backend {
  /// Finds out whose answers they are; if it cannot, requests fail for its reason.
  public typealias ScopeFinder = @Sendable () throws(BackendFailure) -> CacheScope

  private let backend: any Backend
  private let cache: AnswerCache
  private let keeper: ScopeKeeper
  private let closing: ClosingClock
  private let journal = Journal()
  /// Whether kept answers are replaced instead of used.
  private var replaces = false

  /// Stands before a backend, whose answers are those of a scope. It is found out when the first
  /// request needs it.
  public init(
    _ backend: any Backend, cache: AnswerCache, closing: ClosingClock = .backend,
    scope: @escaping ScopeFinder
  ) {
    self.backend = backend
    self.cache = cache
    self.closing = closing
    keeper = ScopeKeeper(scope)
  }

  /// Stands before a backend, whose answers are those of a scope.
  public init(_ backend: any Backend, cache: AnswerCache, scope: CacheScope) {
    self.init(backend, cache: cache) { () throws(BackendFailure) in scope }
  }

  /// The name of the other backend.
  public var name: String { backend.name }

  /// What the other backend can be asked.
  public var catalog: Catalog { backend.catalog }

  /// The clock of the other backend.
  public var clock: Instant { backend.clock }

  /// Where the other backend sends what is not kept.
  public var destination: HTTPDestination? { backend.destination }

  /// What the other backend knows.
  public func knownValues(of dimension: Dimension) -> [String] {
    backend.knownValues(of: dimension)
  }

  /// The other backend.
  public var base: (any Backend)? { backend }

  /// The same, but what was kept of a request is removed when it is answered anew.
  public var refreshing: any Backend {
    var other = self
    other.replaces = true
    return other
  }

  /// How many requests were spared so far.
  public var usage: CacheUsage { journal.usage }

  /// What has kept answers from being kept so far, each once.
  public var notes: [CacheNote] { journal.notes }

  /// Answers from what was kept, and asks the other backend at most once for the rest. Rows are handed
  /// on, and kept, as they come.
  public func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    let inquiry = try inquiry(about: request)
    if replaces { journal.noting { () throws(CacheNote) in try cache.forget(inquiry) } }
    let finding =
      replaces ? nil : journal.noting { () throws(CacheNote) in try cache.find(inquiry) }
    if let finding, try await answer(inquiry, from: finding, to: &sink) { return }
    journal.count(.nothing)
    try await fetch(request, inquiry, to: &sink)
  }

  private func inquiry(about request: ExportRequest) throws(BackendFailure) -> Inquiry {
    let key = AnswerKey(request, in: try keeper.scope())
    return Inquiry(request: request, key: key, clock: closing.time(of: backend))
  }

  /// Answers from what was found and what is missing; false if that would spare nothing, or an entry
  /// was damaged while it was read.
  private func answer(
    _ inquiry: Inquiry, from finding: Finding, to sink: inout some AnswerSink
  ) async throws(BackendFailure) -> Bool {
    let coverage = finding.patchwork.coverage
    switch coverage {
    case .nothing: return false
    case .all: sink.begin(AnswerHead())
    case .part(let missing):
      guard let smaller = shortened(inquiry.request, to: missing) else { return false }
      // First, because each attempt of the backend begins the answer anew.
      try await fetch(smaller, inquiry, to: &sink)
    }
    guard handOn(finding, inquiry.request, to: &sink) else { return false }
    journal.count(coverage)
    if finding.patchwork.patches.count > AnswerCache.mostPatches {
      journal.noting { () throws(CacheNote) in try cache.join(inquiry) }
    }
    return true
  }

  /// Hands on what was found; false if it cannot be read any more.
  private func handOn(
    _ finding: Finding, _ request: ExportRequest, to sink: inout some AnswerSink
  ) -> Bool {
    let layout = Layout(request)
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
    if isEmpty { sink.take(Answer(empty: layout).table) }
    return true
  }

  /// The request for a part of its range; nil if the backend's limits do not allow it any more,
  /// because the clock has moved on since the request was made.
  private func shortened(_ request: ExportRequest, to range: TimeRange) -> ExportRequest? {
    try? ExportRequest(
      range: range, interval: request.interval, metrics: request.metrics, filters: request.filters,
      dimensions: request.dimensions, catalog: catalog, clock: clock)
  }

  /// Asks the other backend, and keeps what is closed of its answer.
  private func fetch(
    _ request: ExportRequest, _ inquiry: Inquiry, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    var keeping = KeepingSink(sink, request.range, inquiry, cache: cache, journal)
    keeping.begin(AnswerHead())
    try await backend.answer(request, to: &keeping)
    keeping.finish()
    sink = keeping.sink
  }
}

extension CachingBackend {
  /// How much of the answer to a request is kept; nothing is sent to find out. If it cannot be found
  /// out whose answers they are, nothing is.
  ///
  /// The rows are not looked at. Should they be damaged then they are fetched all the same.
  public func coverage(of request: ExportRequest) -> CacheCoverage {
    journal.noting { () throws(CacheNote) in
      // Whoever has kept nothing need not be asked who he is.
      guard try cache.exists, let inquiry = try? inquiry(about: request) else { return .nothing }
      return try cache.coverage(of: inquiry)
    } ?? .nothing
  }

  /// What is kept of the requests, and what the other backend has to say of the rest.
  public func forecast(_ requests: [ExportRequest]) -> Forecast {
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
