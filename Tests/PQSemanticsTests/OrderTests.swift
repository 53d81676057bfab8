import PQModel
import PQSemantics
import PQSyntax
import Testing

/// What ORDER BY means.
@Suite struct OrderTests {
  @Test(arguments: [
    ("http", [OrderKey(.metric(.http))]),
    ("HTTP DESC", [OrderKey(.metric(.http), isDescending: true)]),
    ("timestamp desc", [OrderKey(.timestamp, isDescending: true)]),
    ("(http) ASC", [OrderKey(.metric(.http))]),
    (
      "browser, p2p DESC",
      [
        OrderKey(.dimension(.browserName)), OrderKey(.metric(.p2p), isDescending: true),
      ]
    ),
    // A metric orders, shown or not.
    ("sessions", [OrderKey(.metric(.sessions))]),
    (
      "browser.name, BROWSER",
      [OrderKey(.dimension(.browserName)), OrderKey(.dimension(.browserName))]
    ),
  ])
  func keys(clause: String, keys: [OrderKey]) throws {
    let text = "SELECT http, p2p BY browser LAST 1h EVERY 1h ORDER BY \(clause)"
    #expect(try Bound(text).query.order == keys)
  }

  /// A column's own name is stronger than a metric's.
  @Test(arguments: [
    ("SELECT http AS p2p", "p2p", Metric.http), ("SELECT p2p AS http, http AS x", "HTTP", .p2p),
    ("SELECT played AS desc", "desc", .played), ("SELECT played AS asc", "asc ASC", .played),
    ("SELECT sessions AS browser", "browser", .sessions),
  ])
  func aliasesComeFirst(select: String, clause: String, metric: Metric) throws {
    let query = try Bound("\(select) BY browser LAST 1h EVERY 1h ORDER BY \(clause)").query
    #expect(query.order == [OrderKey(.metric(metric))])
  }

  @Test(arguments: [
    ("1", DiagnosticCode.wrongKind), ("'http'", .wrongKind), ("10MB", .wrongKind),
    ("6h", .wrongKind),
    ("os", .wrongKind), ("country.code", .wrongKind), ("nothing_like_it", .unknownName),
    ("http + p2p", .notSupportedYet), ("-http", .notSupportedYet),
    ("round(http)", .notSupportedYet),
    ("$key", .notSupportedYet),
  ])
  func isRefused(clause: String, code: DiagnosticCode) throws {
    let text = "SELECT http BY browser LAST 1h EVERY 1h ORDER BY \(clause)"
    #expect(try Bound(text).codes == [code])
  }

  @Test(arguments: [("0", 0), ("5", 5), ("1_000", 1000), ("9223372036854775807", Int.max)])
  func limits(text: String, limit: Int) throws {
    #expect(try Bound("SELECT http LAST 1h EVERY 1h LIMIT \(text)").query.limit == limit)
  }

  @Test(arguments: ["1.5", "1e3", "9223372036854775808", ".5"])
  func aLimitIsAWholeNumber(text: String) throws {
    #expect(try Bound("SELECT http LAST 1h EVERY 1h LIMIT \(text)").codes == [.invalidNumber])
  }
}
