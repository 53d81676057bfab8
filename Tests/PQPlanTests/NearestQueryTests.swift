import PQModel
import PQPlan
import PQSyntax
import PQTestSupport
import Testing

/// What is offered for a query that the API would refuse works.
@Suite struct NearestQueryTests {
  @Test(arguments: [
    ("LAST 7m EVERY 5m", "LAST 10m"), ("LAST 7h EVERY 1m", "EVERY 10m"),
    ("LAST 8d EVERY 10m", "EVERY 1h"), ("LAST 30d EVERY 1h", "EVERY 1d"),
    ("LAST 1mo EVERY 1h", "LAST 31d EVERY 1d"), ("LAST 90m EVERY 1h", "LAST 2h"),
    ("SINCE '2026-01-15T19:30' EVERY 1h", "SINCE '2026-01-15T19:00Z'"),
    ("SINCE NOW - 90m EVERY 1h", "SINCE NOW - 2h"), ("SINCE TODAY EVERY 1m", "EVERY 10m"),
    ("SINCE '2020-01-01' UNTIL '2020-01-02' EVERY 1m", "EVERY 1d"),
    ("BY os, city, isp LAST 1h EVERY 1h", "BY os.name, city.name"),
  ])
  func isTheNearest(clauses: String, title: String) {
    let planned = Planned("SELECT http \(clauses)")
    #expect(planned.errors.map { $0.repair?.title } == [title])
  }

  /// Thousands of queries over several clocks and limits. One of the last seed asks for months that
  /// are longer or shorter before another end.
  @Test(arguments: Array(UInt64(1)...40) + [745])
  func works(seed: UInt64) {
    var queries = QueryGenerator(seed: seed)
    var offered = 0
    for _ in 0..<100 { offered += followRepairs(of: queries.next()) }
    #expect(offered > 20)
  }

  /// Follows the repairs of a text, which may need one for each of its problems, and counts them.
  private func followRepairs(of query: QueryGenerator.Query) -> Int {
    var text = query.text
    for count in 0..<4 {
      let planned = Planned(text, catalog: query.catalog, clock: query.clock)
      guard let error = planned.errors.first, let repair = error.repair else { return count }
      let mended = String(decoding: repair.applied(to: Array(text.utf8)), as: UTF8.self)
      if Self.isLast(error) {
        let again = Planned(mended, catalog: query.catalog, clock: query.clock)
        #expect(again.errors.isEmpty, "\(text)\n\(mended)\n\(query.clock) \(again.errors)")
      }
      text = mended
    }
    Issue.record("four repairs do not mend \(query.text) at \(query.clock); last is \(text)")
    return 4
  }

  /// Whether the planner found the mistake, which looks at the range when all else is right.
  private static func isLast(_ error: Diagnostic) -> Bool {
    [.rangeTooLong, .beyondRetention, .partialBuckets].contains(error.code)
      || error.advice.contains { $0.hasPrefix("It answers") }
  }
}
