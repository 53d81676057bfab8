import PQModel
import PQSemantics
import PQSyntax
import Testing

@Suite struct HavingTests {
  @Test(arguments: [
    ("http > 1GB", "http > 1000000000"), ("http >= 1", "http >= 1"), ("http < 1", "http < 1"),
    ("http <= 1", "http <= 1"), ("http = 1", "http = 1"), ("http != 1", "http != 1"),
    ("http <> 1", "http != 1"), ("1 < http", "1 < http"), ("(http > 1)", "http > 1"),
    ("http > 1 AND p2p > 1", "(http > 1 and p2p > 1)"),
    ("http > 1 OR p2p > 1 AND NOT played > 1", "(http > 1 or (p2p > 1 and not http > 1))"),
    ("NOT (http > 1 OR p2p > 1)", "not (http > 1 or p2p > 1)"),
    // The names of columns come before metrics of the same name. Metrics need not be selected.
    ("offload > 0.5", "(p2p / (http + p2p)) > 0.5"),
    ("OFFLOAD > 0.5", "(p2p / (http + p2p)) > 0.5"),
    ("played > 1", "http > 1"), ("sessions > 1", "sessions > 1"),
    ("1 - offload > x", "(1 - (p2p / (http + p2p))) > 5"),
    ("max(sessions, 1m) > 2 * sessions", "max(sessions, 1m) > (2 * sessions)"),
    ("rank(http) <= 3", "rank(http) <= 3"), ("delta(http) < 0", "delta(http) < 0"),
    ("1 > 0", "1 > 0"),
    ("http BETWEEN 1kB AND 2kB", "(http >= 1000 and http <= 2000)"),
    ("http NOT BETWEEN 1 AND 2", "not (http >= 1 and http <= 2)"),
    // NOT and AND bind as in SQL: the first AND belongs to BETWEEN.
    ("NOT http BETWEEN 1 AND 2", "not (http >= 1 and http <= 2)"),
    ("NOT http NOT BETWEEN 1 AND 2", "not not (http >= 1 and http <= 2)"),
    ("http BETWEEN 1 AND 2 AND p2p > 1", "((http >= 1 and http <= 2) and p2p > 1)"),
    (
      "p2p > 1 OR http BETWEEN x AND x + 1 AND p2p > 2",
      "(p2p > 1 or ((http >= 5 and http <= (5 + 1)) and p2p > 2))"
    ),
    ("http BETWEEN p2p - 1 AND p2p + 1", "(http >= (p2p - 1) and http <= (p2p + 1))"),
    ("5 BETWEEN 1 AND rank(http)", "(5 >= 1 and 5 <= rank(http))"),
    (
      "if(http BETWEEN 1 AND 2, 3, 4) BETWEEN 3 AND 4",
      "(if((http >= 1 and http <= 2), 3, 4) >= 3 and if((http >= 1 and http <= 2), 3, 4) <= 4)"
    ),
  ])
  func isBoundAsItIsWritten(text: String, code: String) throws {
    let query = try Bound(
      """
      LET x = 5; SELECT p2p / (http + p2p) AS offload, http AS played BY os LAST 1h EVERY 5m
      HAVING \(text)
      """
    ).query
    #expect(query.having?.code == code)
  }

  @Test func comparedColumnsHaveNames() throws {
    let query = try Bound(
      "SELECT http AS x LAST 1h COMPARE WITH 7d AGO HAVING x_change > 0.5 AND X_BEFORE > 1GB"
    ).query
    #expect(query.having?.code == "(change(http) > 0.5 and before(http) > 1000000000)")
  }

  @Test(arguments: [
    ("http", "'http' is neither true nor false"), ("x", "'x' is neither true nor false"),
    ("5", "'5' is neither true nor false"), ("'a'", "'a' is neither true nor false"),
    ("http + 1", "'http + 1' is neither true nor false"),
    ("rate(http)", "'rate(http)' is neither true nor false"),
    ("http > 1 AND http", "'http' is neither true nor false"),
    ("NOT http", "'http' is neither true nor false"),
    ("os", "'os' asks for a dimension, and here numbers are compared"),
    ("os = 'a'", "'os' asks for a dimension, and here numbers are compared"),
    ("'a' = os", "'os' asks for a dimension, and here numbers are compared"),
    ("os IN ('a')", "'os' asks for a dimension, and here numbers are compared"),
    ("os LIKE 'a'", "'os' asks for a dimension, and here numbers are compared"),
    ("(os) = 'a'", "'(os)' asks for a dimension, and here numbers are compared"),
    ("http IN (1, 2)", "IN and LIKE look at the values of a dimension, and here stand numbers"),
    ("http LIKE 1", "IN and LIKE look at the values of a dimension, and here stand numbers"),
    ("http = 'a'", "'a' is a text, and here stands a number"),
    ("http > p2p > 1", "'>' does not fit here"),
    ("http > (p2p > 1)", "'p2p > 1' is true or false, and no number"),
    ("htpp > 1", "there is no metric 'htpp'"),
    ("timestamp > 1", "the column timestamp comes by itself with EVERY"),
    ("http > 1h", "bytes and milliseconds cannot be compared"),
  ])
  func mistakesHaveTheExpectedMessage(text: String, message: String) throws {
    let bound = try Bound("SELECT http, p2p AS x BY os LAST 1h EVERY 5m HAVING \(text)")
    #expect(bound.messages == [message])
  }

  /// The size of a condition is limited, whether its parts are joined by AND or by OR.
  @Test(arguments: [" AND ", " OR "])
  func theSizeIsLimited(word: String) throws {
    let few = Array(repeating: "http > 1", count: 160).joined(separator: word)
    #expect(try Bound("SELECT http LAST 1h HAVING \(few)").codes == [])
    let many = Array(repeating: "http > 1", count: 170).joined(separator: word)
    #expect(try Bound("SELECT http LAST 1h HAVING \(many)").codes == [.tooLarge])
  }
}
