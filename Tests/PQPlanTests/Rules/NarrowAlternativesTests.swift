import PQModel
import PQSemantics
import PQTestSupport
import Testing

@testable import PQPlan

/// Tests beside alternatives narrow them.
@Suite struct NarrowAlternativesTests {
  @Test(arguments: [
    ("os = 'a' AND (os = 'b' OR city = 'x')", "os.name IN ('a') AND city.name IN ('x')"),
    ("os = 'a' AND (os = 'a' OR city = 'x')", "os.name IN ('a')"),
    ("os = 'a' OR (os = 'a' AND city = 'x')", "os.name IN ('a')"),
    ("os = 'a' OR (os != 'a' AND city = 'x')", "os.name IN ('a') OR city.name IN ('x')"),
    ("os != 'a' AND (os = 'a' OR city = 'x')", "os.name NOT IN ('a') AND city.name IN ('x')"),
    (
      "os IN ('a', 'b') AND (os NOT IN ('a', 'b', 'c') OR city = 'x')",
      "os.name IN ('a', 'b') AND city.name IN ('x')"
    ),
    ("os = 'ab' AND (os LIKE 'a%' OR city = 'x')", "os.name IN ('ab')"),
    ("os = 'b' AND (os LIKE 'a%' OR city = 'x')", "os.name IN ('b') AND city.name IN ('x')"),
    // Alternatives that were reduced to a test narrow their neighbours in turn.
    (
      "os = 'a' AND (os = 'b' OR city = 'x') AND (city = 'y' OR isp = 'z')",
      "os.name IN ('a') AND city.name IN ('x') AND isp.name IN ('z')"
    ),
    // Nothing follows from these predicates.
    ("os = 'a' OR city = 'x'", "os.name IN ('a') OR city.name IN ('x')"),
    (
      "os IN ('a', 'b') AND (os = 'a' OR city = 'x')",
      "os.name IN ('a', 'b') AND (os.name IN ('a') OR city.name IN ('x'))"
    ),
  ])
  func narrows(text: String, expected: String) throws {
    #expect(try narrowed(text).text == expected)
  }

  @Test(arguments: [
    "os = 'a' AND ((os = 'b' AND city = 'x') OR (os = 'c' AND isp = 'y'))",
    "((os = 'a' AND city = 'x') OR (os = 'b' AND isp = 'y'))"
      + " AND ((os = 'c' AND city = 'z') OR (os = 'd' AND isp = 'v'))",
    "os = 'a' AND (os = 'K\u{F6}ln' OR (city = 'x' AND city = 'y'))",
    "os = 'K\u{F6}ln' AND (os = 'Ko\u{308}ln' OR os = 'x')",
  ])
  func findsContradictions(text: String) throws {
    #expect(try narrowed(text) == .never)
    let plan = try #require(Planned("SELECT http WHERE \(text) LAST 1h EVERY 1h").plan)
    #expect(plan.requests.isEmpty)
    #expect(plan.predicates.map(\.place) == [.never])
  }

  @Test(arguments: UInt64(1)...300)
  func passesTheSameRows(seed: UInt64) {
    var generator = FilterGenerator(seed: seed)
    let rows = generator.rows
    for _ in 0..<10 {
      let predicate = generator.predicate(depth: 4)
      let filter = NarrowAlternatives.narrowed(NormalizePredicate.filter(predicate))
      let wrong = rows.first { filter.passes($0) != predicate.passes($0) }
      #expect(wrong == nil, "\(predicate)")
      #expect(filter.invariantViolation() == nil, "\(filter.text)")
    }
  }

  private func narrowed(_ text: String) throws -> RowFilter {
    let query = try Planned.query("SELECT http WHERE \(text) LAST 1h EVERY 1h")
    return NarrowAlternatives.narrowed(
      NormalizePredicate.filter(try #require(query.predicate?.value)))
  }
}
