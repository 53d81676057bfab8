import Foundation
import PQModel

/// Nine rows, few enough to add up by hand. The clock is at 2026-03-30T12:00Z, a Monday. On the day
/// before, clocks in Berlin changed from +01:00 to +02:00.
enum KnownTraffic {
  /// The time, browser, country, http, p2p and sessions of each row.
  private static let rows: [(String, String, String, Int64, Int64, Double)] = [
    ("2026-02-15T12:00Z", "A", "US", 32, 0, 0),
    ("2026-03-01T12:00Z", "A", "US", 64, 0, 0),
    ("2026-03-28T23:30Z", "A", "US", 100, 0, 0),
    ("2026-03-29T21:30Z", "A", "US", 7, 1, 0),
    ("2026-03-29T22:30Z", "B", "DE", 40, 0, 0),
    ("2026-03-30T10:00Z", "A", "US", 10, 0, 60),
    ("2026-03-30T10:01Z", "A", "US", 5, 5, 0),
    ("2026-03-30T10:30Z", "B", "US", 1, 9, 30),
    // A row without traffic counts as no row.
    ("2026-03-30T11:10Z", "B", "DE", 0, 0, 0),
    ("2026-03-30T11:59Z", "A", "DE", 8, 2, 15),
  ]

  static func fixture(in folder: URL) throws -> OracleFixture {
    try OracleFixture(
      "known", in: folder,
      rows: rows.map { row in
        TrafficRow(
          minute: milliseconds(row.0) / 60_000,
          values: [row.1, row.2, "K\u{F6}ln", "a\\_b", "", "/"], wholes: [row.3, row.4, 0, 0],
          sessions: row.5)
      })
  }

  static func milliseconds(_ text: String) -> Int64 {
    Instant(iso8601: text)?.milliseconds ?? 0
  }
}
