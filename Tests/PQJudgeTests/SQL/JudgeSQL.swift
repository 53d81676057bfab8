import PQModel

/// Builds the SQL of a query: plain SQL over the raw rows, which shares nothing with pq's planner.
///
/// The stages, with those of a compared range once more under names that end in `_b`:
///
///     buckets    the number and the borders of each bucket
///     inside     the raw rows that count, each with its bucket and its group
///     placed     the groups by their place in TOP
///     cells      the metrics of each bucket and group that has traffic
///     grid       all buckets of all groups
///     records    the cells, or the whole grid, with windows and reducers
///     shown      the columns of SELECT
struct JudgeSQL {
  let query: JudgedQuery
  let keys: Keys
  var script = Script()
  /// What formulas can refer to.
  var formulas: FormulaSQL
  /// How many windows have been computed, each in a stage on top of the last.
  var stage = 0

  init(_ query: JudgedQuery) {
    self.query = query
    keys = Keys(query.dimensions.count)
    formulas = FormulaSQL(scope: query.scope)
  }

  /// The latest stage of the rows.
  var last: String { "records\(stage)" }

  /// The whole statement.
  static func text(of query: JudgedQuery) -> String {
    var builder = JudgeSQL(query)
    builder.addSources()
    builder.addRows()
    builder.addReducers()
    builder.addWindows()
    builder.addShown()
    if query.filling.isLate { builder.fillLate() }
    return builder.script.text(builder.selection)
  }

  private mutating func addSources() {
    addInside(query.range.buckets, "")
    if let earlier = query.earlier { addInside(earlier.buckets, "_b") }
    if let top = query.top { addPlaces(top) }
    addCells("")
    if query.earlier != nil { addCells("_b") }
    if query.filling != .nothing { addGrid() }
  }

  private mutating func addInside(_ buckets: Buckets, _ suffix: String) {
    script.add("buckets\(suffix)", buckets.sql)
    let dimensions = query.dimensions.enumerated().map { ", \($1.shortName) AS d\($0)" }.joined()
    script.add(
      "inside\(suffix)",
      "SELECT k, s, e, ts\(dimensions), http, p2p, played, rebuffered, sessions "
        + "FROM traffic JOIN buckets\(suffix) ON ts >= s AND ts < e"
        + (query.match.map { " WHERE \($0.sql)" } ?? ""))
  }

  /// The metrics of rows that are added up, `minutes` being how long they are averaged over.
  static func sums(minutes: String) -> String {
    Metric.allCases.map { metric in
      metric.isWhole
        ? "sum(\(metric.rawValue))::BIGINT AS \(metric.rawValue)"
        : "sum(\(metric.rawValue)) / \(minutes) AS \(metric.rawValue)"
    }.joined(separator: ", ")
  }

  private mutating func addCells(_ suffix: String) {
    let rows = query.top?.hasOthers == true ? "merged" : "inside"
    script.add(
      "cells\(suffix)",
      "SELECT k\(keys.listed()), \(Self.sums(minutes: "(any_value(e - s) / 60000)")) "
        + "FROM \(rows)\(suffix) GROUP BY k\(keys.listed())")
  }
}
