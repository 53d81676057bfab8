import PQSemantics
import PQSyntax
import Testing

/// Each mistake has one diagnostic, in the order of the text.
@Suite struct OneDiagnosticPerMistakeTests {
  @Test(arguments: [
    ("SELECT htp BY browzer WHERE contry = US LAST 0h EVERY 15s ORDER BY 1 LIMIT 1.5", 7),
    ("SELECT foo, foo BY foo, foo WHERE foo = 'x' AND foo = 'x' LAST 1h EVERY 1h", 6),
    ("SELECT os BY http WHERE http = 'x' SINCE 'x' UNTIL 'y' EVERY 1h", 5),
    ("SELECT", 1), ("SELECT http WHERE", 1), ("SELECT http LAST", 1), ("BY os LAST 1h EVERY 1h", 1),
    ("SELECT http LAST 6x EVERY 1h", 1), ("SELECT http LAST 1h EVERY 6x", 1),
    ("SELECT http LIMIT 6x LAST 1h EVERY 1h", 1), ("SELECT ,,, LAST 1h EVERY 1h", 3),
    ("SELECT http WHERE (((os LAST 1h EVERY 1h", 2), ("SELECT http LAST 1h LAST 2h EVERY 1h", 1),
    ("SELECT http EVERY 1h LAST", 1), ("SELECT http FROM x LAST 1h EVERY 1h", 1),
    ("SELECT 'http' AS 'x' LAST 1h EVERY 1h", 2), ("SELEC http LAST 1h EVERY 1h", 1),
    // The parser could not read a condition, a predicate or a value.
    ("SELECT http LAST 1h HAVING http +", 1), ("SELECT http LAST 1h HAVING http > ", 1),
    ("SELECT http LAST 1h WHERE NOT", 1), ("SELECT http LAST 1h WHERE os = 5x", 1),
    ("SELECT http LAST 1h WHERE os IN (5x, )", 1), ("SET width = 1 +", 1), ("SET width = 6x", 1),
    ("SET time = 6x", 1), ("SET width =", 1), ("LET a = ; SELECT a LAST 1h", 1),
    ("SELECT moving_avg(http, 6x) LAST 1h EVERY 1m", 1), ("SELECT round(http, 6x) LAST 1h", 1),
    ("SELECT max(http, 6x) LAST 1h", 1), ("SELECT http LAST 1h ORDER BY 6x", 1),
    ("SELECT http BY os LAST 1h TOP 6x BY http", 1), ("SELECT http BY os LAST 1h TOP 5 BY", 1),
    ("SELECT 6x LAST 1h", 1), ("SELECT http SINCE 6x", 1), ("SELECT http LAST 1h FILL 6x", 1),
    // Mistakes on both sides are both reported.
    ("SELECT moving_avg(htp, 0) LAST 1h EVERY 1m", 2), ("SELECT max(htp, 1) LAST 1h", 2),
    ("SELECT htp + ptp LAST 1h", 2),
    ("SELECT count(*) LAST 1h", 1), ("SELECT max(htp, 5m + ) LAST 1h", 2),
    ("SELECT round(, 2) LAST 1h", 1), ("SELECT if(, htp, 1) LAST 1h", 2),
    ("SELECT http LAST 1h HAVING htp > ptp", 2),
    ("SELECT if(htp > 1, ptp, playd) LAST 1h", 3), ("SELECT http BY os LAST 1h TOP 1.5 BY htp", 2),
    ("SELECT http LAST 0h SINCE 'x'", 3), ("SELECT http UNTIL 'x'", 2), ("LET http = htp", 2),
  ])
  func mistakesAreReportedOnce(text: String, count: Int) throws {
    let diagnostics = try Bound(text).binding.diagnostics
    #expect(diagnostics.count == count, "\(diagnostics.map(\.message))")
    for (index, diagnostic) in diagnostics.enumerated() {
      let others = diagnostics.dropFirst(index + 1)
      #expect(!others.contains { $0.code == diagnostic.code && $0.range == diagnostic.range })
      #expect(others.allSatisfy { $0.range.lowerBound >= diagnostic.range.lowerBound })
    }
  }

  /// A mistake has no second diagnostic where only its name is used.
  @Test(arguments: [
    "SELECT htp AS x LAST 1h HAVING x > 1 ORDER BY x", "LET x = htp; SELECT x, http LAST 1h",
    "SELECT htp AS x BY os LAST 1h COMPARE WITH PREVIOUS HAVING x_change > 1 ORDER BY x_before",
    "SELECT http COMPARE WITH 0h AGO LAST 1h HAVING http_change > 1",
    "LET x = htp; LET y = x + http; SELECT y LAST 1h HAVING y > 1",
    "LET x = contry = 'US'; SELECT http WHERE x LAST 1h",
    "LET x = contry = 'US'; LET y = NOT x; SELECT http WHERE y OR os = 'a' LAST 1h",
    "LET x = htp > 1; SELECT http LAST 1h HAVING x AND http > 1",
    "LET x = htp; SELECT http WHERE x = 'US' LAST 1h",
    "PARAM $x = 1e999; SELECT http LAST 1h LIMIT $x", "PARAM $x; SELECT http LAST $x",
    "PARAM $x; SELECT http WHERE os = $x OR os IN $x LAST 1h",
    "PARAM $x; SELECT http LAST 1h WHERE os = 'a' ORDER BY round(http, $x)",
    "SELECT http BY browzer LAST 1h ORDER BY browser", "SELECT http BY oss LAST 1h TOP 1 BY http",
    "SELECT http TIMEZONE 'Nowhere' LAST 1h EVERY 1d",
    "SELECT delta(http) AS d LAST 1h HAVING d > 1GB ORDER BY d",
    "SELECT *, * LAST 1h", "SELECT http LAST 1h LIMIT $x", "SELECT round(http, $x) LAST 1h",
    "SELECT moving_avg(http, $x) LAST 1h EVERY 1m", "SET width = $x", "SET format = $x",
    "SELECT http BY os LAST 1h TOP $x BY http",
  ])
  func aWrongNameHasOneDiagnostic(text: String) throws {
    let bound = try Bound(text)
    #expect(bound.binding.diagnostics.count == 1, "\(bound.messages)")
    #expect(bound.binding.statements.isEmpty)
  }

  @Test func aTextOfMistakesEndsSoon() throws {
    let text = String(repeating: "SELECT nothing_like_it LAST 1h EVERY 1h; ", count: 1000)
    let bound = try Bound(text)
    #expect(bound.binding.diagnostics.count == 21)
    #expect(bound.codes.last == .tooManyMistakes)
  }
}
