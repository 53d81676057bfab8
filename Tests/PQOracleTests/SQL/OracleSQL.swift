import PQModel

/// The SQL of a query over the raw rows. It shares no code with pq's planner.
///
/// The stages are these; the stages of a comparison range have names that end with `_b`:
///
///     buckets    the number and the borders of each bucket
///     facts      the missing part of each bucket, and the buckets that it is filled from
///     inside     the raw rows that count, each with its bucket and its group
///     placed     the groups by their rank in TOP
///     cells      the metrics of each bucket and group that has traffic
///     keyed      the bucket and the group of each row of the answer
///     records    the metrics of the rows, with windows and reducers
///     shown      the columns of SELECT
struct OracleSQL {
  let query: OracleQuery
  let keys: Keys
  var script = Script()
  /// The SQL of formulas over the current columns.
  var formulas: FormulaSQL
  /// The number of windows computed so far. Each has a stage after the previous one.
  var stage = 0

  init(_ query: OracleQuery) {
    self.query = query
    keys = Keys(query.dimensions.count)
    formulas = FormulaSQL(scope: query.scope, hasLines: query.hasLines)
  }

  var last: String { "records\(stage)" }

  /// Returns the whole statement.
  static func text(of query: OracleQuery) -> String {
    var builder = OracleSQL(query)
    builder.addSources()
    builder.addRows()
    builder.addReducers()
    builder.addWindows()
    builder.addShown()
    return builder.script.text(builder.selection)
  }

  /// The suffixes of the stages, one for each range.
  var sides: [String] { query.earlier == nil ? [""] : ["", "_b"] }

  private mutating func addSources() {
    addInside(query.range.buckets, "", query.gaps?.own ?? [])
    if let earlier = query.earlier { addInside(earlier.buckets, "_b", query.gaps?.before ?? []) }
    if let top = query.top { addPlaces(top) }
    for side in sides { addCells(side) }
  }

  private mutating func addInside(_ buckets: Buckets, _ suffix: String, _ gaps: [Range<Int64>]) {
    script.add("buckets\(suffix)", buckets.sql)
    addFacts("facts\(suffix)", of: "buckets\(suffix)", gaps)
    let dimensions = query.dimensions.enumerated().map { ", \($1.shortName) AS d\($0)" }.joined()
    let missing = gaps.map {
      " AND NOT (ts >= \($0.lowerBound) AND ts < \($0.upperBound))"
    }.joined()
    script.add(
      "inside\(suffix)",
      "SELECT k, s, e, lost, ts\(dimensions), http, p2p, played, rebuffered, sessions "
        + "FROM traffic JOIN facts\(suffix) ON ts >= s AND ts < e\(missing)"
        + (query.match.map { " WHERE \($0.sql)" } ?? ""))
  }

  /// Returns the sums of the metrics. Averages are divided by `minutes`, and sums of whole numbers have
  /// 128 bits.
  static func sums(minutes: String) -> String {
    Metric.allCases.map { metric in
      metric.isWhole
        ? "sum(\(metric.rawValue)) AS \(metric.rawValue)"
        : "sum(\(metric.rawValue)) / \(minutes) AS \(metric.rawValue)"
    }.joined(separator: ", ")
  }

  private mutating func addCells(_ suffix: String) {
    let rows = query.top?.hasOthers == true ? "merged" : "inside"
    script.add(
      "cells\(suffix)",
      "SELECT k\(keys.listed()), \(Self.sums(minutes: "(any_value(e - s - lost) / 60000)")) "
        + "FROM \(rows)\(suffix) GROUP BY k\(keys.listed())")
  }
}
