import PQModel
import PQSemantics
import PQTestSupport
import Testing

@testable import PQPlan

/// The values that a filter implies for a dimension, and its text.
@Suite struct RowFilterTests {
  /// Each row that passes has one of the implied values.
  @Test(arguments: UInt64(1)...100)
  func impliedValuesAreAllThatPass(seed: UInt64) {
    var generator = FilterGenerator(seed: seed)
    let rows = generator.rows
    for _ in 0..<10 {
      let filter = NormalizePredicate.filter(generator.predicate(depth: 3))
      for dimension in filter.dimensions {
        guard let values = filter.values(of: dimension) else { continue }
        for row in rows where filter.passes(row) {
          #expect(ValueTest.only(values).passes(row[dimension] ?? ""), "\(filter.text)")
        }
      }
    }
  }

  @Test(arguments: [
    ("os = 'iOS'", "os.name IN ('iOS')"),
    (
      "os NOT IN ('iOS', 'it''s') AND city = 'x'",
      "os.name NOT IN ('iOS', 'it''s') AND city.name IN ('x')"
    ),
    ("os LIKE 'W%' OR city = 'x'", "os.name LIKE 'W%' OR city.name IN ('x')"),
    (
      "(os = 'a' OR city = 'x') AND isp = 'y'",
      "(os.name IN ('a') OR city.name IN ('x')) AND isp.name IN ('y')"
    ),
    ("os NOT LIKE 'W%' AND os NOT ILIKE '%b'", "os.name NOT LIKE 'W%' AND os.name NOT ILIKE '%b'"),
    (
      "os LIKE 'W%' AND (os LIKE '%a' OR os LIKE '%b')",
      "os.name LIKE 'W%' AND (os.name LIKE '%a' OR os.name LIKE '%b')"
    ),
  ])
  func isWrittenAsAQueryWritesIt(text: String, expected: String) throws {
    let query = try Planned.query("SELECT http WHERE \(text) LAST 1h EVERY 1h")
    let filter = NormalizePredicate.filter(try #require(query.predicate?.value))
    #expect(filter.text == expected)
    // The text is parsed as the same filter.
    let again = try Planned.query("SELECT http WHERE \(filter.text) LAST 1h EVERY 1h")
    #expect(NormalizePredicate.filter(try #require(again.predicate?.value)) == filter)
  }

  @Test func longListsAreCutShort() {
    let values = (1...10_000).map(String.init)
    let text = RowFilter.test(.cityName, .only(values)).text
    #expect(text.hasPrefix("city.name IN ('1', '2', "))
    #expect(text.hasSuffix("'10', ... 9990 more)"))
  }
}
