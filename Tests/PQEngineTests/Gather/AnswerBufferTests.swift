import PQModel
import PQPlan
import PQTestSupport
import Synchronization
import Testing

@testable import PQEngine

/// The result does not depend on the pieces in which an answer arrives.
@Suite(.timeLimit(.minutes(1))) struct AnswerBufferTests {
  /// A backend that begins each answer twice. The second time it sends pieces of `size` rows.
  private struct Crumbling: Backend {
    let whole: ScriptedBackend
    let size: Int

    var name: String { whole.name }
    var catalog: Catalog { whole.catalog }
    var clock: Instant { whole.clock }

    func answer(
      _ request: ExportRequest, to sink: inout some AnswerSink
    ) async throws(BackendFailure) {
      let table = try await whole.answer(request)
      sink.take(table)
      sink.begin(AnswerHead())
      var start = 0
      repeat {
        sink.take(table.rows(Array(start..<min(start + size, table.rowCount))))
        start += size
      } while start < table.rowCount
    }
  }

  /// Rows with a few values per dimension, and with different numbers.
  private static let backend = ScriptedBackend { request in
    var table = DataTable.ones(request)
    let count = table.rowCount
    for place in table.columns.indices {
      switch table.columns[place].values {
      case .integers: table.columns[place].values = .integers((0..<count).map { Int64($0 * 7 + 1) })
      case .decimals: table.columns[place].values = .decimals((0..<count).map { Double($0) / 4 })
      case .texts:
        table.columns[place].values = .texts(TextColumn((0..<count).map { "v\($0 % (2 + place))" }))
      case .instants: break
      }
    }
    return table
  }

  @Test(
    arguments: [
      "SELECT http, sessions LAST 6h EVERY 1m",
      "SELECT http, sessions, max(sessions, 5m) AS peak BY os LAST 1d EVERY 1h",
      "SELECT p2p / (http + p2p) AS offload BY os, isp LAST 12h TOP 2 BY http WITH OTHERS",
      "SELECT http BY os WHERE isp NOT IN ('v1') LAST 6h EVERY 1h",
      "SELECT http, sessions BY os LAST 6h EVERY 1h COMPARE WITH PREVIOUS",
      "SELECT http BY os WHERE isp LIKE 'v%' LAST 6h EVERY 1h FILL 0",
    ], [1, 7, 100, 100_000])
  func resultDoesNotDependOnPieces(text: String, size: Int) async throws {
    let plan = try Planned.plan(text, Self.backend)
    let expected = try await PlanRunner(backend: Self.backend).run(plan)
    let found = try await PlanRunner(backend: Crumbling(whole: Self.backend, size: size)).run(plan)
    #expect(found.table == expected.table)
    #expect(found.requests.map(\.rows) == expected.requests.map(\.rows))
  }

  @Test func aWrongPieceIsAnError() async throws {
    let plan = try Planned.plan("SELECT http LAST 1h EVERY 1m", Self.backend)
    var buffer = AnswerBuffer(plan.current.fetches[0], of: plan, isBefore: false, from: "x")
    buffer.take(DataTable([.texts("timestamp", [])]))
    buffer.take(.ones(plan.requests[0]))
    let failure = #expect(throws: BackendFailure.self) { try buffer.answer() }
    #expect(
      failure?.description
        == "x sent a wrong answer: the column \"timestamp\" has texts, and must have instants")
    buffer.begin(AnswerHead())
    #expect(throws: BackendFailure("x gave no answer")) { try buffer.answer() }
  }
}
