import PQModel
import PQSemantics
import PQSyntax
import Testing

/// The unit of a column follows from its expression.
@Suite struct ExpressionUnitTests {
  @Test(
    arguments: [
      ("http", .bytes), ("played", .milliseconds), ("sessions", .sessions),
      ("http + p2p", .bytes), ("http - p2p", .bytes), ("-http", .bytes), ("+http", .bytes),
      ("-(-http)", .bytes), ("http * 2", .bytes), ("2 * http", .bytes), ("http / 2", .bytes),
      ("http + 5", .bytes), ("5 + http", .bytes), ("http - 10MB", .bytes),
      ("played - 1h", .milliseconds), ("http * p2p", MeasureUnit(bytes: 2)),
      ("http / sessions", MeasureUnit(bytes: 1, sessions: -1)),
      ("http / sessions * sessions", .bytes), ("1 / http", MeasureUnit(bytes: -1)),
      ("http / played", MeasureUnit(bytes: 1, milliseconds: -1)),
      ("http * http / p2p", .bytes), ("1 / http * p2p", .count),
    ] as [(String, MeasureUnit)])
  func ofArithmetic(column: String, unit: MeasureUnit) throws {
    #expect(try Bound(column: column).column.unit == unit)
  }

  /// A part of a whole is shown in percent. A ratio that is multiplied by a number is not.
  @Test(
    arguments: [
      ("p2p / http", .ratio), ("p2p / (http + p2p)", .ratio), ("1 - p2p / http", .ratio),
      ("p2p / http - 0.5", .ratio), ("p2p / http + http / p2p", .ratio), ("-p2p / http", .ratio),
      ("rebuffered / played", .ratio), ("(p2p + 1MB) / http", .ratio),
      ("p2p / http * (played / rebuffered)", .ratio), ("(p2p / http) / (http / p2p)", .ratio),
      ("round(p2p / http, 2)", .ratio), ("abs(p2p / http - 1)", .ratio),
      ("if(http > 1, p2p / http, 0)", .ratio), ("coalesce(p2p / http, 0)", .ratio),
      ("least(p2p / http, 1)", .ratio), ("delta(p2p / http)", .ratio),
      ("max(p2p / http, 5m)", .ratio), ("moving_avg(p2p / http, 3)", .ratio),
      ("p2p / http * 100", .count), ("100 * p2p / http", .count), ("100 * (p2p / http)", .count),
      ("p2p / (http / 100)", .count), ("p2p / http / 2", .count), ("p2p / 1GB", .count),
      ("played / 1h", .count), ("p2p * 100 / (http + p2p)", .count), ("2 / (p2p / http)", .count),
      // An expression that is only partly a ratio is not a ratio.
      ("p2p / http + 100 * p2p / http", .count), ("rank(http) + p2p / http", .count),
      ("p2p / http - rank(http)", .count), ("if(http > 1, p2p / 1GB, p2p / http)", .count),
      ("p2p / http * 100 / (http / p2p)", .count),
    ] as [(String, MeasureUnit)])
  func ofRatios(column: String, unit: MeasureUnit) throws {
    #expect(try Bound(column: column).column.unit == unit)
  }

  @Test(
    arguments: [
      ("rate(http)", .bytesPerSecond), ("rate(played)", MeasureUnit(milliseconds: 1, seconds: -1)),
      ("bits(http)", .bits), ("bits(rate(http))", .bitsPerSecond),
      ("rate(bits(http))", .bitsPerSecond),
      ("bits(p2p) / bits(http + p2p)", .ratio), ("max(bits(rate(http)), 1m)", .bitsPerSecond),
      ("moving_avg(bits(http), 2)", .bits), ("share(bits(http))", .ratio),
      ("bits(http) / 1Gbit", .count), ("bits(rate(http)) + 1Mbit", .bitsPerSecond),
      ("rate(http) * 8", .bytesPerSecond), ("rate(http) + 10MB", .bytesPerSecond),
      ("10MB + rate(http)", .bytesPerSecond), ("rate(http) - 10MB / 2", .bytesPerSecond),
      ("greatest(rate(http), 1MB)", .bytesPerSecond), ("rate(p2p) / rate(http)", .ratio),
      ("rate(http) / sessions", MeasureUnit(bytes: 1, seconds: -1, sessions: -1)),
      ("delta(http)", .bytes), ("cumulative(http)", .bytes), ("moving_avg(sessions, 3)", .sessions),
      ("share(http)", .ratio), ("100 * share(http)", .count), ("rank(http)", .count),
      ("rank(http) / rank(p2p)", .ratio), ("share(10 * http)", .ratio),
      ("max(sessions, 5m)", .sessions), ("min(http, 1m)", .bytes),
      ("avg(played, 1m)", .milliseconds),
      ("p50(http, 1m)", .bytes), ("p95(rate(http), 1m)", .bytesPerSecond),
      ("p99(sessions, 1m)", .sessions),
      ("abs(http - p2p)", .bytes), ("round(http)", .bytes), ("round(played / 1h, 1)", .count),
      ("least(http, p2p)", .bytes), ("greatest(http, 1GB)", .bytes), ("coalesce(http, 0)", .bytes),
      ("if(p2p > 0, http, 0)", .bytes), ("if(p2p > 0, 1, 0)", .count),
      ("if(p2p > 0, 0, http)", .bytes), ("coalesce(0, 1, http)", .bytes),
    ] as [(String, MeasureUnit)])
  func ofFunctions(column: String, unit: MeasureUnit) throws {
    #expect(try Bound(column: column).column.unit == unit)
  }

  @Test(arguments: [
    ("http + p2p * 2", "(http + (p2p * 2))"), ("(http + p2p) * 2", "((http + p2p) * 2)"),
    ("http - p2p - 1", "((http - p2p) - 1)"), ("-http", "-http"), ("http * -2", "(http * -2)"),
    ("http * -2.5", "(http * -2.5)"), ("http + 10kB", "(http + 10000)"),
    ("played / 1m30s", "(played / 90000)"), ("http * 1_000", "(http * 1000)"),
    ("http * 1e3", "(http * 1000.0)"), ("http * .5", "(http * 0.5)"),
    ("round(http)", "rounded(digits: 0)(http)"), ("ROUND(http, 2)", "rounded(digits: 2)(http)"),
    ("abs(http)", "absolute(http)"), ("coalesce(http, 0)", "coalesced(http, 0)"),
    ("least(http, p2p, 1)", "least(http, p2p, 1)"), ("greatest(http, 1,)", "greatest(http, 1)"),
    ("moving_avg(http, (5))", "movingAverage(rows: 5)(http)"),
    ("max(sessions, (5m))", "max(sessions, 5m)"),
    ("if(http > 1GB AND NOT p2p < 1, http, 0)", "if((http > 1000000000 and not p2p < 1), http, 0)"),
    ("IF(http = 1 OR (p2p != 1), 1, 0)", "if((http = 1 or p2p != 1), 1, 0)"),
    ("if(0s < played, 1, 0)", "if(0 < played, 1, 0)"),
  ])
  func isBoundAsItIsWritten(column: String, code: String) throws {
    #expect(try Bound(column: column).column.expression.code == code)
  }
}
