import PQModel
import PQSemantics
import PQSyntax
import Testing

/// `max(sessions, 5m)` and other reducers look at shorter buckets inside the bucket of the row.
@Suite struct ReducerTests {
  @Test(arguments: [
    ("max", "5m", "5m"), ("min", "1m", "1m"), ("avg", "60m", "1h"), ("max", "1mo", "1mo"),
    ("MAX", "7m", "7m"),
  ])
  func hasAGrain(function: String, grain: String, shown: String) throws {
    let column = try Bound(column: "\(function)(sessions, \(grain))", "LAST 1mo EVERY 1mo").column
    #expect(column.expression.code == "\(function.lowercased())(sessions, \(shown))")
    #expect(column.expression.grainSet.map(\.description) == [shown])
    #expect(column.expression.metrics == [.sessions])
  }

  @Test(arguments: [
    ("p50(http, 90m)", "p50.0(http, 1h30m)"), ("P95(http, 1d)", "p95.0(http, 1d)"),
    ("p1(http, 5m)", "p1.0(http, 5m)"), ("percentile(http, 99.9, 5m)", "p99.9(http, 5m)"),
    ("percentile(http, 0, 5m)", "p0.0(http, 5m)"),
    ("percentile(http, (100), 5m)", "p100.0(http, 5m)"),
    ("percentile(http, 95, 5m, NEAREST)", "n95.0(http, 5m)"),
    ("Percentile(http, 9_5.50, 5m, nearest)", "n95.5(http, 5m)"),
    ("percentile(http, $p, 5m)", "p99.5(http, 5m)"),
  ])
  func percentiles(column: String, code: String) throws {
    let bound = try Bound(column: column, "LAST 1mo EVERY 1mo", before: "PARAM $p = 99.5;")
    #expect(try bound.column.expression.code == code)
  }

  @Test(arguments: [
    ("percentile(http, 101, 5m)", "101"), ("percentile(http, -1, 5m)", "-1"),
    ("percentile(http, 100.000000001, 5m)", "100.000000001"), ("percentile(http, 1e1, 5m)", "1e1"),
    ("percentile(http, 1.0123456789, 5m)", "1.0123456789"), ("percentile(http, 95MB, 5m)", "95MB"),
    ("percentile(http, p2p, 5m)", "p2p"), ("percentile(http, '95', 5m)", "'95'"),
    ("percentile(http, $text, 5m)", "$text"), ("percentile(http, 95, 5m, LINEAR)", "LINEAR"),
    ("percentile(http, 95, 5m, 1)", "1"), ("percentile(http, 95, 5)", "5"),
  ])
  func wrongArgumentsOfPercentile(column: String, place: String) throws {
    let bound = try Bound(column: column, before: "PARAM $text = 'x';")
    #expect(bound.codes == [.wrongArguments])
    #expect(bound.places == [place])
  }

  /// No other percentile is offered, because it would be another number.
  @Test(arguments: [
    ("p0(http, 5m)", "percentile(x, 0, 5m)"), ("p100(http, 5m)", "percentile(x, 100, 5m)"),
    ("p99.9(http, 5m)", "percentile(x, 99.9, 5m)"), ("p101(http, 5m)", "percentile(x, 99.9, 5m)"),
    ("p007(http, 5m)", "percentile(x, 007, 5m)"), ("p9.9.9(http, 5m)", "percentile(x, 99.9, 5m)"),
  ])
  func otherShortNamesAreUnknown(column: String, form: String) throws {
    let bound = try Bound(column: column)
    #expect(bound.codes == [.unknownName])
    #expect(bound.binding.diagnostics[0].expected == ["p1 to p99", form])
    #expect(bound.fixIts.isEmpty)
  }

  @Test func aMissingGrainOfAPercentileIsRepaired() throws {
    let bound = try Bound(column: "percentile(http, 95)")
    #expect(bound.fixIts == ["percentile(http, 95, 1m)"])
  }

  @Test func aGrainMayBeAParameter() throws {
    let bound = try Bound(column: "max(sessions, $g)", before: "PARAM $g = 5m;")
    #expect(try bound.column.expression.code == "max(sessions, 5m)")
  }

  @Test(arguments: [
    ("30s", DiagnosticCode.unknownInterval), ("0m", .invalidDuration), ("1mo1d", .unknownInterval),
    ("2000y", .invalidDuration), ("5", .wrongArguments), ("$nothing", .unknownName),
  ])
  func invalidGrainsAreRefused(grain: String, code: DiagnosticCode) throws {
    #expect(try Bound(column: "max(sessions, \(grain))").codes == [code])
  }

