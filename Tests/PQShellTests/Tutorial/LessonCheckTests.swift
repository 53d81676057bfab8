import PQ
import Testing

@testable import PQShell

/// Answers are compared by their values. A different text with the same result is right; for
/// another result, the difference is reported.
@Suite struct LessonCheckTests {
  @Test(arguments: [
    (1, "SELECT http, p2p LAST 24h;"),
    (1, "select P2P as peers, http as servers last 1440m"),
    (1, "SELECT http, p2p SINCE NOW - 24h"),
    (1, "SELECT http * 1.0 AS h, p2p + 0MB AS p LAST 1d"),
    (2, "SELECT http, p2p LAST 6h EVERY 1h"),
    (2, "SELECT http, p2p SINCE '2026-01-15T14:00Z' UNTIL '2026-01-15T20:00Z' EVERY 60m"),
    (2, "SELECT p2p, http LAST 6h EVERY 1h ORDER BY http DESC"),
    (3, "SELECT http, p2p BY browser LAST 24h ORDER BY p2p"),
    (3, "SELECT http, p2p BY browser.name WHERE country.code != 'XX' LAST 24h"),
    (4, "SELECT http, p2p BY browser WHERE country = 'FR' OR country = 'DE' LAST 24h"),
    (4, "LET here = country IN ('FR', 'DE'); SELECT http, p2p BY browser WHERE here LAST 24h"),
    (5, "SELECT 1 - http / (p2p + http) AS x BY browser LAST 24h"),
    (5, "LET offload = p2p / (http + p2p); SELECT offload BY browser LAST 24h"),
    (6, "SELECT sessions BY country LAST 24h TOP 3 BY sessions WITH OTHERS ORDER BY sessions ASC"),
    (
      7,
      """
      SELECT sessions AS s BY isp WHERE country = 'US'
      SINCE '2026-01-14T20:00+01:00' UNTIL '2026-01-14T20:00Z' COMPARE WITH 1h AGO
      """
    ),
    (8, "SELECT http, p2p SINCE '2026-01-15T16:20Z' UNTIL '2026-01-15T17:05Z' EVERY 5m"),
    (8, "SELECT http, p2p SINCE TODAY EVERY 5m HAVING p2p < 1MB"),
  ])
  func equivalentAnswersAreRight(number: Int, text: String) async throws {
    #expect(try await Lesson.all[number - 1].verdict(on: text) == .right)
  }

  private static let nearMisses: [(Int, String, LessonDifference)] = [
    (1, "SELECT http LAST 24h", .columns(missing: ["p2p"], extra: [])),
    (1, "SELECT http, p2p, played LAST 24h", .columns(missing: [], extra: ["played"])),
    (1, "SELECT http, sessions LAST 24h", .columns(missing: ["p2p"], extra: ["sessions"])),
    (1, "SELECT http, p2p LAST 12h", .range(start: .late, end: nil)),
    (1, "SELECT http, p2p DURING YESTERDAY", .range(start: .early, end: .early)),
    (1, "SELECT http, p2p LAST 24h EVERY 24h", .times(isMissing: false)),
    (1, "SELECT http, p2p WHERE os = 'x' LAST 24h", .empty),
    (
      1, "SELECT http, p2p WHERE os != 'iOS' LAST 24h",
      .columns(missing: ["http", "p2p"], extra: ["http", "p2p"])
    ),
    (2, "SELECT http, p2p LAST 6h", .times(isMissing: true)),
    (2, "SELECT http, p2p LAST 6h EVERY 30m", .buckets(areLonger: false)),
    (2, "SELECT http, p2p LAST 6h EVERY 2h", .buckets(areLonger: true)),
    (2, "SELECT http, p2p LAST 7h EVERY 1h", .range(start: .early, end: nil)),
    (
      2, "SELECT http, p2p SINCE '2026-01-15T13:00Z' UNTIL '2026-01-15T19:00Z' EVERY 1h",
      .range(start: .early, end: .early)
    ),
    (2, "SELECT http, p2p LAST 6h EVERY 1h HAVING p2p > 3TB", .rows(missing: 1, extra: 0)),
    (3, "SELECT http, p2p LAST 24h", .groups(missing: ["browser.name"], extra: [])),
    (3, "SELECT http, p2p BY os LAST 24h", .groups(missing: ["browser.name"], extra: ["os.name"])),
    (
      3, "SELECT http, p2p BY os, browser LAST 24h", .groups(missing: [], extra: ["os.name"])
    ),
    (3, "SELECT http, p2p BY browser LAST 24h LIMIT 4", .rows(missing: 2, extra: 0)),
    (
      4, "SELECT http, p2p BY browser WHERE country = 'DE' LAST 24h",
      .columns(missing: ["http", "p2p"], extra: ["http", "p2p"])
    ),
    (
      5, "SELECT p2p / http AS o BY browser LAST 24h",
      .columns(missing: ["offload"], extra: ["o"])
    ),
    (6, "SELECT sessions BY country LAST 24h TOP 3 BY sessions WITH OTHERS", .order),
    (
      6, "SELECT sessions BY country LAST 24h ORDER BY sessions DESC LIMIT 3",
      .rows(missing: 1, extra: 0)
    ),
    (
      6, "SELECT sessions BY country LAST 24h TOP 3 BY http WITH OTHERS ORDER BY sessions",
      .rows(missing: 1, extra: 1)
    ),
    (
      7,
      """
      SELECT sessions BY isp WHERE country = 'US'
      SINCE '2026-01-14T19:00Z' UNTIL '2026-01-14T20:00Z' COMPARE WITH 7d AGO
      """, .comparison
    ),
    (
      7,
      """
      SELECT sessions BY isp WHERE country = 'US'
      SINCE '2026-01-14T19:00Z' UNTIL '2026-01-14T20:00Z'
      """, .columns(missing: ["sessions_before", "sessions_change"], extra: [])
    ),
    (8, "SELECT http, p2p LAST 6h EVERY 5m", .range(start: .early, end: .late)),
    (
      8, "SELECT http, p2p SINCE '2026-01-15T16:25Z' UNTIL '2026-01-15T17:05Z' EVERY 5m",
      .range(start: .late, end: nil)
    ),
  ]

  @Test(arguments: nearMisses.indices)
  func differencesAreReported(index: Int) async throws {
    let (number, text, difference) = Self.nearMisses[index]
    #expect(try await Lesson.all[number - 1].verdict(on: text) == .wrong(difference), "\(text)")
  }
}
