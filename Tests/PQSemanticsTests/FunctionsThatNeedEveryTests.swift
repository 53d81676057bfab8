import PQSemantics
import PQSyntax
import Testing

/// Functions over the rows of a group in time need EVERY, in each clause.
@Suite struct FunctionsThatNeedEveryTests {
  @Test(arguments: [
    ("SELECT delta(http)", "delta", "delta(http)"),
    ("SELECT http, 1 - cumulative(http)", "cumulative", "cumulative(http)"),
    ("SELECT if(moving_avg(http, 3) > 1, 1, 0)", "moving_avg", "moving_avg(http, 3)"),
    ("SELECT http HAVING delta(http) > 0", "delta", "delta(http)"),
    ("SELECT http ORDER BY cumulative(http)", "cumulative", "cumulative(http)"),
    ("SELECT http ORDER BY timestamp", "the column timestamp", "timestamp"),
    ("SELECT http BY os FILL PREVIOUS", "FILL PREVIOUS", "FILL PREVIOUS"),
    ("SELECT http BY os FILL linear", "FILL LINEAR", "FILL linear"),
    // The function is used through a name of LET.
    ("SELECT d", "'d'", "d"), ("SELECT http ORDER BY d", "'d'", "d"),
    ("SELECT http HAVING d > 0", "'d'", "d"), ("SELECT http HAVING c", "'c'", "c"),
    ("SELECT if(c, 1, 0) * http", "'c'", "c"),
  ])
  func missingEveryIsReported(text: String, what: String, place: String) throws {
    let before = "LET d = 2 * delta(http); LET c = http > 1 AND d > 0;"
    let bound = try Bound("\(before) \(text) LAST 1h")
    #expect(bound.codes == [.needsEvery])
    #expect(bound.places == [place])
    #expect(bound.messages == ["\(what) needs buckets of time, and there is no EVERY"])
    for every in ["EVERY 5m", "EVERY AUTO"] {
      #expect(try Bound("\(before) \(text) LAST 1h \(every)").codes == [])
    }
  }

  @Test(arguments: [
    "SELECT rate(http)", "SELECT share(http) BY os", "SELECT rank(http) BY os ORDER BY rank(http)",
    "SELECT max(sessions, 5m)", "SELECT http BY os FILL NULL", "SELECT http BY os FILL 0",
    "SELECT http FILL NONE",
  ])
  func otherFunctionsNeedNoEvery(text: String) throws {
    #expect(try Bound("\(text) LAST 1h").codes == [])
  }

  /// A wrong EVERY counts as an EVERY, so no second mistake is reported.
  @Test func aWrongEveryHasNoSecondDiagnostic() throws {
    #expect(try Bound("SELECT delta(http) LAST 1h EVERY 30s").codes == [.unknownInterval])
    #expect(
      try Bound("SELECT http LAST 1h EVERY 0h ORDER BY timestamp").codes == [.invalidDuration])
  }
}
