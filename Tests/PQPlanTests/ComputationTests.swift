import PQModel
import PQPlan
import PQTestSupport
import Testing

/// Expressions become steps, and equal expressions share a step.
@Suite struct ComputationTests {
  @Test(arguments: [
    ("http", 1), ("http, http AS again", 1), ("http, p2p", 2),
    // http, p2p, their sum, the ratio.
    ("p2p / (http + p2p) AS offload", 4),
    ("p2p / (http + p2p) AS offload, 1 - p2p / (http + p2p) AS rest", 6),
    ("http + p2p AS a, p2p + http AS b", 4), ("http + p2p AS a, http + p2p AS b", 3),
    ("delta(http) AS a, delta(http) AS b, cumulative(http) AS c", 3),
    ("max(sessions, 30m) AS a, max(sessions, 30m) AS b", 1),
    ("max(sessions, 30m) AS a, max(sessions, 15m) AS b, min(sessions, 30m) AS c", 3),
    ("round(http / p2p, 2) AS a, round(http / p2p, 3) AS b", 5),
    ("if(http > 1, p2p, 0) AS a, if(http > 1, p2p, 0) AS b", 5),
    ("-http AS a, -http AS b", 2), ("coalesce(http / p2p, 0) AS a", 5),
  ])
  func equalStepsAreOne(columns: String, count: Int) throws {
    let plan = try #require(Planned("SELECT \(columns) LAST 1h EVERY 1h").plan, "\(columns)")
    #expect(plan.rows.computation.steps.count == count)
  }

  @Test func stepsUseEarlierStepsOnly() throws {
    let text =
      "SELECT round(100 * p2p / (http + p2p), 1) AS a, if(http > p2p, rate(http), 0) AS b"
      + " LAST 1h EVERY 1h"
    let steps = try #require(Planned(text).plan).rows.computation.steps
    for (number, step) in steps.enumerated() {
      switch step {
      case .metric, .whole, .decimal, .reduced: break
      case .negated(let part), .window(_, let part, _): #expect(part < number)
      case .arithmetic(_, let left, let right), .change(let left, let right):
        #expect(max(left, right) < number)
      case .function(_, let parts): #expect(parts.allSatisfy { $0 < number })
      case .choice(let condition, let yes, let no):
        #expect((condition.steps + [yes, no]).allSatisfy { $0 < number })
      }
    }
  }

  @Test func keysAndConditionsShareSteps() throws {
    let text = """
      SELECT p2p / (http + p2p) AS offload BY os LAST 1h EVERY 1h
      HAVING p2p / (http + p2p) > 0.5 ORDER BY offload
      """
    let rows = try #require(Planned(text).plan).rows
    // The four steps of the column, and 0.5.
    #expect(rows.computation.steps.count == 5)
    #expect(rows.having == .comparison(.greater, 3, 4))
    #expect(rows.order.first?.target == .step(3))
  }

  @Test func comparisonHasTwoSides() throws {
    let rows = try #require(
      Planned("SELECT http + p2p AS all LAST 1d EVERY 1d COMPARE WITH PREVIOUS").plan
    ).rows
    #expect(rows.columns.map(\.name) == ["all", "all_before", "all_change"])
    #expect(
      rows.computation.steps == [
        .metric(.http, .current), .metric(.p2p, .current), .arithmetic(.plus, 0, 1),
        .metric(.http, .before), .metric(.p2p, .before), .arithmetic(.plus, 3, 4),
        .change(2, from: 5),
      ])
    #expect(rows.columns.map(\.step) == [2, 5, 6])
  }

  @Test func reducersHaveStepsOfTheirOwn() throws {
    let plan = try #require(
      Planned("SELECT max(http + p2p, 5m) AS a, p95(sessions, 15m) AS b LAST 1h EVERY 1h").plan)
    #expect(plan.rows.grains.map(\.description) == ["5m", "15m"])
    guard case .reduced(.max, let inner, 2, 0, .current) = plan.rows.computation.steps[0],
      case .reduced(.p95, let other, 0, 1, .current) = plan.rows.computation.steps[1]
    else {
      Issue.record("\(plan.rows.computation.steps)")
      return
    }
    #expect(inner.steps.count == 3)
    #expect(other.steps == [.metric(.sessions, .current)])
  }

  @Test func findsTheStepsThatAStepUses() throws {
    let text = "SELECT if(http > 1, p2p / http, http / p2p) AS x, p2p LAST 1h EVERY 1h"
    let computation = try #require(Planned(text).plan).rows.computation
    let last = computation.steps.count - 1
    #expect((0...last).allSatisfy { computation.step(last, uses: $0) })
    let p2p = try #require(computation.steps.firstIndex(of: .metric(.p2p, .current)))
    #expect(!computation.step(p2p, uses: last))
    #expect(computation.step(p2p, uses: p2p))
  }

  /// Equal steps are found by hash, so many columns do not take quadratic time.
  @Test(.timeLimit(.minutes(10))) func manyStepsAreStillOne() throws {
    let columns = (0..<2000).map { "http + \($0 % 500)B AS c\($0)" }.joined(separator: ", ")
    let plan = try #require(Planned("SELECT \(columns) LAST 1h EVERY 1h").plan)
    // http, 500 numbers, and 500 sums.
    #expect(plan.rows.computation.steps.count == 1001)
  }
}
