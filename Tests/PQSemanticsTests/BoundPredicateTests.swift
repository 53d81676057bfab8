import PQModel
import PQSemantics
import PQSyntax
import Testing

/// The predicate of WHERE.
@Suite struct BoundPredicateTests {
  private func predicate(_ text: String) throws -> BoundPredicate? {
    try Bound("SELECT http WHERE \(text) LAST 1h").query.predicate?.value
  }

  @Test(arguments: [
    ("os = 'iOS'", "os in [iOS]"), ("'iOS' = os", "os in [iOS]"),
    ("os != 'iOS'", "not os in [iOS]"), ("os <> 'iOS'", "not os in [iOS]"),
    ("'iOS' != os", "not os in [iOS]"), ("os IN ('iOS')", "os in [iOS]"),
    ("os IN ('b', 'a', 'b',)", "os in [b, a]"),
    ("os NOT IN ('b', 'a')", "not os in [b, a]"),
    ("os LIKE 'i%'", "os like i%"), ("os ILIKE 'I_S'", "os ilike I_S"),
    ("os NOT LIKE 'i%'", "not os like i%"), ("os NOT ILIKE ('i%')", "not os ilike i%"),
    ("(os) = ('iOS')", "os in [iOS]"), ("('iOS') = (os)", "os in [iOS]"),
    ("((os = 'iOS'))", "os in [iOS]"), ("os IN (('a'), 'b')", "os in [a, b]"),
    ("os = ''", "os in []"), ("os = 'it''s'", "os in [it's]"),
    ("os = \"a\"", "os in [a]"), ("OS.NAME = 'a'", "os in [a]"),
    ("NOT os = 'a'", "not os in [a]"), ("NOT NOT os = 'a'", "not not os in [a]"),
    ("os = 'a' AND city = 'b'", "(os in [a] and city in [b])"),
    (
      "os = 'a' OR city = 'b' AND isp = 'c'",
      "(os in [a] or (city in [b] and isp in [c]))"
    ),
    (
      "(os = 'a' OR city = 'b') AND isp = 'c'",
      "((os in [a] or city in [b]) and isp in [c])"
    ),
    ("NOT (os = 'a' OR city = 'b')", "not (os in [a] or city in [b])"),
    ("NOT os = 'a' OR city = 'b'", "(not os in [a] or city in [b])"),
    ("os = 'a' OR os = 'b' OR os = 'c'", "(os in [a] or os in [b] or os in [c])"),
  ])
  func isBoundAsItIsWritten(text: String, code: String) throws {
    #expect(try predicate(text)?.code == code)
  }

  @Test func canonicallyEquivalentValuesDiffer() throws {
    let values = try predicate("city IN ('K\u{F6}ln', 'Ko\u{308}ln', 'K\u{F6}ln')")?.tests.first
    guard case .isIn(let names)? = values?.question else {
      Issue.record("no list")
      return
    }
    #expect(names.map { $0.utf8.count } == [5, 6])
  }

  @Test func knowsItsPlace() throws {
    let text = "SELECT http WHERE os = 'a' AND city IN ('b', 'c') LAST 1h EVERY 1h"
    let range = try #require(try Bound(text).query.predicate?.range)
    #expect(
      String(decoding: Array(text.utf8)[range], as: UTF8.self) == "os = 'a' AND city IN ('b', 'c')")
  }

  @Test(arguments: [
    ("os", "'os' is compared with nothing"), ("NOT os", "'os' is compared with nothing"),
    ("os < 'a'", "the values of a dimension have no order for '<'"),
    ("os >= 'a'", "the values of a dimension have no order for '>='"),
    ("'a' <= os", "'a' is not a dimension"), ("'a' LIKE os", "'a' is not a dimension"),
    ("'a' = 'b'", "'a' is not a dimension"), ("('a') IN ('b')", "'a' is not a dimension"),
    ("'a'", "'a' is not a predicate"), ("5", "'5' is not a predicate"),
    ("f(os)", "'f(os)' is not a predicate"), ("http + p2p", "'http + p2p' is not a predicate"),
    ("os LIKE ('a', 'b')", "',' does not fit here"),
    ("os = lower('A')", "'lower('A')' is not a value"),
    ("os = (city = 'a')", "'city = 'a'' is not a value"),
    ("nothing_like_it = 'a'", "there is no dimension 'nothing_like_it'"),
    ("http", "http is a metric, and WHERE filters by dimensions"),
    ("p2p / http > 0.5", "'p2p / http' is about numbers, and WHERE filters by dimensions"),
    ("-http > 5", "'-http' is about numbers, and WHERE filters by dimensions"),
    ("rate(http) > 5", "'rate(http)' is about numbers, and WHERE filters by dimensions"),
    ("5 < http", "'5' is about numbers, and WHERE filters by dimensions"),
    ("http = p2p", "http is a metric, and WHERE filters by dimensions"),
  ])
  func mistakesHaveTheExpectedMessage(text: String, message: String) throws {
    #expect(try Bound("SELECT http LAST 1h EVERY 1h WHERE \(text)").messages.first == message)
  }

  @Test(arguments: [
    ("os = iOS", ["'iOS'"]), ("os = 5", ["'5'"]), ("os IN (a, b)", ["'a'", "'b'"]),
    ("os = 6h", ["'6h'"]), ("os = -5", ["'-5'"]), ("city = New-York", ["'New-York'"]),
    ("city = a/b", ["'a/b'"]), ("os = city", ["'city'"]), ("5 = os", ["'5'"]),
    ("os LIKE i", ["'i'"]),
    ("city = it's", []),
  ])
  func aBareWordIsRepaired(text: String, fixIts: [String]) throws {
    let bound = try Bound("SELECT http LAST 1h EVERY 1h WHERE \(text)")
    guard !fixIts.isEmpty else { return #expect(bound.binding.hasErrors) }
    #expect(bound.codes == fixIts.map { _ in .bareWordValue })
    #expect(bound.fixIts == fixIts)
  }
}
