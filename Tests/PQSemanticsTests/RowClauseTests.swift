import PQModel
import PQSemantics
import PQSyntax
import Testing

/// TOP, FILL, COMPARE WITH and INTO.
@Suite struct RowClauseTests {
  @Test(arguments: [
    ("TOP 5 BY p2p", 5, "p2p", false), ("top 3 by P2P with others", 3, "p2p", true),
    ("TOP 0 BY http + p2p", 0, "(http + p2p)", false), ("TOP 5 BY x", 5, "(p2p / http)", false),
    ("TOP 1 BY -sessions", 1, "-sessions", false), ("TOP 1 BY rate(http)", 1, "rate(http)", false),
    ("TOP 1 BY max(sessions, 5m)", 1, "max(sessions, 5m)", false),
    ("TOP 1 BY if(http > 1, p2p, 0)", 1, "if(http > 1, p2p, 0)", false),
  ])
  func top(clause: String, count: Int, code: String, hasOthers: Bool) throws {
    let top = try Bound("SELECT p2p / http AS x BY os LAST 1h EVERY 5m \(clause)").query.top
    #expect(top?.count == count)
    #expect(top?.expression.code == code)
    #expect(top?.hasOthers == hasOthers)
  }

  @Test(arguments: [
    ("x_before", "before((p2p / http))"), ("x_change", "change((p2p / http))"),
    ("abs(x_change)", "absolute(change((p2p / http)))"), ("HTTP_BEFORE", "before(http)"),
    ("http - http_before", "(http - before(http))"),
  ])
  func topOfComparedColumns(key: String, code: String) throws {
    let text =
      "SELECT http, p2p / http AS x BY os LAST 1h COMPARE WITH PREVIOUS TOP 3 BY \(key)"
    let bound = try Bound(text)
    #expect(bound.messages == [])
    #expect(try bound.query.top?.expression.code == code)
  }

  @Test(arguments: [
    ("TOP 5 BY http", "", "TOP picks groups, and without BY there are none"),
    ("TOP 1.5 BY http", "BY os", "TOP takes a whole number, not 1.5"),
    ("TOP 5 BY 5", "BY os", "'5' orders nothing: it is the same in every row"),
    ("TOP 5 BY $n", "BY os", "'$n' orders nothing: it is the same in every row"),
    ("TOP 5 BY 'http'", "BY os", "'http' orders nothing: it is the same in every row"),
    ("TOP 5 BY htp", "BY os", "there is no metric 'htp'"),
    ("TOP 5 BY os", "BY os", "os.name is a dimension, and here stands a number"),
    ("TOP 5 BY http > 1", "BY os", "'>' does not fit here"),
    (
      "TOP 5 BY delta(http)", "BY os",
      "TOP looks at each group by itself, so 'delta(http)' cannot order them"
    ),
    (
      "TOP 5 BY 1 - rank(http)", "BY os",
      "TOP looks at each group by itself, so '1 - rank(http)' cannot order them"
    ),
    (
      "TOP 5 BY share(http)", "BY os",
      "TOP looks at each group by itself, so 'share(http)' cannot order them"
    ),
    ("TOP 5 BY d", "BY os", "TOP looks at each group by itself, so 'd' cannot order them"),
    ("TOP 5 BY http_before", "BY os", "there is no metric 'http_before'"),
    (
      "TOP 5 BY d_before COMPARE WITH PREVIOUS", "BY os",
      "TOP looks at each group by itself, so 'd_before' cannot order them"
    ),
    (
      "TOP 5 BY max(http_before, 1m) COMPARE WITH PREVIOUS", "BY os",
      "max looks at each shorter bucket alone, where 'http_before' has no meaning"
    ),
  ])
  func invalidTopIsReported(clause: String, by: String, message: String) throws {
    let text = "PARAM $n = 5; SELECT http, delta(http) AS d \(by) LAST 1h EVERY 5m \(clause)"
    #expect(try Bound(text).messages == [message])
  }

