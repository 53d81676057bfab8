public import PQEngine
public import PQModel

/// A backend that asks another one only for what was not fetched before.
///
/// It counts on what the protocol promises: that the rows of a bucket depend neither on the range
/// of the request nor on its metrics, and that the other backend's clock is that of its data.
public struct CachingBackend: Backend {
  private let backend: any Backend
  private let cache: AnswerCache
  private let scope: CacheScope
  private let journal = Journal()

  /// Stands before a backend, whose answers are those of a scope.
  public init(_ backend: any Backend, cache: AnswerCache, scope: CacheScope) {
    self.backend = backend
    self.cache = cache
    self.scope = scope
  }

  /// The name of the other backend.
  public var name: String { backend.name }

  /// What the other backend can be asked.
  public var catalog: Catalog { backend.catalog }

  /// The clock of the other backend.
  public var clock: Instant { backend.clock }

  /// How many requests were spared so far.
  public var usage: CacheUsage { journal.usage }

  /// What has kept answers from being kept so far, each once.
  public var notes: [CacheNote] { journal.notes }

  /// How much of the answer to a request is kept; nothing is sent to find out.
  ///
  /// The rows are not looked at. Should they be damaged then they are fetched all the same.
  public func coverage(of request: ExportRequest) -> CacheCoverage {
    let inquiry = inquiry(about: request)
    return journal.noting { () throws(CacheNote) in try cache.coverage(of: inquiry) } ?? .nothing
  }

  /// Answers from what was kept, and asks the other backend at most once for the rest.
  public func answer(_ request: ExportRequest) async throws(BackendFailure) -> Table {
    let inquiry = inquiry(about: request)
    let finding = journal.noting { () throws(CacheNote) in try cache.find(inquiry) }
    if let finding, let answer = try await answer(inquiry, from: finding) { return answer.table }
    journal.count(.nothing)
    let table = try await backend.answer(request)
    if let answer = Answer(table, Layout(request)) { keep(answer, in: request.range, inquiry) }
    return table
  }

  private func inquiry(about request: ExportRequest) -> Inquiry {
    Inquiry(request: request, key: AnswerKey(request, in: scope), clock: backend.clock)
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
      guard let smaller = inquiry.shortened(to: missing, catalog) else { return nil }
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
