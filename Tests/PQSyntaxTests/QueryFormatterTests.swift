import PQSyntax
import Testing

@Suite struct QueryFormatterTests {
  /// The AND of BETWEEN does not begin a line.
  /// Bytes that are not UTF-8 could not be kept.
  @Test(arguments: ["SELECT http LAST 1h; -- M%nchen\n", "/* %% */ SELECT http LAST 1h;", "#! %\n"])
  func commentsAreUTF8(text: String) {
    let bytes = text.utf8.map { $0 == UInt8(ascii: "%") ? 0xFC : $0 }
    let tree = SyntaxTree.parse(bytes)
    #expect(tree.diagnostics.map(\.code) == [.invalidUTF8])
    #expect(SyntaxTree.parse(Array(text.replacing("%", with: "ü").utf8)).diagnostics.isEmpty)
  }

  @Test func keepsTheBoundsOfBetweenTogether() {
    let conditions = (0..<8).map { "http between \($0) and \($0)0000" }
    let text = "SELECT http LAST 1h HAVING " + conditions.joined(separator: " and ")
    let formatted = QueryFormatter.format(.parse(text)) ?? ""
    #expect(formatted.contains("\n    AND http BETWEEN"))
    #expect(!formatted.contains(/\n *AND \d/))
    #expect(QueryFormatter.format(.parse(formatted)) == formatted)
  }

  @Test func commentsAroundATrailingCommaAreStable() {
    let text = "SELECT http AS x -- note\n, /* a */ ; /* b */\nSHOW LIMITS"
    let formatted = QueryFormatter.format(.parse(text)) ?? ""
    #expect(QueryFormatter.format(.parse(formatted)) == formatted)
  }

  @Test(arguments: [
    (
      "limit 5 order by http every 1h where os='iOS' by os last 6h select",
      String?.none
    ),
    (
      "select http limit 5 order by http every 1h where os='iOS' by os last 6h",
      "SELECT http BY os WHERE os = 'iOS' LAST 6h EVERY 1h ORDER BY http LIMIT 5;\n"
    ),
    (
      "select http until now every 1h since today",
      "SELECT http SINCE TODAY UNTIL NOW EVERY 1h;\n"
    ),
    ("Select HTTP as Http;;;", "SELECT HTTP AS Http;\n"),
    ("select http,p2p,", "SELECT http, p2p;\n"),
    ("select http where(os)in(\"iOS\",)", "SELECT http WHERE (os) IN ('iOS');\n"),
    ("select -http,- -p2p,http-p2p", "SELECT -http, - -p2p, http - p2p;\n"),
    ("select Round ( HTTP,1 )", "SELECT round(HTTP, 1);\n"),
    ("select round ( http,1 )<>2", "SELECT round(http, 1) != 2;\n"),
    ("explain(format json)select http", "EXPLAIN (FORMAT JSON) SELECT http;\n"),
    ("show metrics;show limits", "SHOW METRICS;\nSHOW LIMITS;\n"),
    ("show metrics;\n\n\n\nshow limits", "SHOW METRICS;\n\nSHOW LIMITS;\n"),
    ("", ""), (";;", ""), ("-- only a note", "-- only a note\n"),
  ])
  func writesTheCanonicalForm(text: String, form: String?) {
    #expect(QueryFormatter.format(SyntaxTree.parse(text)) == form)
  }

  @Test(arguments: [
    ("-- a\nselect http -- b\nlast 1h -- c", "-- a\nSELECT http -- b\nLAST 1h; -- c\n"),
    ("select /* a */ http /* b */", "SELECT /* a */ http; /* b */\n"),
    ("select http, -- a\np2p", "SELECT http, -- a\n    p2p;\n"),
    (
      "select http\n-- on the limit\nlimit 5\n-- on the range\nlast 1h",
      "SELECT http\n-- on the range\nLAST 1h\n-- on the limit\nLIMIT 5;\n"
    ),
    (
      "show metrics; -- a\n-- b\n\n-- c\nshow limits",
      "SHOW METRICS; -- a\n-- b\n\n-- c\nSHOW LIMITS;\n"
    ),
    ("#!/usr/bin/env pq\nshow limits", "#!/usr/bin/env pq\nSHOW LIMITS;\n"),
    ("show limits -- /* no block", "SHOW LIMITS; -- /* no block\n"),
    ("show /* a /* b */ -- c */ limits", "SHOW /* a /* b */ -- c */ LIMITS;\n"),
  ])
  func keepsComments(text: String, form: String) {
    #expect(QueryFormatter.format(SyntaxTree.parse(text)) == form)
  }

  @Test func aLongQueryStandsOnSeveralLines() {
    let text = """
      select http, p2p, played, rebuffered, sessions by browser.name where country.code in ('US', 'DE') \
      and os.name = 'iOS' last 6h every 1h order by http desc limit 5
      """
    #expect(
      QueryFormatter.format(SyntaxTree.parse(text)) == """
        SELECT http, p2p, played, rebuffered, sessions
        BY browser.name
        WHERE country.code IN ('US', 'DE') AND os.name = 'iOS'
        LAST 6h EVERY 1h
        ORDER BY http DESC LIMIT 5;

        """)
  }

  @Test func aLongClauseBreaksBehindCommasAndBeforeAnd() throws {
    let values = (1...20).map { "'country-\($0)'" }.joined(separator: ",")
    let form = try #require(
      QueryFormatter.format(
        SyntaxTree.parse("select http where country in (\(values)) and os = 'x'")))
    let lines = form.split(separator: "\n")
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(
      lines.dropFirst(2).allSatisfy { $0.hasPrefix("    'country") || $0.hasPrefix("    AND") })
  }

  /// Formatted text is parsed as before, and formatted the same again.
  @Test(arguments: [
    "select http where city = 'it''\u{301}s'",
    "select http where city in ('''', \"\"\"\", '\u{301}')",
    "select - - -1, 1 - -1", "select a -- x\r\n, b", "select http -- no end",
    "/* a */ select http /* b */ ; /* c */", "select\n\n\n-- a\n\n\n-- b\n\n\nhttp",
    "select http; -- a\n\n-- b", "-- a\n\nselect http", "set x = 'a\nb'",
    "param $a = ('x', 'y',); let y = - 1; include 'x.pq'", "show values of os last 1d",
    "select top, limit, http as by by os", "select x where not (not a = 'b' or c != 'd')",
  ])
  func isStable(text: String) throws {
    let tree = SyntaxTree.parse(text)
    let form = try #require(QueryFormatter.format(tree), "\(tree.diagnostics)")
    let again = SyntaxTree.parse(form)
    #expect(again.canonicalOutline == tree.canonicalOutline)
    #expect(QueryFormatter.format(again) == form)
  }

  /// Nothing can follow a `--` comment on its line.
  @Test(arguments: [
    ("SHOW LIMITS -- a\n; -- b\n", "SHOW LIMITS; -- a\n-- b\n"),
    ("SHOW LIMITS -- a\n; /* b\n c */ -- d", "SHOW LIMITS; -- a\n/* b\n c */\n-- d\n"),
    (
      "SELECT http -- a\n, -- b\nBY os LAST 6h EVERY 1h",
      "SELECT http -- a\n-- b\nBY os\nLAST 6h EVERY 1h;\n"
    ),
  ])
  func keepsCommentsApart(text: String, canonical: String) {
    #expect(QueryFormatter.format(SyntaxTree.parse(text)) == canonical)
    #expect(QueryFormatter.format(SyntaxTree.parse(canonical)) == canonical)
  }
}
