import PQModel
import PQPlan
import PQSyntax
import PQTestSupport
import Testing

/// The fix-it for a query that cannot be answered gives a query that can.
@Suite struct NearestQueryTests {
  @Test(arguments: [
    // The ends of the range are moved to whole buckets.
    ("LAST 7m EVERY 5m", "LAST 10m"), ("LAST 90m EVERY 1h", "LAST 2h"),
    ("LAST 30d EVERY 1mo", "LAST 1mo"), ("LAST 10d EVERY 1w", "LAST 14d"),
    ("SINCE '2026-01-15T19:30' EVERY 1h", "SINCE '2026-01-15T19:00Z'"),
    ("SINCE NOW - 90m EVERY 1h", "SINCE NOW - 2h"),
    ("SINCE TODAY - 90m UNTIL TODAY EVERY 1h", "SINCE TODAY - 2h"),
    ("SINCE '2026-01-14' UNTIL '2026-01-14T20:10' EVERY 1h", "UNTIL '2026-01-14T21:00Z'"),
    ("LAST 90m INCLUDING NOW EVERY 1h", "LAST 2h"),
    // The length of the buckets is changed.
    ("LAST 30d EVERY 1h", "EVERY 1d"), ("LAST 1mo EVERY 1h", "EVERY 1d"),
    ("LAST 1mo1h EVERY 1h", "LAST 32d EVERY 1d"),
    ("LAST 8d EVERY 1m", "EVERY 10m"),
    ("SINCE '2020-01-01' UNTIL '2020-01-02' EVERY 1m", "EVERY 1d"),
    // The length of the range is changed, because longer buckets do not help.
    ("LAST 20d EVERY 1d TIMEZONE 'Europe/Berlin'", "LAST 13d"),
    // Without EVERY only the ends of the range can be moved.
    ("LAST 90s", "LAST 2m"), ("LAST 40d5h", "LAST 40d12h"),
    ("SINCE '2026-01-01T00:05'", "SINCE '2026-01-01T00:00Z'"),
    ("SINCE '2025-12-01' UNTIL '2025-12-05T00:05'", "UNTIL '2025-12-06T00:00Z'"),
    (
      "DURING LAST MONTH TIMEZONE 'Europe/Berlin'",
      "SINCE '2025-11-30T00:00Z' UNTIL '2026-01-01T00:00Z'"
    ),
    // The planner picks the buckets, so only the ends can be moved.
    ("SINCE '2026-01-15T19:30:30' EVERY AUTO", "SINCE '2026-01-15T19:30Z'"),
    ("SINCE '2025-12-01T00:05' EVERY AUTO", "SINCE '2025-12-01T00:00Z'"),
    // A period of the calendar is kept as long as possible.
    ("DURING LAST MONTH EVERY 1h", "EVERY 1d"), ("DURING LAST YEAR EVERY 1w", "EVERY 1mo"),
    ("DURING YESTERDAY EVERY 1h TIMEZONE 'Asia/Kolkata'", "EVERY 30m"),
    // The range that is compared with must be answered too.
    ("LAST 8d EVERY 1h COMPARE WITH PREVIOUS", "EVERY 1d"),
    ("LAST 1d EVERY 5m COMPARE WITH 7d AGO", "EVERY 10m"),
    ("LAST 36h EVERY 1m COMPARE WITH 4w AGO", "LAST 2d EVERY 1d"),
  ])
  func fixItIsTheNearestQuery(clauses: String, title: String) {
    let planned = Planned("SELECT http \(clauses)")
    #expect(planned.errors.map { $0.fixIt?.title } == [title])
  }

  @Test(arguments: [
    ("DURING TODAY EVERY 1h", "2026-01-15T00:30Z"), ("SINCE TODAY EVERY 1h", "2026-01-15T00:30Z"),
    ("DURING THIS MONTH EVERY 1d", "2026-01-01T12:00Z"),
    ("SINCE TODAY UNTIL NOW", "2026-01-15T00:00:20Z"),
  ])
  func fixItForARunningPeriodIncludesNow(clauses: String, clock: String) throws {
    let text = "SELECT http \(clauses)"
    let planned = Planned(text, clock: try time(clock))
    #expect(planned.errors.map(\.code) == [.reversedRange])
    let fixIt = try #require(planned.errors.first?.fixIt)
    #expect(fixIt.title == "INCLUDING NOW")
    let mended = String(decoding: fixIt.applied(toOriginal: Array(text.utf8)), as: UTF8.self)
    #expect(Planned(mended, clock: try time(clock)).errors.isEmpty)
  }

