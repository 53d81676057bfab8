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
  /// Whether what was kept of a request is replaced instead of used.
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

  /// Answers from what was kept, and asks the other backend at most once for the rest.
  public func answer(_ request: ExportRequest) async throws(BackendFailure) -> Table {
    let inquiry = try inquiry(about: request)
    if replaces { journal.noting { () throws(CacheNote) in try cache.forget(inquiry) } }
    let finding =
      replaces ? nil : journal.noting { () throws(CacheNote) in try cache.find(inquiry) }
    if let finding, let answer = try await answer(inquiry, from: finding) { return answer.table }
    journal.count(.nothing)
    let table = try await backend.answer(request)
    if let answer = Answer(table, Layout(request)) { keep(answer, in: request.range, inquiry) }
    return table
  }

  private func inquiry(about request: ExportRequest) throws(BackendFailure) -> Inquiry {
    let key = AnswerKey(request, in: try keeper.scope())
    return Inquiry(request: request, key: key, clock: closing.time(of: backend))
  }

  /// Answers from what was found and what is missing; nil if that would spare nothing.
  private func answer(
    _ inquiry: Inquiry, from finding: Finding
  ) async throws(BackendFailure) -> Answer? {
    let request = inquiry.request
    var fetched = Answer(empty: Layout(request))
    let coverage = finding.patchwork.coverage
    switch coverage {
    case .nothing: return nil
    case .all: journal.count(coverage)
    case .part(let missing):
      guard let smaller = shortened(request, to: missing) else { return nil }
      journal.count(coverage)
      fetched = try await fetch(smaller)
    }
    let joined = finding.joined(with: fetched, Layout(request))
    if finding.patchwork.patches.count > AnswerCache.mostPatches {
      keep(joined, in: request.range, inquiry)
    } else if case .part(let missing) = coverage {
      keep(fetched, in: missing, inquiry)
    }
    return joined
  }

  /// The request for a part of its range; nil if the backend's limits do not allow it any more,
  /// because the clock has moved on since the request was made.
  private func shortened(_ request: ExportRequest, to range: TimeRange) -> ExportRequest? {
    try? ExportRequest(
      range: range, interval: request.interval, metrics: request.metrics, filters: request.filters,
      dimensions: request.dimensions, catalog: catalog, clock: clock)
  }

  private func fetch(_ request: ExportRequest) async throws(BackendFailure) -> Answer {
    let table = try await backend.answer(request)
    guard let answer = Answer(table, Layout(request)) else {
      throw BackendFailure("\(backend.name) answered without proper columns: \(request.body)")
    }
    return answer
  }

  private func keep(_ answer: Answer, in range: TimeRange, _ inquiry: Inquiry) {
    journal.noting { () throws(CacheNote) in
      try cache.keep(answer, in: range, inquiry.key, clock: inquiry.clock)
    }
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
