import PQModel
import PQTestSupport
import Testing

@testable import PQPlan

/// Long lists and long predicates take linear time. Quadratic time would be minutes.
@Suite struct LongListTests {
  private static let count = TestSize.isFull ? 10_000 : 2000
  private static let list = values(0..<count)

  private static func values(_ range: Range<Int>) -> String {
    "(\(range.map { "'value \($0)'" }.joined(separator: ", ")))"
  }

  static let predicates = [
    "city IN \(list)", "city NOT IN \(list)",
    "city IN \(list) AND city IN \(values(5000..<15_000))",
    "city IN \(list) AND city NOT IN \(list)", "city IN \(list) OR city LIKE 'x%'",
    "(city IN \(list) OR city LIKE 'x%') AND city IN \(list)",
    "city IN \(list) AND (city IN \(values(1..<5)) OR os = 'x')",
    "(city IN \(list) OR os IN \(list)) AND (city NOT IN \(values(1..<5)) OR isp IN \(list))",
    (0..<count).map { "city = 'value \($0)'" }.joined(separator: " OR "),
    (0..<count).map { "city != 'value \($0)'" }.joined(separator: " AND "),
    (0..<count / 2).map { "(city = '\($0)' AND os = '\($0)')" }.joined(separator: " OR "),
    "city IN \(list) AND ("
      + (0..<4000).map { "(city = 'value \($0)' AND os = '\($0)')" }.joined(separator: " OR ")
      + ")",
    (0..<4000).map { "(city = '\($0)' OR os = '\($0)')" }.joined(separator: " AND "),
  ]

  @Test(.timeLimit(.minutes(10)), arguments: predicates.indices)
  func longListsArePlannedInLinearTime(index: Int) throws {
    let text = "SELECT http WHERE \(Self.predicates[index]) LAST 1h EVERY 1h"
    let plan = try #require(Planned(text).plan)
    #expect(plan.requests.count <= 3)
    #expect(Explanation(plan: plan, forecast: Forecast()).text.allSatisfy { $0.utf8.count < 2000 })
  }

  static let clauses = [
    "BY os, isp, city WHERE city IN \(list)", "BY os, isp WHERE city NOT IN \(list)",
    "BY os, isp WHERE city NOT IN \(list) AND page NOT IN \(list)",
    "BY city WHERE city IN \(list) FILL 0",
    "BY os, isp, city WHERE city IN \(values(0..<300)) AND page IN \(list)",
  ]

  @Test(.timeLimit(.minutes(10)), arguments: clauses.indices)
  func areFannedOutSubtractedAndFilled(index: Int) throws {
    let plan = try #require(Planned("SELECT http \(Self.clauses[index]) LAST 1h EVERY 1h").plan)
    #expect(plan.requests.count <= Self.count)
  }

  @Test(.timeLimit(.minutes(10))) func areTestedInLinearTime() throws {
    let values = (0..<Self.count).map { "value \($0)" }
    let test = ValueTest.any([
      .only(values), .all([.except(values), .like(TextPattern("x%", ignoresCase: true))]),
    ])
    #expect(
      test.passing(TextList(values + ["x", "y"])) == values.map { _ in true } + [true, false])
  }
}
