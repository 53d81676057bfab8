import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct OrderByTests {
  @Test(arguments: [
    ("http", ["http"]), ("HTTP DESC", ["http desc"]), ("timestamp desc", ["timestamp desc"]),
    ("(http) ASC", ["http"]), ("(timestamp)", ["timestamp"]), ("((OS)) DESC", ["os.name desc"]),
    ("os, p2p DESC", ["os.name", "p2p desc"]), ("os.name, OS", ["os.name", "os.name"]),
    // A sort key may be an expression, or a metric that is not selected.
    ("sessions", ["sessions"]), ("http + p2p", ["(http + p2p)"]), ("-http", ["-http"]),
    ("round(http)", ["rounded(digits: 0)(http)"]), ("rank(p2p) DESC", ["rank(p2p) desc"]),
    ("delta(http)", ["delta(http)"]), ("max(http, 1m)", ["max(http, 1m)"]),
    ("share", ["share(http)"]), ("1 - share", ["(1 - share(http))"]), ("x", ["(http * 2)"]),
    ("http,", ["http"]),
  ])
  func keys(clause: String, keys: [String]) throws {
    let select = "LET x = http * 2; SELECT http, share(http) AS share BY os LAST 1h EVERY 5m"
    let text = "\(select) ORDER BY \(clause)"
    #expect(try Bound(text).query.order.map(\.code) == keys)
  }

  /// The name of a column comes before that of a metric.
  @Test(arguments: [
    ("SELECT http AS p2p", "p2p", "http"), ("SELECT p2p AS http, http AS x", "HTTP", "p2p"),
    ("SELECT played AS desc", "desc", "played"), ("SELECT played AS asc", "asc ASC", "played"),
    ("SELECT sessions AS browser", "browser", "sessions"),
    ("SELECT http + p2p AS timestamp2", "timestamp2", "(http + p2p)"),
  ])
  func aliasesComeFirst(select: String, clause: String, code: String) throws {
    let query = try Bound("\(select) BY browser LAST 1h EVERY 1h ORDER BY \(clause)").query
    #expect(query.order.map(\.code) == [code])
  }

  @Test func comparedColumnsHaveNames() throws {
    let text = "SELECT http LAST 1h COMPARE WITH PREVIOUS ORDER BY http_change DESC, http_before"
    #expect(try Bound(text).query.order.map(\.code) == ["change(http) desc", "before(http)"])
  }

  @Test(arguments: [
    ("2", DiagnosticCode.wrongKind, "'2' orders nothing: it is the same in every row"),
    ("-1", .wrongKind, "'-1' orders nothing: it is the same in every row"),
    ("10MB", .wrongKind, "'10MB' orders nothing: it is the same in every row"),
    ("6h", .wrongKind, "'6h' orders nothing: it is the same in every row"),
    ("1 + 1", .wrongKind, "'1 + 1' orders nothing: it is the same in every row"),
    ("os", .wrongKind, "the rows are not split by os.name, so it cannot order them"),
    ("country.code", .wrongKind, "the rows are not split by country.code, so it cannot order them"),
    ("nothing_like_it", .unknownName, "there is no column 'nothing_like_it'"),
    ("-browser", .wrongKind, "browser.name is a dimension, and here stands a number"),
    ("http + played", .unitMismatch, "bytes and milliseconds cannot be added"),
    ("$key", .unknownName, "there is no parameter '$key'"),
  ])
  func isRefused(clause: String, code: DiagnosticCode, message: String) throws {
    let text = "SELECT http BY browser LAST 1h EVERY 1h ORDER BY \(clause)"
    let bound = try Bound(text)
    #expect(bound.codes == [code])
    #expect(bound.messages == [message])
  }

  @Test func adviceListsTheColumns() throws {
    let bound = try Bound("SELECT http AS x BY os LAST 1h EVERY 1h ORDER BY nothing_like_it")
    #expect(bound.binding.diagnostics[0].advice == ["There is timestamp, os.name, x."])
    let whole = try Bound("SELECT http AS x LAST 1h ORDER BY nothing_like_it")
    #expect(whole.binding.diagnostics[0].advice == ["There is x."])
  }

  @Test(arguments: [("0", 0), ("5", 5), ("1_000", 1000), ("9223372036854775807", Int.max)])
  func limits(text: String, limit: Int) throws {
    #expect(try Bound("SELECT http LAST 1h EVERY 1h LIMIT \(text)").query.limit == limit)
  }

  @Test(arguments: ["1.5", "1e3", "9223372036854775808", ".5"])
  func aLimitIsAWholeNumber(text: String) throws {
    let bound = try Bound("SELECT http LAST 1h EVERY 1h LIMIT \(text)")
    #expect(bound.codes == [.invalidNumber])
    #expect(bound.messages == ["LIMIT takes a whole number, not \(text)"])
  }
}
