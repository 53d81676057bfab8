import PQSemantics
import PQSyntax
import Testing

/// What the language has and this version cannot do is refused, and never ignored.
@Suite struct LaterVersionTests {
  @Test(arguments: [
    "HAVING http > 1GB", "TOP 5 BY http", "TOP 5 BY http WITH OTHERS", "INTO 'file.csv'",
    "COMPARE WITH PREVIOUS", "COMPARE WITH 7d AGO", "FILL NULL", "FILL 0", "FILL PREVIOUS",
    "FILL LINEAR", "TIMEZONE 'Europe/Berlin'", "TIMEZONE ''", "WHERE os = 'a' OR os = 'b'",
    "WHERE NOT os = 'a'", "WHERE os != 'a'", "WHERE os <> 'a'", "WHERE os NOT IN ('a')",
    "WHERE os LIKE 'a%'", "WHERE os ILIKE 'a%'", "WHERE os NOT LIKE 'a%'", "WHERE os NOT ILIKE 'a'",
    "WHERE os = $os", "WHERE os IN $os", "WHERE os = lower('A')", "WHERE os IN ('a', $b)",
    "WHERE os = 'a' AND (city = 'b' OR city = 'c')", "ORDER BY http + p2p", "ORDER BY round(http)",
  ])
  func clauses(clause: String) throws {
    try expectRefused("SELECT http LAST 1h EVERY 1h \(clause)")
  }

  @Test(arguments: [
    "SELECT http DURING TODAY EVERY 1h", "SELECT http DURING LAST MONTH EVERY 1d",
    "SELECT http DURING YESTERDAY EVERY 1h", "SELECT http LAST 1h INCLUDING NOW EVERY 1h",
    "SELECT http SINCE TODAY INCLUDING NOW EVERY 1h",
    "SELECT http SINCE TODAY UNTIL NOW INCLUDING NOW EVERY 1h", "SELECT http LAST 1h EVERY AUTO",
    "SELECT http + p2p LAST 1h EVERY 1h", "SELECT p2p / (http + p2p) AS offload LAST 1h EVERY 1h",
    "SELECT -http LAST 1h EVERY 1h", "SELECT rate(http) LAST 1h EVERY 1h",
    "SELECT max(sessions, 5m) LAST 1h EVERY 1h", "SELECT $metric LAST 1h EVERY 1h",
    "SELECT http, round(p2p) LAST 1h EVERY 1h",
  ])
  func queries(text: String) throws { try expectRefused(text) }

  @Test(arguments: [
    "LET offload = p2p / http", "PARAM $country = 'US'", "PARAM $countries = ('US', 'DE')",
    "SET format = 'csv'", "INCLUDE 'lib.pq'", "SHOW VALUES OF country.code LAST 1d",
    "SHOW FUNCTIONS", "SHOW SETTINGS", "EXPLAIN ANALYZE SELECT http LAST 1h EVERY 1h",
    "EXPLAIN ANALYZE (FORMAT JSON) SELECT http LAST 1h EVERY 1h",
  ])
  func statements(text: String) throws { try expectRefused(text, canBind: true) }

  /// What a clause says by default may be said.
  @Test(arguments: ["FILL NONE", "TIMEZONE 'UTC'", "TIMEZONE 'utc'", "FILL none TIMEZONE \"Utc\""])
  func defaultsAreTaken(clause: String) throws {
    let plain = try Bound("SELECT http LAST 1h EVERY 1h").query
    #expect(try Bound("SELECT http LAST 1h EVERY 1h \(clause)").query == plain)
  }

  private func expectRefused(_ text: String, canBind: Bool = false) throws {
    let bound = try Bound(text)
    #expect(bound.codes == [.notSupportedYet], "\(bound.binding.diagnostics)")
    #expect(bound.binding.hasErrors)
    #expect(bound.binding.diagnostics.allSatisfy { !$0.range.isEmpty })
    #expect(canBind || bound.binding.statements.isEmpty)
  }
}
