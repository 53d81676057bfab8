import PQModel
import PQSemantics
import PQSyntax
import Testing

/// LET: names for numbers, conditions on numbers, and predicates on dimensions.
@Suite struct LetTests {
  @Test(arguments: [
    ("LET x = p2p / http; SELECT x", "x", "(p2p / http)"),
    ("LET x = p2p / http; SELECT 1 - x", "1 - x", "(1 - (p2p / http))"),
    ("LET x = p2p; LET y = x + http; SELECT y * x", "y * x", "((p2p + http) * p2p)"),
    ("LET X = p2p; SELECT x", "x", "p2p"), ("LET x = p2p; SELECT X", "X", "p2p"),
    ("LET x = http; SELECT x AS traffic", "traffic", "http"),
    ("LET x = http; SELECT (x)", "x", "http"),
    ("LET max = http; SELECT max", "max", "http"),
    ("LET x = 1MB; SELECT http + x", "http + x", "(http + 1000000)"),
    ("LET last = http; SELECT last", "last", "http"),
    ("LET time = http; SELECT time", "time", "http"),
    ("LET x.y = http; SELECT x.y", "x.y", "http"),
    ("LET größe = http; SELECT größe", "größe", "http"),
  ])
  func aNumber(text: String, name: String, code: String) throws {
    let column = try Bound("\(text) LAST 1h").column
    #expect(column.name == name)
    #expect(column.expression.code == code)
  }

  @Test(arguments: [
    ("LET c = http > 1GB;", "c", "http > 1000000000"),
    ("LET c = (http > 1);", "NOT c", "not http > 1"),
    ("LET c = http > 1 AND p2p > 1;", "c OR http = 0", "((http > 1 and p2p > 1) or http = 0)"),
    ("LET c = NOT http > 1; LET d = c;", "d", "not http > 1"),
    ("LET c = http > 1; LET d = c OR p2p > 1;", "d", "(http > 1 or p2p > 1)"),
    ("LET x = p2p / http; LET c = x > 0.5;", "C", "(p2p / http) > 0.5"),
  ])
  func aCondition(text: String, having: String, code: String) throws {
    let query = try Bound("\(text) SELECT http LAST 1h HAVING \(having)").query
    #expect(query.having?.code == code)
  }

  @Test(arguments: [
    ("LET p = country = 'US';", "p", "country in [US]"),
    ("LET p = 'US' = country;", "NOT p", "not country in [US]"),
    (
      "LET p = os LIKE 'i%' OR country IN ('US');", "p AND browser = 'x'",
      "((os like i% or country in [US]) and browser in [x])"
    ),
    ("LET p = (os = 'a'); LET q = p; LET r = NOT q;", "r", "not os in [a]"),
    (
      "LET p = os = 'a'; LET q = p AND (p OR p);", "Q",
      "(os in [a] and (os in [a] or os in [a]))"
    ),
    ("PARAM $os = 'a'; LET p = os = $os; PARAM $os = 'b';", "p", "os in [a]"),
  ])
  func aPredicate(text: String, predicate: String, code: String) throws {
    let query = try Bound("\(text) SELECT http WHERE \(predicate) LAST 1h").query
    #expect(query.predicate?.value.code == code)
  }

  /// A later LET of the same name does not change earlier uses.
  @Test func laterDefinitionsDoNotChangeEarlierUses() throws {
    let text = "LET x = http; LET y = x + 1; LET x = p2p; SELECT x, y LAST 1h"
    #expect(try Bound(text).query.columns.map(\.expression.code) == ["p2p", "(http + 1)"])
    let own = "LET x = http; LET x = x + 1; LET x = x * 2; SELECT x LAST 1h"
    #expect(try Bound(own).column.expression.code == "((http + 1) * 2)")
    let kinds = "LET x = http; LET x = os = 'a'; LET x = http > 1; SELECT http LAST 1h HAVING x"
    #expect(try Bound(kinds).codes == [])
  }

  @Test(arguments: [
    ("LET x = x + 1; SELECT http LAST 1h", "there is no metric 'x'"),
    ("SELECT x LAST 1h; LET x = http", "there is no metric 'x'"),
    ("LET y = x; LET x = http", "there is no metric 'x'"),
    ("LET http = p2p", "'http' is a metric already"),
    ("LET HTTP = p2p", "'http' is a metric already"),
    ("LET country = p2p", "'country' is a dimension already"),
    ("LET os.name = p2p", "'os.name' is a dimension already"),
    ("LET timestamp = p2p", "'timestamp' is a column already"),
    ("LET x = 'US'", "'US' is a text, and here stands a number"),
    ("LET x = os", "os.name is a dimension, and here stands a number"),
    ("LET x = country = 'US' AND http > 1", "http is a metric, and WHERE filters by dimensions"),
    (
      "LET c = http > 1; LET x = os = 'a' AND c",
      "'c' is about numbers, and WHERE filters by dimensions"
    ),
    ("LET x = http + played", "bytes and milliseconds cannot be added"),
  ])
  func mistakesHaveTheExpectedMessage(text: String, message: String) throws {
    #expect(try Bound(text).messages == [message])
  }

  @Test(arguments: [
    ("SELECT p", "'p' asks for a dimension, and here stands a number"),
    ("SELECT c", "'c' is true or false, and no number"),
    ("SELECT x HAVING p", "'p' asks for a dimension, and here numbers are compared"),
    ("SELECT x HAVING x", "'x' is neither true nor false"),
    ("SELECT x HAVING c > 1", "'c' is true or false, and no number"),
    ("SELECT x WHERE x", "'x' is about numbers, and WHERE filters by dimensions"),
    ("SELECT x WHERE c", "'c' is about numbers, and WHERE filters by dimensions"),
    ("SELECT x WHERE x > 1", "'x' is a name of LET, and WHERE filters by dimensions"),
    ("SELECT x WHERE p = 'US'", "'p' is a name of LET, and WHERE filters by dimensions"),
    ("SELECT x BY p", "'p' is a name of LET, and BY names dimensions"),
    ("SELECT x ORDER BY c", "'c' is true or false, and no number"),
    ("SELECT x ORDER BY n", "'n' orders nothing: it is the same in every row"),
    ("SELECT n", "'n' shows no metric"),
    ("SELECT if(p, 1, 0)", "'p' asks for a dimension, and here numbers are compared"),
  ])
  func aFragmentStandsWhereItsKindDoes(query: String, message: String) throws {
    let before = "LET x = http + 1; LET n = 5; LET c = http > 1; LET p = os = 'a';"
    #expect(try Bound("\(before) \(query) LAST 1h").messages == [message])
  }

  @Test func aNearNameIsSuggested() throws {
    let bound = try Bound("LET offload = p2p / http; SELECT ofload LAST 1h")
    #expect(bound.fixIts == ["offload"])
  }

  @Test func isKeptForTheNextText() throws {
    let first = try Bound("LET x = http; LET p = os = 'a'; LET c = http > 1").binding.environment
    #expect(first.definitionNames == ["c", "p", "x"])
    let bound = try Bound("SELECT x WHERE p LAST 1h HAVING c", environment: first)
    #expect(try bound.column.expression.code == "http")
  }
}
