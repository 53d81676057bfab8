import PQSemantics
import PQSyntax
import Testing

/// Functions that add up rows do not accept ratios and averages.
@Suite struct AdditivityTests {
  @Test(arguments: [
    "rate(http)", "rate(http + p2p)", "rate(-http)", "rate(http * 8)", "rate(8 * http)",
    "rate(http / 1000)", "rate((http - p2p) * 2 / 3)", "rate(http + p2p * 2)",
    "cumulative(http)", "cumulative(http - p2p)", "share(http)", "share(sessions)",
    "share(http + p2p)", "share(rate(http))", "share(cumulative(http))",
    "share(2 * sessions)", "rank(p2p / http)", "delta(p2p / http)", "moving_avg(sessions, 3)",
    "rank(share(http))", "delta(rate(http))", "max(rate(http), 1m)", "delta(delta(http))",
  ])
  func additiveExpressionsAreAccepted(column: String) throws {
    #expect(try Bound(column: column).codes == [])
  }

  @Test(arguments: [
    ("rate(sessions)", "sessions", "over time", "rate"),
    ("rate(p2p / http)", "p2p / http", "over time", "rate"),
    ("rate(http + sessions * 0)", "", "", ""),
    ("rate(rate(http))", "rate(http)", "over time", "rate"),
    ("rate(abs(http))", "abs(http)", "over time", "rate"),
    ("rate(round(http))", "round(http)", "over time", "rate"),
    ("rate(http + 5)", "http + 5", "over time", "rate"), ("rate(5)", "5", "over time", "rate"),
    ("rate(1 / http)", "1 / http", "over time", "rate"),
    ("rate(http * p2p)", "http * p2p", "over time", "rate"),
    ("rate(max(http, 1m))", "max(http, 1m)", "over time", "rate"),
    ("rate(if(http > 1, http, 0))", "if(http > 1, http, 0)", "over time", "rate"),
    ("rate(least(http, p2p))", "least(http, p2p)", "over time", "rate"),
    ("rate(cumulative(http))", "cumulative(http)", "over time", "rate"),
    ("rate(delta(http))", "delta(http)", "over time", "rate"),
    ("rate(share(http))", "share(http)", "over time", "rate"),
    ("cumulative(sessions)", "sessions", "over time", "cumulative"),
    ("cumulative(rate(http))", "rate(http)", "over time", "cumulative"),
    ("cumulative(cumulative(http))", "cumulative(http)", "over time", "cumulative"),
    ("cumulative(p2p / http)", "p2p / http", "over time", "cumulative"),
    ("share(p2p / http)", "p2p / http", "over groups", "share"),
    ("share(share(http))", "share(http)", "over groups", "share"),
    ("share(rank(http))", "rank(http)", "over groups", "share"),
    ("share(max(sessions, 1m))", "max(sessions, 1m)", "over groups", "share"),
    ("share(delta(http))", "delta(http)", "over groups", "share"),
    ("share(1)", "1", "over groups", "share"),
  ])
  func nonAdditiveExpressionsAreRefused(
    column: String, place: String, over: String, function: String
  ) throws {
    let bound = try Bound(column: column)
    // A sum of bytes and sessions has a unit mismatch already.
    guard !place.isEmpty else { return #expect(bound.codes == [.unitMismatch]) }
    #expect(bound.codes == [.notAdditive])
    #expect(bound.places == [place])
    #expect(
      bound.messages == ["'\(place)' does not add up \(over), so \(function) has no meaning"])
  }

  @Test func aColumnIsAsAdditiveAsItsExpression() throws {
    let text = "SELECT p2p / http AS x, http AS y LAST 1h EVERY 1m HAVING"
    #expect(try Bound("\(text) rate(x) > 1").codes == [.notAdditive])
    #expect(try Bound("\(text) rate(y) > 1").codes == [])
    #expect(try Bound("LET x = p2p / http; SELECT rate(x) LAST 1h").codes == [.notAdditive])
    let compared = "SELECT http LAST 1h COMPARE WITH PREVIOUS HAVING"
    #expect(try Bound("\(compared) rate(http_before) > 1").codes == [.notAdditive])
  }
}