  @Test func aMissingGrainIsRepaired() throws {
    let bound = try Bound(column: "max(sessions) AS peak")
    #expect(bound.codes == [.wrongArguments])
    let fixIt = try #require(bound.binding.diagnostics[0].fixIt)
    let mended = fixIt.applied(toOriginal: bound.binding.texts[0].tree.source)
    #expect(
      String(decoding: mended, as: UTF8.self).hasPrefix(" SELECT max(sessions, 1m) AS peak"))
  }

  /// A grain of days uses the zone of the query, also if LET defines it.
  @Test(arguments: [
    "SELECT max(sessions, 1d) AS x", "LET x = max(sessions, 1d); SELECT x",
    "LET y = -max(sessions, 24h); LET x = abs(-y); SELECT x",
    "SELECT max(sessions, 1d) + max(sessions, 1m) AS x",
  ])
  func daysOfAGrainFollowTheZone(text: String) throws {
    let local = try Bound("\(text) LAST 1mo EVERY 1mo TIMEZONE 'Europe/Berlin'").column
    #expect(local.expression.grainSet.contains(Bucketing(.days(1), in: .berlin)))
    #expect(!local.expression.grainSet.contains(Bucketing(.days(1))))
    let utc = try Bound("\(text) LAST 1mo EVERY 1mo").column
    #expect(utc.expression.grainSet.contains(Bucketing(.days(1))))
  }

  @Test func daysOfAGrainFollowTheZoneInConditions() throws {
    let text = """
      LET busy = if(max(sessions, 1w) > 1, 1, 0) > 0; LET peak = max(sessions, 1d);
      SELECT if(busy, 1, 0) AS x LAST 1y EVERY 1y TIMEZONE 'Europe/Berlin'
      HAVING busy AND NOT (busy OR peak > 1) ORDER BY peak
      """
    let query = try Bound(text).query
    let weeks = Bucketing(.weeks(1), in: .berlin)
    #expect(query.columns[0].expression.grainSet == [weeks])
    #expect(
      Set(query.having?.parts.flatMap(\.grainSet) ?? []) == [
        weeks, Bucketing(.days(1), in: .berlin),
      ])
    #expect(query.order.map(\.code) == ["max(sessions, 1d in Europe/Berlin)"])
  }

  /// A reducer cannot contain another reducer or a function of several rows.
  @Test(arguments: [
    ("max(delta(http), 5m)", "max", "delta(http)"), ("avg(rank(http), 5m)", "avg", "rank(http)"),
    ("max(share(http), 5m)", "max", "share(http)"),
    ("max(cumulative(http), 5m)", "max", "cumulative(http)"),
    ("max(moving_avg(http, 3), 5m)", "max", "moving_avg(http, 3)"),
    ("max(min(http, 1m), 5m)", "max", "min(http, 1m)"),
    ("p95(1 + abs(delta(http)), 5m)", "p95", "delta(http)"),
    ("max(if(rank(http) = 1, 1, 0), 5m)", "max", "rank(http)"),
    ("max(d, 5m)", "max", "d"), ("max(1 + d, 5m)", "max", "d"),
    ("max(if(c, 1, 0), 5m)", "max", "c"),
    ("max(if(NOT c, 1, 0), 5m)", "max", "c"),
  ])
  func windowsInsideReducersAreRefused(
    column: String, function: String, place: String
  ) throws {
    let before = "LET d = delta(http); LET c = rank(http) = 1 OR http > 1;"
    let bound = try Bound(column: column, before: before)
    #expect(bound.codes == [.wrongKind])
    #expect(bound.places == [place])
    #expect(
      bound.messages
        == ["\(function) looks at each shorter bucket alone, where '\(place)' has no meaning"])
  }

  @Test func columnsWithWindowsInsideReducersAreRefused() throws {
    let text = "SELECT delta(http) AS d, http LAST 1h EVERY 5m COMPARE WITH PREVIOUS HAVING"
    for name in ["d", "http_before", "http_change"] {
      #expect(try Bound("\(text) max(\(name), 1m) > 1").codes == [.wrongKind])
    }
    #expect(try Bound("\(text) max(http, 1m) > 1").codes == [])
  }

  @Test(arguments: [
    "max(rate(http), 1m)", "max(http / p2p, 1m)", "max(if(http > 1, 1, 0) * p2p, 1m)",
    "max(http, 1m) - min(http, 5m)", "rank(max(sessions, 1m))", "delta(max(sessions, 1m))",
  ])
  func rowFunctionsInsideReducersAreAllowed(column: String) throws {
    #expect(try Bound(column: column).codes == [])
  }
}
