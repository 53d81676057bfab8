import PQModel
import PQPlan
import PQTestSupport
import Testing

@testable import PQEngine

/// Queries and their rows for some traffic.
@Suite struct RowPipelineTests {
  private static let backend = ScriptedBackend.traffic([
    (3, "b", 1), (3, "a", 2), (2, "b", 4), (1, "a", 8), (1, "c", 16),
  ])

  @Test(arguments: [
    (
      "SELECT http BY os LAST 3h EVERY 1h",
      ["21:00 a 2", "21:00 b 1", "22:00 b 4", "23:00 a 8", "23:00 c 16"]
    ),
    ("SELECT http LAST 3h EVERY 1h", ["21:00 3", "22:00 4", "23:00 24"]),
    ("SELECT http LAST 4h EVERY 2h", ["20:00 3", "22:00 28"]),
    ("SELECT http BY os LAST 3h", ["a 10", "b 5", "c 16"]),
    ("SELECT http, http / 2 AS half BY os LAST 3h HAVING half > 4", ["a 10 5.0", "c 16 8.0"]),
    ("SELECT http BY os LAST 3h ORDER BY http DESC", ["c 16", "a 10", "b 5"]),
    ("SELECT http BY os LAST 3h ORDER BY os DESC LIMIT 2", ["c 16", "b 5"]),
    (
      "SELECT p2p BY os LAST 3h EVERY 1h ORDER BY timestamp DESC, http DESC",
      ["23:00 c 0", "23:00 a 0", "22:00 b 0", "21:00 a 0", "21:00 b 0"]
    ),
    ("SELECT http BY os LAST 3h LIMIT 0", []),
    ("SELECT http WHERE os = 'b' LAST 3h EVERY 1h", ["21:00 1", "22:00 4"]),
    ("SELECT http BY os WHERE os LIKE '_' AND os != 'a' LAST 3h", ["b 5", "c 16"]),
    (
      "SELECT http / p2p AS x, http BY os LAST 3h ORDER BY x, http",
      ["b NULL 5", "a NULL 10", "c NULL 16"]
    ),
  ])
  func queriesReturnTheExpectedRows(text: String, rows: [String]) async throws {
    #expect(try await Planned.rows(text, Self.backend) == rows)
  }

  /// NULL comes last in both directions.
  @Test(arguments: ["", "DESC"])
  func nullsComeLast(direction: String) async throws {
    let text = "SELECT delta(http) AS x BY os LAST 3h EVERY 1h ORDER BY x \(direction), os"
    let rows = try await Planned.rows(text, Self.backend)
    let some = direction.isEmpty ? ["22:00 b 3", "23:00 a 6"] : ["23:00 a 6", "22:00 b 3"]
    #expect(rows == some + ["21:00 a NULL", "21:00 b NULL", "23:00 c NULL"])
  }

  @Test func aBucketThatRunsIsMarked() async throws {
    let backend = ScriptedBackend(
      clock: CivilTime(year: 2026, month: 1, day: 15).instant + 15 * .minute
    ) { request in
      var answer = DataTable.ones(request)
      answer.columns[1].values = .integers([7200, 900])
      return answer
    }
    let text = "SELECT http, rate(http) AS r LAST 1h INCLUDING NOW EVERY 1h"
    #expect(
      try await Planned.rows(text, backend)
        == ["23:00 complete 7200 2.0", "2026-01-15 running 900 1.0"])
  }

  /// A group without traffic after a subtraction has no row, is not filled, and is not in TOP.
  @Test func fullySubtractedGroupsHaveNoRows() async throws {
    let text = "SELECT http BY os, country WHERE city != 'x' LAST 3h EVERY 1h"
    for clauses in ["", " FILL 0", " FILL PREVIOUS", " TOP 2 BY http WITH OTHERS"] {
      #expect(try await Planned.rows(text + clauses, Self.backend) == [])
    }
  }

  @Test func captionsAreThoseOfThePlan() async throws {
    let plan = try Planned.plan("SELECT http LAST 3h", Self.backend)
    let table = try await PlanRunner(backend: Self.backend).run(plan).table
    #expect(table.captions == plan.frame.captions)
    #expect(!table.captions.isEmpty)
  }
}
