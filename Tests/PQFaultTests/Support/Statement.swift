import PQ
import PQTestSupport

/// A random statement about a small fixture, with its outcome without faults.
struct Statement: Sendable {
  let text: String
  /// The statement as the session of the fixture prepared it.
  let prepared: CheckedText
  /// The session whose backend is the fixture itself.
  private let session: Session

  private static let fixture = Result { try RandomFixture(seed: 7) }
  /// The maximum number of requests of a statement. More requests would show nothing new.
  private static let mostRequests = 30

  static let now = RandomFixture.end

  /// Returns the fixture.
  static func backend() throws -> any Backend { try fixture.get().backend }

  /// Returns a number of statements from a seed. All can be answered within the limits of the API, and
  /// every other one needs at least four requests.
  static func some(_ count: Int, seed: UInt64) throws -> [Statement] {
    let fixture = try fixture.get()
    let session = Session(backend: fixture.backend, now: now)
    var statements: [Statement] = []
    var number = seed &* 1_000_000
    while statements.count < count {
      number += 1
      var generator = RandomQueryGenerator(seed: number, groups: fixture.groups)
      let text = generator.query()
      let prepared = session.check(text)
      let counts = (statements.count % 2 == 0 ? 1 : 4)...mostRequests
      guard !prepared.hasErrors, counts.contains(prepared.requestCount) else { continue }
      statements.append(Statement(text: text, prepared: prepared, session: session))
    }
    return statements
  }

  /// Returns the outcome without faults.
  func outcomeWithoutFaults() async -> Outcome { await session.outcome(of: text) }

  func outcome(_ backend: any Backend) async -> Outcome {
    await Session(backend: backend, now: Self.now).outcome(of: text)
  }

  /// Returns the outcome if parts of the range are missing. It is `nil` if the query and its comparison
  /// share a request that only one of them lacks.
  func outcome(without missing: [MissingSlice]) async -> Outcome? {
    let (current, before) = ranges(of: missing)
    guard current.lost.isDisjoint(with: before.kept), before.lost.isDisjoint(with: current.kept)
    else { return nil }
    let incomplete = IncompleteBackend(
      whole: session.backend, lost: current.lost.union(before.lost))
    var session = Session(backend: incomplete, now: Self.now)
    session.execution.failureLimit = .max
    return await session.outcome(of: text)
  }

  private typealias Ranges = (lost: Set<TimeRange>, kept: Set<TimeRange>)

  /// Returns the missing and the other request ranges, of the query and of its comparison.
  private func ranges(of missing: [MissingSlice]) -> (current: Ranges, before: Ranges) {
    var (current, before): (Ranges, Ranges) = (([], []), ([], []))
    for case .run(let plan) in prepared.statements.map(\.work) {
      for range in plan.current.fetches.map(\.request.range) {
        let isLost = missing.contains { !$0.isBefore && $0.range.holds(range) }
        if isLost { current.lost.insert(range) } else { current.kept.insert(range) }
      }
      for range in plan.before?.fetches.map(\.request.range) ?? [] {
        let isLost = missing.contains { $0.isBefore && $0.range.holds(range) }
        if isLost { before.lost.insert(range) } else { before.kept.insert(range) }
      }
    }
    return (current, before)
  }
}

extension TimeRange {
  fileprivate func holds(_ other: TimeRange) -> Bool { from <= other.from && other.to <= to }
}

/// A backend that fails the requests for some ranges of another backend.
private struct IncompleteBackend: Backend {
  let whole: any Backend
  let lost: Set<TimeRange>

  var name: String { whole.name }
  var catalog: Catalog { whole.catalog }
  var clock: Instant { whole.clock }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    if lost.contains(request.range) { throw BackendFailure("a gap", kind: .request) }
    try await whole.answer(request, to: &sink)
  }
}
