import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// COMPARE WITH, end to end.
@Suite struct CompareTests {
  private static let backend = ScriptedBackend.traffic([
    (4, "a", 1), (4, "old", 7), (3, "a", 2), (2, "a", 4), (1, "new", 3), (1, "a", 8),
  ])

  @Test func partnersAreInOneRow() async throws {
    let text = "SELECT http BY os LAST 2h EVERY 1h COMPARE WITH PREVIOUS"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "22:00 a 4 1 3.0", "22:00 old 0 7 -1.0", "23:00 a 8 2 3.0", "23:00 new 3 0 NULL",
      ])
  }

  @Test func withoutEveryBothRangesAreInOneRow() async throws {
    let text = "SELECT http, sessions BY os LAST 2h COMPARE WITH PREVIOUS"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "a 12 3 3.0 6.0 1.5 3.0", "new 3 0 NULL 1.5 0.0 NULL", "old 0 7 -1.0 0.0 3.5 -1.0",
      ])
  }

  /// Windows use the rows that are shown, in both ranges.
  @Test func windowsHaveBothSides() async throws {
    let text =
      "SELECT delta(http) AS d, share(http) AS s BY os LAST 2h EVERY 1h COMPARE WITH 2h AGO"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "22:00 a NULL NULL NULL 1.0 0.125 7.0", "22:00 old NULL NULL NULL 0.0 0.875 -1.0",
        "23:00 a 4 1 3.0 0.7272727272727273 1.0 -0.2727272727272727",
        "23:00 new NULL NULL NULL 0.2727272727272727 0.0 NULL",
      ])
  }

  /// January and March have more days than February. Days without a partner are not shown.
  @Test(arguments: [
    ("DURING LAST MONTH", 2, ["2026-02-28 1.0 1.0 0.0"], 28),
    ("DURING LAST MONTH", 3, ["2026-03-28 1.0 1.0 0.0"], 28),
  ])
  func monthsAreOfDifferentLength(range: String, month: Int, last: [String], days: Int) async throws
  {
    let limits = ExportLimits(rules: [.init(.d1)], maxDimensions: 2)
    let clock = CivilTime(year: 2026, month: month + 1, day: 3).instant
    let backend = ScriptedBackend(catalog: Catalog(limits: limits), clock: clock)
    let text = "SELECT sessions \(range) EVERY 1d COMPARE WITH PREVIOUS"
    let rows = try await Planned.rows(text, backend)
    #expect(rows.count == days)
    #expect(rows.contains(last[0]))
    let rates = "SELECT rate(http) * 86400 AS r \(range) EVERY 1d COMPARE WITH PREVIOUS"
    #expect(try await Planned.rows(rates, backend).count == days)
  }

  /// March 29 to 31 have no partner, and April 1 is compared with March 1. Windows use only rows
  /// that are shown.
  @Test func bucketsWithoutPartnerAreIgnoredByWindows() async throws {
    let limits = ExportLimits(rules: [.init(.d1)], maxDimensions: 2)
    let clock = CivilTime(year: 2026, month: 4, day: 3).instant
    let backend = ScriptedBackend(catalog: Catalog(limits: limits), clock: clock) { request in
      let starts = (0..<request.bucketCount).map { request.range.from + Int64($0) * .day }
      let numbers = starts.map { Int64(CivilTime($0).day) }
      return DataTable([
        Column("timestamp", .time, .instants(starts.map(\.milliseconds))),
        Column("http", .measure(.bytes), .integers(numbers)),
      ])
    }
    let text =
      "SELECT http, delta(http) AS d, cumulative(http) AS c"
      + " SINCE '2026-03-28' UNTIL '2026-04-02' EVERY 1d COMPARE WITH 1mo AGO"
    #expect(
      try await Planned.rows(text, backend) == [
        "2026-03-28 28 28 0.0 NULL NULL NULL 28 28 0.0",
        "2026-04-01 1 1 0.0 -27 -27 0.0 29 29 0.0",
      ])
    #expect(backend.requests.map(\.bucketCount) == [1, 1, 2])
  }

  @Test func filledRowsCoverBothRanges() async throws {
    let text = "SELECT http BY os LAST 2h EVERY 1h COMPARE WITH PREVIOUS FILL 0"
    #expect(
      try await Planned.rows(text, Self.backend) == [
        "22:00 a 4 1 3.0", "22:00 new 0 0 NULL", "22:00 old 0 7 -1.0", "23:00 a 8 2 3.0",
        "23:00 new 3 0 NULL", "23:00 old 0 0 NULL",
      ])
  }
}
