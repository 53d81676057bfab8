import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct FunctionTests {
  @Test(arguments: [
    "rate()", "rate(http, p2p)", "delta()", "delta(http, 1)", "cumulative(http, 1)", "share()",
    "rank(http, p2p)", "moving_avg(http)", "moving_avg(http, 1, 2)", "max()", "max(http, 5m, 1)",
    "p95()", "abs()", "abs(http, 1)", "round()", "round(http, 1, 2)", "least(http)", "least()",
    "greatest(http)", "coalesce(http)", "coalesce()", "if(http > 1, 1)", "if(http > 1)", "if()",
    "if(http > 1, 1, 2, 3)",
  ])
  func hasItsNumberOfArguments(call: String) throws {
    let bound = try Bound(column: call)
    #expect(bound.codes == [.wrongArguments])
    #expect(bound.places == [call])
    #expect(bound.binding.diagnostics[0].expected.count == 1)
  }

  @Test(arguments: [
    ("moving_avg(http, 0)", "0"), ("moving_avg(http, -1)", "-1"), ("moving_avg(http, 1.5)", "1.5"),
    ("moving_avg(http, 1000001)", "1000001"), ("moving_avg(http, p2p)", "p2p"),
    ("moving_avg(http, 5m)", "5m"), ("moving_avg(http, 1 + 1)", "1 + 1"),
    ("round(http, 16)", "16"), ("round(http, -1)", "-1"), ("round(http, 1.0)", "1.0"),
    ("round(http, 10MB)", "10MB"), ("round(http, 'x')", "'x'"),
    ("round(http, http > 1)", "http > 1"),
    ("max(http, 5)", "5"), ("max(http, p2p)", "p2p"), ("max(http, 10MB)", "10MB"),
    ("max(http, '5m')", "'5m'"), ("max(http, 2 * 5m)", "2 * 5m"),
  ])
  func hasTheRightArguments(call: String, place: String) throws {
    let bound = try Bound(column: call)
    #expect(bound.codes == [.wrongArguments])
    #expect(bound.places == [place])
  }

  @Test(arguments: [
    ("moving_avg(http, 1)", "movingAverage(rows: 1)(http)"),
    ("moving_avg(http, 1_000_000)", "movingAverage(rows: 1000000)(http)"),
    ("round(http, 15)", "rounded(digits: 15)(http)"),
    ("round(http, 0)", "rounded(digits: 0)(http)"),
    ("if((http > 1), (1), 0)", "if(http > 1, 1, 0)"),
  ])
  func limitsOfArgumentsAreInclusive(call: String, code: String) throws {
    #expect(try Bound(column: call).column.expression.code == code)
  }

  @Test(arguments: [
    ("mx(http, 5m)", ["max"]), ("cumulativ(http)", ["cumulative"]),
    ("movng_avg(http, 2)", ["moving_avg"]),
    ("nothing_like_it()", []),
  ])
  func isAClosedSet(call: String, fixIts: [String]) throws {
    let bound = try Bound(column: call)
    #expect(bound.codes == [.unknownName])
    #expect(bound.fixIts == fixIts)
    #expect(fixIts.isEmpty == !bound.binding.diagnostics[0].advice.isEmpty)
  }

  @Test(arguments: [
    ("http > 1", "'http > 1' is true or false, and no number"),
    ("NOT http > 1", "'NOT http > 1' is true or false, and no number"),
    ("1 + (http > 1)", "'http > 1' is true or false, and no number"),
    ("abs(http > 1 AND p2p > 1)", "'http > 1 AND p2p > 1' is true or false, and no number"),
    ("country = 'US'", "'country = 'US'' asks for a dimension, and here stands a number"),
    ("abs(os IN ('a'))", "'os IN ('a')' asks for a dimension, and here stands a number"),
    ("http + 'x'", "'x' is a text, and here stands a number"),
    ("http + os", "os.name is a dimension, and SELECT shows numbers"),
    ("http + timestamp", "the column timestamp comes by itself with EVERY"),
    ("http + 1mo", "1mo is longer in some months than in others"),
    ("http + 1e999", "'1e999' is larger than any number"),
    ("http + 99999999999PB", "'99999999999PB' is larger than any number"),
    ("http + 2000y", "2000y is longer than 1000 years"),
    ("if(http, 1, 0)", "'http' is neither true nor false"),
    ("if(os = 'a', 1, 0)", "'os' asks for a dimension, and here numbers are compared"),
    (
      "if(http IN (1), 1, 0)",
      "IN and LIKE look at the values of a dimension, and here stand numbers"
    ),
    ("1", "'1' shows no metric"), ("1 + 1", "'1 + 1' shows no metric"),
    ("'x'", "'x' shows no metric"),
    ("10MB", "'10MB' shows no metric"), ("(6h)", "'(6h)' shows no metric"),
    ("rank(1)", "'rank(1)' shows no metric"),
    ("if(1 > 0, 1, 0)", "'if(1 > 0, 1, 0)' shows no metric"),
  ])
  func mistakesHaveTheExpectedMessage(column: String, message: String) throws {
    #expect(try Bound(column: column).messages == [message])
  }

  @Test func allAreListed() {
    #expect(Function.table.rowCount == Function.allCases.count)
  }
}
