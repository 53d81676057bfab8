import PQModel
import PQSyntax
import Testing

@testable import PQPlan

/// The choice of the rows and their order.
@Suite struct PlanRowsTests {
  @Test(arguments: [
    ("EVERY 1h", ["time", "0", "1"]), ("EVERY 1h ORDER BY http", ["http", "time", "0", "1"]),
    ("EVERY 1h ORDER BY city DESC", ["1 descending", "time", "0"]),
    ("EVERY 1h ORDER BY timestamp DESC", ["time descending", "0", "1"]),
    ("EVERY 1h ORDER BY city, os, timestamp", ["1", "0", "time"]),
    // If a column is used twice, the first use counts.
    ("EVERY 1h ORDER BY http DESC, http", ["http descending", "time", "0", "1"]),
    ("EVERY 1h ORDER BY peers", ["p2p", "time", "0", "1"]),
    ("EVERY 1h TOP 3 BY p2p", ["time", "top", "0", "1"]),
    ("EVERY 1h TOP 3 BY p2p ORDER BY http", ["http", "time", "top", "0", "1"]),
    ("EVERY 1h TOP 3 BY p2p WITH OTHERS", ["time", "top", "0", "1"]),
    (
      "EVERY 1h TOP 3 BY p2p WITH OTHERS ORDER BY http",
      ["others", "http", "time", "top", "0", "1"]
    ),
    (
      "EVERY 1h TOP 3 BY p2p WITH OTHERS ORDER BY timestamp DESC, city",
      ["time descending", "others", "1", "top", "0"]
    ),
    ("TOP 3 BY p2p WITH OTHERS ORDER BY os", ["others", "0", "top", "1"]),
    // A query without EVERY has no time to sort by.
    ("", ["0", "1"]), ("TOP 3 BY p2p", ["top", "0", "1"]),
    ("ORDER BY os DESC", ["0 descending", "1"]),
  ])
  func order(clauses: String, expected: [String]) throws {
    let text = "SELECT http, p2p AS peers BY os, city LAST 1h \(clauses)"
    let rows = try #require(Planned(text).plan?.rows)
    let keys = rows.order.map { key in
      let name =
        switch key.target {
        case .time: "time"
        case .dimension(let place): "\(place)"
        case .top: "top"
        case .others: "others"
        case .step(let step):
          if case .metric(let metric, _) = rows.computation.steps[step] {
            metric.rawValue
          } else {
            "?"
          }
        }
      return name + (key.isDescending ? " descending" : "")
    }
    #expect(keys == expected)
  }

  /// TOP uses the larger value of both ranges, unless the query itself names one of them.
  @Test(arguments: [
    ("TOP 3 BY http", false), ("COMPARE WITH PREVIOUS TOP 3 BY http", true),
    ("COMPARE WITH PREVIOUS TOP 3 BY http / p2p", true),
    ("COMPARE WITH PREVIOUS TOP 3 BY http_before", false),
    ("COMPARE WITH PREVIOUS TOP 3 BY abs(http_change)", false),
    ("COMPARE WITH PREVIOUS TOP 3 BY http - http_before", false),
  ])
  func topOfComparedRanges(clauses: String, isLarger: Bool) throws {
    let top = try #require(Planned("SELECT http BY os LAST 1h \(clauses)").plan?.rows.top)
    #expect(top.isLarger == isLarger)
  }

  @Test(
    arguments: [
      ("BY os FILL 0", []), ("BY os WHERE os IN ('a', 'b')", []),
      ("BY os WHERE os IN ('a', 'b') FILL 0", [["a"], ["b"]]),
      (
        "BY os, city WHERE os IN ('a', 'b') AND city IN ('x', 'y') FILL NULL",
        [["a", "x"], ["a", "y"], ["b", "x"], ["b", "y"]]
      ),
      ("BY os, city WHERE os IN ('a', 'b') FILL 0", []),
      ("BY os WHERE os IN ('a', 'b') AND os != 'a' FILL 0", [["b"]]),
      ("BY os WHERE os = 'a' AND os = 'b' FILL 0", []), ("FILL 0", [[]]),
    ] as [(String, [[String]])])
  func groupsThatListsName(clauses: String, groups: [[String]]) throws {
    let rows = try #require(Planned("SELECT http \(clauses) LAST 1h EVERY 1h").plan?.rows)
    #expect(rows.namedGroups == groups)
  }

  @Test func tooManyNamedGroupsAreRefused() {
    let list = (1...1001).map { "'\($0)'" }.joined(separator: ", ")
    let text =
      "SELECT http BY os, city WHERE os IN (\(list)) AND city IN (\(list)) LAST 1h EVERY 1h"
    #expect(Planned(text).errors.isEmpty)
    let errors = Planned(text + " FILL 0").errors
    #expect(errors.map(\.code) == [.tooLarge])
    #expect(
      errors.first?.message
        == "FILL would show 1002001 groups that lists name, and 1000000 are the limit")
  }

  @Test func runningBucketIsMarked() throws {
    let running = try #require(Planned("SELECT http LAST 2h INCLUDING NOW EVERY 1h").plan)
    #expect(running.rows.marksBuckets)
    #expect(running.rows.now == Planned.clock)
    let complete = try #require(Planned("SELECT http LAST 2h EVERY 1h").plan)
    #expect(!complete.rows.marksBuckets)
    #expect(complete.rows.now == nil)
    let whole = try #require(Planned("SELECT http LAST 2h INCLUDING NOW").plan)
    #expect(!whole.rows.marksBuckets)
    #expect(whole.rows.now == Planned.clock)
  }

  /// If the clock is at a border, there is no bucket that has begun and is not over.
  @Test func onABorderNoBucketRuns() throws {
    let clock = try time("2026-01-15T20:00Z")
    let planned = Planned("SELECT http LAST 2h INCLUDING NOW EVERY 1h", clock: clock)
    let plan = try #require(planned.plan)
    #expect(plan.rows.now.flatMap { plan.current.buckets.index(of: $0) } == nil)
    #expect(plan.current.buckets.count == 2)
  }

  @Test func clausesReachTheRowPlan() throws {
    let text = """
      SELECT http, p2p / http AS ratio BY os LAST 2h EVERY 1h TIMEZONE 'Europe/Berlin' FILL PREVIOUS
      HAVING http > 1GB TOP 3 BY p2p WITH OTHERS LIMIT 7
      """
    let rows = try #require(Planned(text).plan?.rows)
    #expect(rows.columns.map(\.name) == ["http", "ratio"])
    #expect(rows.timeZone?.name == "Europe/Berlin")
    #expect(rows.fill == .previous)
    #expect(rows.limit == 7)
    #expect(rows.top?.count == 3)
    #expect(rows.top?.hasOthers == true)
    #expect(rows.having?.steps.count == 2)
  }
}
