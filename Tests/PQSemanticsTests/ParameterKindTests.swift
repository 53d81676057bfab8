import PQModel
import PQSemantics
import PQSyntax
import Testing

/// A parameter has a kind, and can be used where values of that kind can.
@Suite struct ParameterKindTests {
  /// Without a default, the kind of a parameter follows from the given value.
  @Test(arguments: [
    ("US", "WHERE country = $x"), ("5", "WHERE country = $x"), ("6h", "WHERE country = $x"),
    ("10MB", "WHERE country = $x"), ("5", "HAVING http > $x"), ("-10MB", "HAVING http > $x"),
    ("6h", "HAVING played > $x"), ("5", "LIMIT $x"), ("5x", "WHERE country = $x"),
    ("", "WHERE country = $x"), ("- 5", "WHERE os = $x"), ("5 -- 6", "WHERE os = $x"),
  ])
  func defaultsAreOptional(given: String, clause: String) throws {
    let bound = try Bound("PARAM $x; SELECT http LAST 1h \(clause)", given: ["x": given])
    #expect(bound.codes == [])
    if clause.hasPrefix("WHERE") {
      #expect(try bound.query.predicate?.value.tests.first?.question == .isIn([given]))
    }
  }

  @Test(
    arguments: [
      ("PARAM $x", [:], "the parameter $x has no value"),
      ("PARAM $x = 5", ["x": "US"], "'US' is given for $x, which is a number"),
      ("PARAM $x = 5", ["x": ""], "'' is given for $x, which is a number"),
      ("PARAM $x = 5", ["x": "5 "], "'5 ' is given for $x, which is a number"),
      ("PARAM $x = 5", ["x": "--5"], "'--5' is given for $x, which is a number"),
      ("PARAM $x = 5", ["x": "1e999"], "'1e999' is given for $x, which is a number"),
      ("PARAM $x = 6h", ["x": "6"], "'6' is given for $x, which is a duration such as 6h"),
      ("PARAM $x = 6h", ["x": "2000y"], "'2000y' is given for $x, which is a duration such as 6h"),
      ("PARAM $x = 2000y", [:], "2000y is longer than 1000 years"),
      ("PARAM $x = (5, 'a')", [:], "a value stands in quotes"),
      ("PARAM $x = ('a', f(b))", [:], "'f(b)' is not a value"),
      ("PARAM $x = 1e999", [:], "'1e999' is larger than any number"),
      ("SELECT http LAST 1h LIMIT $y", [:], "there is no parameter '$y'"),
      ("SELECT http LAST 1h LIMIT $y; PARAM $y = 5", [:], "there is no parameter '$y'"),
    ] as [(String, [String: String], String)])
  func mistakesHaveTheExpectedMessage(text: String, given: [String: String], message: String) throws
  {
    #expect(try Bound(text, given: given).messages == [message])
  }

  @Test func aSizeInBitsOffersBytes() throws {
    let bound = try Bound("PARAM $x = 1GB", given: ["x": "1Gb"])
    let expected = bound.binding.diagnostics.map(\.expected)
    #expect(expected == [["1Gbit for bits", "1GB for bytes"]])
  }

  @Test(arguments: [
    ("LAST $n", "$n is a number, and here stands a duration"),
    ("LAST $t", "$t is a text, and here stands a duration"),
    ("LAST $l", "$l is a list such as US,DE, and here stands a duration"),
    ("SINCE $d", "$d is a duration such as 6h, and here stands a time"),
    ("SINCE $l", "$l is a list such as US,DE, and here stands a time"),
    ("SINCE $t", "'US' is not a time"), ("SINCE $n", "'5' is not a time"),
    ("LAST 1h HAVING http > $t", "$t is a text, and here stands a number"),
    ("LAST 1h HAVING http > $l", "$l is a list such as US,DE, and here stands a number"),
    ("LAST 1h HAVING http > $mo", "$mo is longer in some months than in others"),
    ("LAST 1h LIMIT $t", "LIMIT takes a whole number, not $t"),
    ("LAST 1h LIMIT $d", "LIMIT takes a whole number, not $d"),
    ("LAST 1h LIMIT $s", "LIMIT takes a whole number, not $s"),
    ("LAST 1h LIMIT $m", "LIMIT takes a whole number, not $m"),
    ("LAST 1h WHERE os LIKE $l", "LIKE takes one pattern, and this is a list"),
    ("LAST 1h ORDER BY $n", "'$n' orders nothing: it is the same in every row"),
    ("LAST $zero", "$zero is no time at all"),
  ])
  func aValueStandsWhereItsKindDoes(clauses: String, message: String) throws {
    let before = """
      PARAM $n = 5; PARAM $t = 'US'; PARAM $l = ('US', 'DE'); PARAM $d = 6h; PARAM $mo = 1mo;
      PARAM $s = 10MB; PARAM $m = -5; PARAM $zero = 0h;
      """
    #expect(try Bound("\(before) SELECT http \(clauses)").messages == [message])
  }

  @Test func aNearNameIsSuggested() throws {
    let bound = try Bound("PARAM $country = 'US'; SELECT http WHERE os = $contry LAST 1h")
    #expect(bound.fixIts == ["$country"])
  }

  @Test func undeclaredParametersAreListed() throws {
    let bound = try Bound(
      "PARAM $A = 1; PARAM $b", given: ["a": "1", "B": "2", "d": "3", "c": "4"])
    #expect(bound.codes == [])
    #expect(bound.binding.environment.undeclared == ["c", "d"])
    #expect(bound.binding.environment.declared == ["a", "b"])
  }

  /// Of several spellings of a name, the same one is used in every run.
  @Test func twoSpellingsOfANameAreTakenInOrder() throws {
    for _ in 1...20 {
      let bound = try Bound(
        "PARAM $ab = 1; SELECT http LAST 1h LIMIT $ab", given: ["AB": "2", "aB": "3", "ab": "4"])
      #expect(try bound.query.limit == 2)
    }
  }

  @Test func isKeptForTheNextText() throws {
    let first = try Bound("PARAM $x = 5", given: ["x": "7"]).binding.environment
    #expect(try Bound("SELECT http LAST 1h LIMIT $x", environment: first).query.limit == 7)
  }
}
