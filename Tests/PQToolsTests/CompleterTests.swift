import PQTools
import Testing

/// The labels of the completions at `|`, in order.
@Suite struct CompleterTests {
  @Test(arguments: [
    ("|", "SELECT EXPLAIN SHOW LET PARAM SET INCLUDE"),
    ("sE|", "SELECT SET"),
    ("LET z |", "="), ("LET |", ""), ("LET z = http |", "> >= < <= = !="),
    ("SELECT |", "http p2p played rebuffered sessions rate"),
    ("SELECT reb|", "rebuffered"),
    ("SELECT http, |", "p2p played rebuffered sessions http"),
    ("SELECT http |", "AS BY WHERE LAST SINCE DURING EVERY TIMEZONE FILL"),
    ("SELECT http AS x |", "BY WHERE LAST"),
    ("SELECT http AS |", ""),
    ("SELECT http + |", "http p2p played"),
    ("SELECT http BY |", "browser.name country.code"),
    ("SELECT http BY browser.n|", "browser.name"),
    ("SELECT http BY bn|", "browser.name"),
    ("SELECT http BY os, |", "browser.name country.code city.name isp.name session.page browser"),
    ("SELECT http LAST 6h |", "INCLUDING~NOW EVERY TIMEZONE FILL COMPARE~WITH HAVING ORDER~BY TOP"),
    ("SELECT http BY os LAST 6h L|", "LIMIT"),
    ("SELECT http LAST |", "1h 6h 24h 7d 30d"),
    ("SELECT http LAST 6|", "6h 6m 6d 6w 6mo 6s 6q 6y 6ms"),
    ("SELECT http LAST 1h30|", "1h30m 1h30s 1h30ms"),
    ("SELECT http LAST 6h EVERY |", "1m 5m 10m 15m 30m 1h 2h 3h 6h 12h 1d 7d 1w 14d AUTO"),
    ("SELECT http LAST 6h EVERY 1|", "1m 10m 15m 1h 12h 1d 1w 14d 1mo 1s"),
    ("SELECT http DURING |", "TODAY YESTERDAY THIS LAST"),
    ("SELECT http DURING LAST |", "WEEK MONTH QUARTER YEAR"),
    ("SELECT http SINCE |", "NOW TODAY"),
    ("SELECT http SINCE '2026-01-01' |", "INCLUDING~NOW UNTIL EVERY"),
    ("SELECT http LAST 1d FILL |", "0 NONE NULL PREVIOUS LINEAR"),
    ("SELECT http LAST 1d COMPARE |", "WITH"),
    ("SELECT http LAST 1d COMPARE WITH |", "1d 7d 28d PREVIOUS"),
    ("SELECT http LAST 1d COMPARE WITH 7d |", "AGO"),
    ("SELECT http LAST 1d LIMIT |", ""),
    ("SELECT http LAST 1d LIMIT 5|", ""),
    ("SELECT http BY os LAST 1d TOP 3 |", "BY"),
    ("SELECT http BY os LAST 1d TOP 3 BY http |", "WITH~OTHERS LIMIT INTO WHERE"),
    ("SELECT http BY os LAST 1d ORDER |", "BY"),
    ("SELECT http AS x BY os LAST 1d EVERY 1h ORDER BY |", "x os.name os timestamp http"),
    ("SELECT http LAST 1d ORDER BY http |", "ASC DESC TOP LIMIT INTO BY"),
    ("SELECT http LAST 1d HAVING http |", "> >= < <= = != BETWEEN NOT~BETWEEN"),
    ("SELECT http LAST 1d HAVING http NOT |", "BETWEEN"),
    ("SELECT http LAST 1d HAVING http BETWEEN |", "http p2p"),
    ("SELECT http LAST 1d HAVING http BETWEEN 1|", "1GB 1MB 1TB 1kB"),
    ("SELECT http LAST 1d HAVING http BETWEEN 1GB |", "AND"),
    ("SELECT http LAST 1d HAVING http BETWEEN 1GB AND 2|", "2GB 2MB"),
    ("SELECT http LAST 1d HAVING http BETWEEN 1GB AND 2GB |", "AND OR ORDER~BY"),
    ("SELECT http LAST 1d HAVING bits(rate(http)) > 1|", "1Gbit 1Mbit 1Tbit 1kbit"),
    ("SELECT bi|", "bits"), ("SELECT perc|", "percentile"),
    ("SELECT percentile(http, |", ""), ("SELECT percentile(http, 95, |", "1m 5m 10m"),
    ("SELECT percentile(http, 95, 5m, |", "NEAREST"), ("SELECT p73(http, |", "1m 5m 10m"),
    ("SELECT http LAST 1d HAVING http > 1|", "1GB 1MB 1TB 1kB"),
    ("SELECT http LAST 1d HAVING played > 1|", "1h 1m 1d"),
    ("SELECT p2p / http AS x LAST 1d HAVING x > 1|", ""),
    ("SELECT p2p + http AS x LAST 1d HAVING x > 1|", "1GB 1MB"),
    ("SELECT http LAST 1d HAVING http > 1GB |", "AND OR ORDER~BY"),
    ("SELECT max(http, |", "1m 5m 10m"),
    ("SELECT round(http, |", ""),
    ("SELECT if(http > p2p |", "AND OR"),
    ("SELECT http WHERE |", "browser.name country.code"),
    ("SELECT http WHERE NOT |", "browser.name country.code"),
    ("SELECT http WHERE country |", "= != IN LIKE ILIKE NOT~IN NOT~LIKE NOT~ILIKE"),
    ("SELECT http WHERE country NOT |", "IN LIKE ILIKE"),
    ("SELECT http WHERE country = 'US' |", "AND OR LAST"),
    ("SELECT http WHERE country = 'US' AND |", "browser.name"),
    ("SELECT http WHERE country = |", "US DE FR"),
    ("SELECT http WHERE country = d|", "DE"),
    ("SELECT http WHERE country = 'd|", "DE"),
    ("SELECT http WHERE city = 'yo|", "New~York"),
    ("SELECT http WHERE city = 'New Y|", "New~York"),
    ("SELECT http WHERE country IN |", "("),
    ("SELECT http WHERE country IN ('US', '|", "US DE FR"),
    ("SELECT http WHERE country LIKE \"u|", "US"),
    ("SELECT http WHERE (country = 'U|", "US"),
    ("SELECT http TIMEZONE 'berl|", "Europe/Berlin"),
    ("SELECT http LAST 1d INTO 'r|", "reports/ run.csv"),
    ("SELECT http LAST 1d INTO |", "reports/ run.csv other.pq"),
    ("INCLUDE |", "reports/ other.pq"), ("INCLUDE 'r|", "reports/"), ("INCLUDE 'run|", ""),
    ("SHOW |", "VALUES~OF METRICS DIMENSIONS INTERVALS LIMITS FUNCTIONS SETTINGS"),
    ("SHOW VALUES OF |", "browser.name"),
    ("SHOW VALUES OF city |", "WHERE LAST SINCE DURING TIMEZONE LIMIT INTO"),
    ("EXPLAIN |", "(FORMAT~JSON) (FORMAT~CURL) (FORMAT~TEXT) ANALYZE SELECT"),
    ("EXPLAIN ANALYZE SELECT htt|", "http"),
    ("EXPLAIN (FORMAT |", "TEXT JSON CURL"),
    ("SET |", "timezone max_requests width format time"),
    ("SET format = |", "table csv"),
    ("SET time = 'i|", "iso"),
    ("SET width = |", ""),
    ("LET |", ""),
    ("LET x = |", "http p2p"),
    ("PARAM |", ""),
    ("PARAM $|", ""),
  ])
  func offers(text: String, expected: String) {
    let offered = Self.labels(text).map { $0.replacing(" ", with: "~") }
    let wanted = expected.split(separator: " ").map(String.init)
    #expect(Array(offered.prefix(wanted.count)) == wanted, "\(offered)")
    if wanted.isEmpty { #expect(offered.isEmpty) }
  }

  /// Names that are defined earlier in the text are offered.
  @Test(arguments: [
    ("LET off = p2p / http; SELECT of|", "off"),
    ("LET mobile = os = 'iOS'; SELECT http WHERE mo|", "mobile"),
    ("LET mobile = os = 'iOS'; SELECT mob|", ""),
    ("LET mobile = os = 'iOS'; SELECT http WHERE mobile |", "AND OR LAST"),
    ("PARAM $land = 'US'; SELECT http WHERE country = $|", "$land"),
    ("PARAM $long = 6h; SELECT http LAST $l|", "$long"),
    ("PARAM $n = 6; SELECT http LIMIT |", "$n"),
  ])
  func offersDefinedNames(text: String, expected: String) {
    let wanted = expected.split(separator: " ").map(String.init)
    let offered = Self.labels(text)
    #expect(Array(offered.prefix(wanted.count)) == wanted, "\(offered)")
    if wanted.isEmpty { #expect(offered.isEmpty) }
  }

  /// Mistakes before the place, and other statements, do not matter.
  @Test(arguments: [
    ("SELECT http p2p BY |", "browser.name"), ("SELECT ,,, BY os WHER |", "browser.name"),
    ("SELECT ' BY os\nLAST |", "1h"), ("SHOW METRIC; SELECT http B|", "BY"),
    ("SELECT htp; SHOW |; SELECT http BY os", "VALUES OF"), ("FROM x BY |", "browser.name"),
    ("SELECT http LAST 6x EVERY |", "1m"), ("SELECT http @ BY |", "browser.name"),
  ])
  func goesOnAfterAMistake(text: String, first: String) {
    #expect(Self.labels(text).first == first)
  }

  /// The place is in quotes, in a name with dots, on a later line, or in a later statement.
  @Test(arguments: [
    ("SELECT http WHERE browser.name = 'Fir|", "Firefox"),
    ("SELECT http WHERE browser.name = 'Fir|' LAST 6h", "Firefox"),
    ("SELECT http WHERE browser.name = \"fir|\"", "Firefox"),
    ("SELECT http WHERE city.name IN ('Berlin', 'new y|')", "New York"),
    ("SELECT http WHERE city = '-- |'", "-- none"), ("SELECT http WHERE city = '/* |", "/* any"),
    ("SELECT http BY browser.|", "browser.name"), ("SELECT http BY br|owser.name", "browser.name"),
    ("SELECT http BY name|", "browser.name"), ("SELECT http WHERE session.p|", "session.page"),
    ("SELECT http; SELECT htt|", "http"), ("SELECT http;\n\nSELECT p2p BY o|", "os.name"),
    ("SET width = 9; LET a = http; SHOW VALUES OF browser.n|", "browser.name"),
    ("SELECT http;|", "SELECT"), ("SELECT 'a;b|", ""),
    ("SELECT http WHERE os = 'a;b' AND br|", "browser"),
    ("SELECT http,\n  p2p\nBY browser.n|", "browser.name"),
    ("SELECT http\nWHERE country.code IN (\n  'US',\n  |", "US"),
    ("SELECT http\nWHERE country.code IN (\n  'US',\n  'd|\n)", "DE"),
    ("SELECT (http +\n  pla|", "played"), ("SELECT http\r\nLAST 6h\r\nEVERY |", "1m"),
    ("-- don't\nSELECT htt|", "http"), ("SELECT /* it's; */ htt|", "http"),
    ("SELECT http --\nB|", "BY"), ("SELECT http /* a */|", "AS"),
  ])
  func completesInAnySyntacticPlace(text: String, first: String) {
    let label = Self.labels(text).first ?? ""
    #expect(label.hasPrefix(first) && label.isEmpty == first.isEmpty, "\(label)")
  }

  @Test(arguments: [
    "-- SEL|", "/* SEL|", "SELECT http -- |\n LAST 6h", "/* /* */ SE|", "SELECT 'a|",
    "SELECT http -|- x", "SELECT http /|* x */", "SELECT http /|/ x", "SELECT /* a *|/ http",
    "-- SELECT 'h|", "SELECT http WHERE os = /* 'i|", "# SEL|", "// SEL|", "SELECT http --|",
  ])
  func commentsAndFinishedPlacesHaveNoCompletions(text: String) {
    #expect(Self.labels(text).isEmpty)
  }

  /// Lines that begin with a backslash are commands of the shell; they have no completions of the
  /// language.
  @Test(arguments: [
    "\\|", "\\set |", "  \\SELECT |", "\\SEL|", "\\?\n|", "SELECT http\n\\format |",
    "SELECT http;\n\\i 'r|", "\\o x -- y\nSELECT htt|",
  ])
  func shellCommandsHaveNoCompletions(text: String) { #expect(Self.labels(text).isEmpty) }

  @Test(arguments: [
    "\\x; SELECT htt|", "SELECT \\ htt|", "/*\n\\x */ SELECT htt|",
    "LET a = os = '\n\\x'; SELECT htt|", "-- \\x\nSELECT htt|",
  ])
  func aBackslashElsewhereIsNoCommand(text: String) { #expect(Self.labels(text) == ["http"]) }

  /// Clauses that the query has before or after the place are not offered.
  @Test func offersNoClauseTwice() {
    let offered = Self.labels("SELECT http LAST 6h | BY os LIMIT 3")
    #expect(offered.contains("WHERE"))
    for clause in ["BY", "LAST", "SINCE", "UNTIL", "DURING", "LIMIT"] {
      #expect(!offered.contains(clause))
    }
  }

  static func labels(_ text: String) -> [String] {
    let (bytes, cursor) = Marked.split(text)
    return Samples.completer.completions(text: bytes, cursor: cursor).map(\.label)
  }
}
