import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct ColumnTests {
  @Test func aStarIsAllMetrics() throws {
    let all = try Bound("SELECT * LAST 1h EVERY 1h").query.columns
    #expect(all.map(\.expression) == Metric.allCases.map { .metric($0) })
    let small = Catalog(metrics: [.sessions, .http])
    #expect(
      try Bound("SELECT *, http * 2 LAST 1h EVERY 1h", catalog: small).query.columns.map(\.name)
        == ["sessions", "http", "http * 2"])
  }

  @Test(arguments: [
    ("SELECT p2p AS peers", ["peers"]), ("SELECT p2p AS P2P", ["P2P"]),
    ("SELECT http AS p2p, p2p AS http", ["p2p", "http"]),
    ("SELECT http, http AS again", ["http", "again"]), ("SELECT (http) AS last", ["last"]),
    ("SELECT http AS größe", ["größe"]), ("SELECT http + p2p AS sum,", ["sum"]),
    // A column without alias is named by the canonical spelling of its expression.
    ("SELECT http+p2p", ["http + p2p"]), ("SELECT http  +\n  p2p", ["http + p2p"]),
    ("SELECT http /* a */ + /* b */p2p -- c\n", ["http + p2p"]), ("SELECT -http", ["-http"]),
    ("SELECT Max( Sessions,5m )", ["max(sessions, 5m)"]), ("SELECT (HTTP)", ["http"]),
    ("SELECT ((Http))", ["http"]), ("SELECT (http + 1)", ["(http + 1)"]),
    ("SELECT +http", ["+http"]), ("SELECT RATE( HTTP, )", ["rate(http)"]),
    ("SELECT - - http", ["- -http"]), ("SELECT (http)/P2P*2", ["(http) / p2p * 2"]),
    (
      "SELECT IF(http<>0 and not p2p>=1GB,http/p2p,-1)",
      ["if(http != 0 AND NOT p2p >= 1GB, http / p2p, -1)"]
    ),
  ])
  func hasAName(select: String, names: [String]) throws {
    #expect(try Bound("\(select) LAST 1h EVERY 1h").query.columns.map(\.name) == names)
  }

  @Test(arguments: [
    ("SELECT http, HTTP", "HTTP"), ("SELECT http, p2p AS Http", "p2p AS Http"),
    ("SELECT *, http", "http"),
    ("SELECT http, *", "*"), ("SELECT *, *", "*"), ("SELECT http AS x, p2p AS X", "p2p AS X"),
    ("SELECT http + 1, http  + 1", "http  + 1"), ("SELECT p2p/http, p2p / http", "p2p / http"),
    ("SELECT rate(http), RATE( http )", "RATE( http )"),
    ("SELECT http BY browser, browser.name", "browser.name"),
    ("SELECT http BY os, OS", "OS"),
    // Columns that are added automatically have names too.
    ("SELECT http AS timestamp", "http AS timestamp"),
    ("SELECT http AS Timestamp", "http AS Timestamp"),
    ("SELECT http AS os.name BY os", "http AS os.name"),
    ("SELECT http AS state INCLUDING", "http AS state"),
  ])
  func noNameIsTakenTwice(text: String, place: String) throws {
    let clauses = text.hasSuffix("INCLUDING") ? "" : "LAST 1h EVERY 1h"
    let bound = try Bound(
      text.replacing("INCLUDING", with: "LAST 1h INCLUDING NOW EVERY 1h") + " \(clauses)")
    #expect(bound.codes == [.duplicateColumn])
    #expect(bound.places == [place])
  }

  @Test(arguments: [
    "SELECT http AS timestamp LAST 1h", "SELECT http AS state LAST 1h EVERY 1h",
    "SELECT http AS state LAST 1h INCLUDING NOW", "SELECT http AS os.name BY country LAST 1h",
    "SELECT http AS os BY os LAST 1h",
  ])
  func aliasesMayRepeatUnusedNames(text: String) throws {
    #expect(try Bound(text).codes == [])
  }

  /// As in SQL, a column cannot use another column of the same query.
  @Test(arguments: ["SELECT http AS x, x / 2", "SELECT x / 2, http AS X", "SELECT x + 1 AS x"])
  func aColumnIsNotMadeOfAnother(text: String) throws {
    let bound = try Bound("\(text) LAST 1h")
    #expect(bound.messages == ["'x' is a column of this very SELECT, and no metric"])
    #expect(bound.binding.diagnostics[0].advice.count == 1)
  }

  @Test func columnRangeIsThatOfItsItem() throws {
    let text = "SELECT http AS a, p2p + 1 LAST 1h"
    let bytes = Array(text.utf8)
    #expect(
      try Bound(text).query.columns.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        == ["http AS a", "p2p + 1"])
  }
}
