import PQModel
import PQSyntax
import Testing

@testable import PQSemantics

/// The values of lists that are given from outside a text, and parameters in TIMEZONE and INTO.
@Suite struct GivenListTests {
  private func check(
    _ text: String, _ given: [String], acceptsMissingValues: Bool = false
  ) throws -> Bound {
    var environment = QueryEnvironment()
    environment.acceptsMissingValues = acceptsMissingValues
    if !given.isEmpty { environment.given["c"] = given }
    return try Bound(text, environment: environment, surroundings: .sample)
  }

  @Test(arguments: [
    (["US,DE"], ["US", "DE"]), ([" US , DE "], ["US", "DE"]), (["US", "DE"], ["US", "DE"]),
    (["US,US"], ["US"]), (["'Washington, D.C.',JP"], ["Washington, D.C.", "JP"]),
    (["\"Washington, D.C.\" , JP"], ["Washington, D.C.", "JP"]), (["''"], [""]),
    (["'it''s'"], ["it's"]), (["\"a \"\"b\"\"\""], ["a \"b\""]), (["'a\"b',c"], ["a\"b", "c"]),
    (["O'Neill,x\"y"], ["O'Neill", "x\"y"]), (["' US '"], [" US "]), (["''','"], ["',"]),
    (["US,DE", "'a,b'"], ["US", "DE", "a,b"]), (["US", "''"], ["US", ""]),
  ])
  func commasSeparateValuesThatAreNotInQuotes(given: [String], values: [String]) throws {
    let bound = try check("PARAM $c = ('FR'); SELECT http WHERE country IN $c LAST 1h", given)
    #expect(bound.binding.environment.text(ofParameter: "c") == values.joined(separator: ","))
    #expect(bound.codes.isEmpty)
  }

  @Test(arguments: [
    ([""], "an empty list is given for $c"), ([" "], "an empty list is given for $c"),
    (["US", ""], "an empty list is given for $c"),
    (["US, ,DE"], "a value is empty in 'US, ,DE', which is given for $c"),
    (["US,"], "a value is empty in 'US,', which is given for $c"),
    ([",US"], "a value is empty in ',US', which is given for $c"),
    ([","], "a value is empty in ',', which is given for $c"),
    (["\"US"], "a quote is not closed in \"US, which is given for $c"),
    (["\"a\"b"], "a quote is not closed in \"a\"b, which is given for $c"),
    (["\"a\"\""], "a quote is not closed in \"a\"\", which is given for $c"),
  ])
  func emptyAndOpenValuesAreErrors(given: [String], message: String) throws {
    let bound = try check("PARAM $c = ('FR'); SELECT http WHERE country IN $c LAST 1h", given)
    #expect(bound.messages == [message])
    #expect(bound.codes == [.invalidParameter])
  }

  @Test(arguments: [
    ("'US'", "a text"), ("5", "a number"), ("1h", "a duration such as 6h"),
  ])
  func onlyAListTakesSeveralValues(standard: String, kind: String) throws {
    let bound = try check("PARAM $c = \(standard)", ["1", "2"])
    #expect(
      bound.messages == ["2 values are given for $c, which is \(kind)"])
  }

  @Test func withoutADefaultSeveralValuesAreAList() throws {
    let bound = try check("PARAM $c; SELECT http WHERE country IN $c LAST 1h", ["a,b", "2"])
    #expect(bound.codes.isEmpty)
    #expect(bound.binding.environment.text(ofParameter: "c") == "a,b,2")
  }

  @Test func timezoneAndIntoTakeAParameter() throws {
    let zone = try check(
      "PARAM $c = 'UTC'; SELECT http LAST 1d EVERY 1d TIMEZONE $c", ["Europe/Berlin"])
    #expect(try zone.query.zone.name == "Europe/Berlin")
    let file = try check("PARAM $c = 'a.csv'; SELECT http LAST 1h INTO $c", ["b/c.json"])
    #expect(try file.query.into?.value == "b/c.json")
  }

  @Test(arguments: [
    ("PARAM $c = 'UTC'; SELECT http LAST 1d TIMEZONE $c", "Mars/Base", DiagnosticCode.unknownZone),
    ("PARAM $c = ('UTC', 'x'); SELECT http LAST 1d TIMEZONE $c", "", .invalidParameter),
    ("PARAM $c = 'a.csv'; SELECT http LAST 1h INTO $c", "a.xyz", .invalidFile),
    ("PARAM $c = 'a.csv'; SELECT http LAST 1h INTO $c", "", .invalidFile),
    ("PARAM $c = ('a.csv', 'b.csv'); SELECT http LAST 1h INTO $c", "", .invalidParameter),
    ("SELECT http LAST 1h INTO $none", "", .unknownName),
    ("SELECT http LAST 1h TIMEZONE $none", "", .unknownName),
  ])
  func theValueIsCheckedLikeAText(text: String, value: String, code: DiagnosticCode) throws {
    let isList = text.contains("= (")
    let bound = try check(text, isList || text.hasPrefix("SELECT") ? [] : [value])
    #expect(bound.codes == [code])
  }

  /// A text can be checked before its parameters have values.
  @Test(arguments: [
    "WHERE country = $c LAST 1h", "WHERE country IN $c LAST 1h", "WHERE city LIKE $c LAST 1h",
    "LAST $c", "SINCE $c", "SINCE '2026-01-15' UNTIL $c", "LAST 6h EVERY $c", "LAST 1h LIMIT $c",
    "LAST 1h HAVING http > $c", "LAST 1h HAVING played / http > $c", "LAST 1d TIMEZONE $c",
    "LAST 1h INTO $c", "LAST 1h COMPARE WITH $c AGO", "BY city LAST 1h TOP $c BY http",
  ])
  func missingValuesAreAcceptedByACheck(clauses: String) throws {
    let text = "PARAM $c; SELECT http \(clauses)"
    #expect(try check(text, [], acceptsMissingValues: true).codes.isEmpty)
    #expect(try check(text, []).codes.first == .invalidParameter)
    let wrong = try check(
      "PARAM $c; SELECT http, htpp \(clauses)", [], acceptsMissingValues: true)
    #expect(wrong.codes == [.unknownName])
  }
}
