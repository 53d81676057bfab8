import PQ
import PQTestSupport
import Testing
import PQPlan

/// EXPLAIN ANALYZE prints planned and measured numbers side by side.
@Suite struct AnalysisTests {
  private static let text =
    "SELECT http, http / 2 AS half BY os WHERE country LIKE 'x%' AND os LIKE 'x' LAST 12h EVERY 1m "
    + "FILL 0 HAVING half > 0 TOP 3 BY http WITH OTHERS LIMIT 5"

  private static func analysis(_ text: String) async throws -> (plan: Plan, table: DataTable) {
    let session = Session(backend: ScriptedBackend())
    let prepared = session.check("EXPLAIN ANALYZE " + text)
    let statement = try #require(prepared.statements.first, "\(prepared.diagnostics)")
    guard case .analyze(let plan) = statement.work else { throw BackendFailure("no analysis") }
    return (plan, try await session.run(statement).table)
  }

  private static func texts(_ table: DataTable, _ name: String) -> [String] {
    guard case .texts(let texts)? = table[name]?.values else { return [] }
    return texts.codes.indices.map { texts[$0] }
  }

  @Test func everyRequestAndEveryStepHasARow() async throws {
    let (plan, table) = try await Self.analysis(Self.text)
    #expect(
      Self.texts(table, "step") == [
        "request 1", "request 2", "filter and add up the answers",
        "keep the top 3 groups, add up the others", "fill gaps with 0", "compute half",
        "keep the rows that match HAVING", "sort by timestamp, rank in TOP, os.name",
        "keep the first 5 rows", "make the columns", "result",
      ])
    #expect(Set(plan.toldOperations.map(plan.text)).isSubset(of: Self.texts(table, "step")))
    #expect(
      Self.texts(table, "planned").filter { !$0.isEmpty } == [
        "360 x 1m from 2026-01-14T12:00Z", "360 x 1m from 2026-01-14T18:00Z", "2 requests",
      ])
    #expect(table.captions.first == plan.summary)
  }

  @Test func rowsBytesAndTimesAreReported() async throws {
    let table = try await Self.analysis(Self.text).table
    #expect(
      table["rows"]?.values
        == .integers([360, 360, 720, 1, 720, 720, 720, 720, 5, 5, 5]))
    #expect(table["bytes"]?.nulls == [false, false] + Array(repeating: true, count: 8) + [false])
    #expect(table["waited"]?.nulls == [false, false] + Array(repeating: true, count: 9))
    guard case .decimals(let times)? = table["time"]?.values else {
      Issue.record("no times")
      return
    }
    #expect(table["time"]?.nulls?.contains(true) != true)
    #expect(times.allSatisfy { $0 >= 0 })
    // The total time is not less than the sum of the successive steps.
    #expect(times.last ?? 0 >= times.dropFirst(2).dropLast().reduce(0, +))
  }

  @Test func stepsOfAPlainQueryAreReported() async throws {
    let table = try await Self.analysis("SELECT http LAST 1h EVERY 1h").table
    #expect(
      Self.texts(table, "step") == [
        "request 1", "add up the answers", "compute", "sort by timestamp", "make the columns",
        "result",
      ])
    #expect(table["rows"]?.values == .integers([1, 1, 1, 1, 1, 1]))
  }

  @Test func aPlanWithoutRequestsIsReported() async throws {
    let table = try await Self.analysis(
      "SELECT http WHERE os = 'a' AND os = 'b' LAST 1h EVERY 1h"
    ).table
    #expect(Self.texts(table, "step").first == "add up the answers")
    #expect(Self.texts(table, "planned").last == "0 requests")
  }
}