  /// Thousands of queries with several clocks, zones and limits. One query of seed 745 needs
  /// months that have another length before another end.
  @Test(arguments: TestSize.cases([745] + Array(UInt64(1)...60), few: 6))
  func fixItsOfRandomQueriesWork(seed: UInt64) {
    var queries = QueryGenerator(seed: seed)
    var offered = 0
    for _ in 0..<60 { offered += followRepairs(of: queries.next()) }
    #expect(offered > 10)
  }

  /// Ranges that begin before the retention, with a time zone or a comparison. If a later start with the
  /// same end works, a fix-it is offered.
  @Test(arguments: TestSize.cases(Array(UInt64(1)...20), few: 6))
  func aLaterStartIsOffered(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var offered = 0
    for _ in 0..<40 {
      let text = Self.longRange(&random)
      let errors = Planned(text).errors
      guard let error = errors.first, error.code == .beyondRetention else { continue }
      if error.fixIt != nil {
        offered += 1
      } else if let start = Self.laterStart(of: text) {
        Issue.record("\(text): SINCE \(start) works")
      }
    }
    #expect(offered > 0)
  }

  private static func longRange(_ random: inout SeededRandom) -> String {
    let start = Instant(milliseconds: 1_768_509_000_000) - Int64(8 + random.next(60)) * .day
    let since = "SINCE '\(start.floored(to: [.hour, .day][random.next(2)]))'"
    let every = ["EVERY 1m", "EVERY 10m", "EVERY 1h", "EVERY 1d", "EVERY 1w", "EVERY 3h"]
    let zone = ["", "TIMEZONE 'Europe/Berlin'", "TIMEZONE 'Asia/Kolkata'"]
    let compare = ["COMPARE WITH PREVIOUS", "COMPARE WITH 7d AGO", "COMPARE WITH 1d AGO"]
    let other = random.next(3)
    return [
      "SELECT http", since, every[random.next(every.count)],
      other == 0 ? "" : compare[random.next(compare.count)],
      other == 1 ? "" : zone[1 + random.next(2)],
    ].joined(separator: " ")
  }

  /// Returns a later start, at a midnight of the zone or at an hour, with which the text can be planned.
  private static func laterStart(of text: String) -> String? {
    let days = (1...15).map { "TODAY - \($0)d" } + ["TODAY"]
    let hours = stride(from: 330, to: 0, by: -5).map { "NOW - \($0)h" }
    return (days + hours).first { start in
      let changed = text.replacing(/SINCE '[^']*'/, with: "SINCE \(start)")
      return Planned(changed).errors.isEmpty
    }
  }

  /// Applies the fix-its of a text one after the other, and returns their number.
  private func followRepairs(of query: QueryGenerator.Query) -> Int {
    var text = query.text
    for count in 0..<5 {
      let planned = Planned(text, catalog: query.catalog, clock: query.clock)
      guard let error = planned.errors.first, let fixIt = error.fixIt else { return count }
      let mended = String(decoding: fixIt.applied(toOriginal: Array(text.utf8)), as: UTF8.self)
      if Self.isLast(error) {
        let again = Planned(mended, catalog: query.catalog, clock: query.clock)
        #expect(
          again.errors.count < planned.errors.count,
          "\(text)\n\(mended)\n\(query.clock) \(again.errors)")
      }
      text = mended
    }
    Issue.record("five repairs do not mend \(query.text) at \(query.clock); last is \(text)")
    return 5
  }

  /// True if the planner found the mistake. It sees only queries without other mistakes.
  private static func isLast(_ error: Diagnostic) -> Bool {
    [.beyondRetention, .partialBuckets, .tooManyRequests, .tooManyDimensions].contains(error.code)
  }
}
