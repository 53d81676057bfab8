import PQModel
import PQSemantics
import PQTestSupport
import Testing

@testable import PQPlan

/// NOT is moved down to the tests, and tests of one dimension are merged.
@Suite struct NormalizePredicateTests {
  @Test(arguments: [
    ("os = 'a'", "os.name IN ('a')"), ("NOT os = 'a'", "os.name NOT IN ('a')"),
    ("NOT NOT os = 'a'", "os.name IN ('a')"), ("os != 'a'", "os.name NOT IN ('a')"),
    ("NOT (os = 'a' AND city = 'x')", "os.name NOT IN ('a') OR city.name NOT IN ('x')"),
    ("NOT (os = 'a' OR city = 'x')", "os.name NOT IN ('a') AND city.name NOT IN ('x')"),
    (
      "NOT (os = 'a' OR NOT (city != 'x' OR isp = 'y'))",
      "os.name NOT IN ('a') AND (city.name NOT IN ('x') OR isp.name IN ('y'))"
    ),
    ("os = 'a' OR os = 'b'", "os.name IN ('a', 'b')"),
    ("os IN ('a', 'b') AND os IN ('b', 'c')", "os.name IN ('b')"),
    // Values have the order of the first list, dimensions that of their first use.
    (
      "os IN ('c', 'b', 'a') AND city = 'x' AND os IN ('a', 'c')",
      "os.name IN ('c', 'a') AND city.name IN ('x')"
    ),
    ("os IN ('ab', 'b') AND os LIKE 'a%'", "os.name IN ('ab')"),
    ("os != 'a' AND os != 'b'", "os.name NOT IN ('a', 'b')"),
    ("os LIKE 'plain'", "os.name IN ('plain')"), ("os ILIKE 'plain'", "os.name ILIKE 'plain'"),
    (
      "(os = 'a' AND city = 'x') AND isp = 'y'",
      "os.name IN ('a') AND city.name IN ('x') AND isp.name IN ('y')"
    ),
  ])
  func brings(text: String, expected: String) throws {
    #expect(try filter(text).text == expected)
  }

  @Test(arguments: [
    ("os = 'a' AND os = 'b'", RowFilter.never), ("os = 'a' AND os != 'a'", .never),
    ("os = 'K\u{F6}ln' AND os = 'Ko\u{308}ln'", .never), ("os = 'a' OR os != 'a'", .always),
    ("os = 'a' AND city = 'x' AND os = 'b'", .never),
    ("(os = 'a' AND os = 'b') OR (city = 'x' AND city = 'y')", .never),
    ("os = 'a' OR city = 'x' OR os != 'a'", .always),
  ])
  func constantPredicatesAreFound(text: String, expected: RowFilter) throws {
    #expect(try filter(text) == expected)
  }

  @Test(arguments: UInt64(1)...200)
  func passesTheSameRows(seed: UInt64) {
    var generator = FilterGenerator(seed: seed)
    let rows = generator.rows
    for _ in 0..<10 {
      let predicate = generator.predicate(depth: 4)
      let filter = NormalizePredicate.filter(predicate)
      let wrong = rows.first { filter.passes($0) != predicate.passes($0) }
      #expect(wrong == nil, "\(predicate)")
      #expect(filter.invariantViolation() == nil, "\(filter.text)")
    }
  }

  private func filter(_ text: String) throws -> RowFilter {
    let query = try Planned.query("SELECT http WHERE \(text) LAST 1h EVERY 1h")
    return NormalizePredicate.filter(try #require(query.predicate?.value))
  }
}