  @Test(arguments: [
    ("", Fill.nothing), ("FILL NONE", .nothing), ("FILL none", .nothing), ("FILL NULL", .null),
    ("FILL 0", .zero), ("FILL 0.0", .zero), ("FILL previous", .previous), ("FILL LINEAR", .linear),
  ])
  func fill(clause: String, fill: Fill) throws {
    #expect(try Bound("SELECT http LAST 1h EVERY 5m \(clause)").query.fill == fill)
  }

  @Test(arguments: ["1", "0.5", "1e999"])
  func fillAcceptsNoOtherNumber(number: String) throws {
    let bound = try Bound("SELECT http LAST 1h EVERY 5m FILL \(number)")
    #expect(bound.codes == [.invalidNumber])
    #expect(bound.messages == ["no traffic is 0, not \(number)"])
    #expect(bound.fixIts == ["0"])
  }

  @Test(arguments: [
    ("WITH PREVIOUS", Comparison.previous), ("with 7d ago", .ago(CalendarSpan(days: 7))),
    ("WITH 1mo AGO", .ago(CalendarSpan(months: 1))), ("WITH 1w AGO", .ago(CalendarSpan(days: 7))),
    ("WITH 36h AGO", .ago(CalendarSpan(rest: 36 * .hour))),
  ])
  func compare(clause: String, comparison: Comparison) throws {
    #expect(
      try Bound("SELECT http LAST 1h COMPARE \(clause)").query.comparison?.value == comparison)
  }

  @Test func comparedColumnsFollowTheirColumn() throws {
    let query = try Bound("SELECT http, p2p / http AS x LAST 1h COMPARE WITH PREVIOUS").query
    #expect(
      query.columns.map(\.name)
        == ["http", "http_before", "http_change", "x", "x_before", "x_change"])
    #expect(
      query.columns.map(\.expression.code)
        == [
          "http", "before(http)", "change(http)", "(p2p / http)", "before((p2p / http))",
          "change((p2p / http))",
        ])
    #expect(query.columns.map(\.unit) == [.bytes, .bytes, .ratio, .ratio, .ratio, .ratio])
  }

  @Test(arguments: [
    ("SELECT http, p2p AS http_before", "p2p AS http_before"),
    ("SELECT http AS X_Change, p2p AS x", "http AS X_Change"),
    ("SELECT *, p2p * 2 AS p2p_change", "p2p * 2 AS p2p_change"),
  ])
  func comparedColumnsHaveNamesOfTheirOwn(select: String, place: String) throws {
    let bound = try Bound("\(select) LAST 1h COMPARE WITH PREVIOUS")
    #expect(bound.codes == [.duplicateColumn])
    #expect(bound.places == [place])
    #expect(try Bound("\(select) LAST 1h").codes == [])
  }

  @Test(arguments: [
    "a.csv", "a.CSV", "a b.json", "/tmp/x.y/a.txt", "../a.csv", "a.json.csv", ".csv", "größe.csv",
  ])
  func into(path: String) throws {
    let query = try Bound("SELECT http LAST 1h INTO '\(path)'").query
    #expect(query.into?.value == path)
  }

  @Test(arguments: [
    "a", "csv", "", ".", "a.", "a.xml", "a.csv/b", "a.csv/", "a.csv.gz", "a\0.csv", "a.csv ",
  ])
  func fileNameMustChooseAFormat(path: String) throws {
    let bound = try Bound("SELECT http LAST 1h INTO '\(path)'")
    #expect(bound.codes == [.invalidFile])
    #expect(bound.binding.diagnostics[0].advice == ["It ends in .csv .json .txt."])
  }

  @Test func thereMayBeNoFiles() throws {
    let bound = try Bound("SELECT http LAST 1h INTO 'a.csv'", surroundings: Surroundings())
    #expect(bound.messages == ["nothing can be written to a file here"])
  }
}
