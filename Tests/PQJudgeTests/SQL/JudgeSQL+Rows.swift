import PQModel

/// The rows that formulas are computed on.
extension JudgeSQL {
  /// All buckets of the groups that are seen, or that IN lists name.
  mutating func addGrid() {
    guard !keys.names.isEmpty else {
      script.add("grid", "SELECT k, s, e FROM buckets")
      return
    }
    let seen = "SELECT DISTINCT \(keys.names.joined(separator: ", ")) FROM cells"
    let named = query.namedGroups.map { " UNION SELECT * FROM \(Self.product($0))" } ?? ""
    script.add("groups", seen + named)
    script.add("grid", "SELECT k, s, e\(keys.listed()) FROM buckets CROSS JOIN groups")
  }

  private static func product(_ lists: [[String]]) -> String {
    lists.enumerated().map { place, values in
      "(VALUES \(values.map { "(\(literal($0)))" }.joined(separator: ", "))) l\(place)"
    }.joined(separator: " CROSS JOIN ")
  }

  /// The metrics of each row, and how long its bucket is.
  mutating func addRows() {
    if query.earlier != nil { return addComparedRows() }
    let isGrid = query.filling == .zero
    let source =
      isGrid
      ? "grid b LEFT JOIN cells c ON b.k = c.k\(keys.equal("b", "c"))"
      : "cells c JOIN buckets b ON b.k = c.k"
    script.add(
      "records",
      "SELECT b.k, \(seconds("b")) AS seconds\(keys.listed(isGrid ? "b" : "c")), "
        + "\(Self.metrics("c", "")) FROM \(source)")
  }

  /// The seconds of a bucket; of the one that is not over, those that have passed.
  private func seconds(_ stage: String) -> String {
    let end = query.range.includesNow ? "least(\(stage).e, \(query.fixture.now))" : "\(stage).e"
    return "(\(end) - \(stage).s) / 1000"
  }

  /// A row for each bucket and group that either range has; the other one has metrics of 0.
  private mutating func addComparedRows() {
    let group = keys.names.map { ", coalesce(a.\($0), b.\($0)) AS \($0)" }.joined()
    script.add(
      "pairs",
      "SELECT coalesce(a.k, b.k) AS k\(group), "
        + "\(Self.metrics("a", "")), \(Self.metrics("b", "", as: "_b")) "
        + "FROM cells a FULL JOIN cells_b b ON a.k = b.k\(keys.equal("a", "b"))")
    let join = query.filling == .zero ? "LEFT JOIN" : "JOIN"
    script.add(
      "records",
      "SELECT n.k\(keys.listed("p")), \(seconds("n")) AS seconds, "
        + "(o.e - o.s) / 1000 AS seconds_b, "
        + "\(Self.metrics("p", "")), \(Self.metrics("p", "_b", as: "_b")) "
        + "FROM buckets n JOIN buckets_b o ON o.k = n.k \(join) pairs p ON p.k = n.k")
  }

  /// The metrics of a stage, 0 where it has no row.
  static func metrics(_ stage: String, _ suffix: String, as name: String = "") -> String {
    Metric.allCases.map { metric in
      "coalesce(\(stage).\(metric.rawValue)\(suffix), 0) AS \(metric.rawValue)\(name)"
    }.joined(separator: ", ")
  }
}
