import PQModel

/// TOP: the groups that are shown, and their places.
extension OracleSQL {
  mutating func addPlaces(_ top: OracleQuery.Top) {
    addScores(top)
    script.add(
      "ordered",
      "SELECT *, row_number() OVER (ORDER BY score DESC NULLS LAST\(keys.listed())) AS place "
        + "FROM scores")
    guard top.hasOthers else {
      script.add("placed", "SELECT * FROM ordered WHERE place <= \(top.count)")
      return
    }
    script.add(
      "placed",
      "SELECT place\(keys.listed()) FROM ordered WHERE place <= \(top.count) "
        + "UNION ALL SELECT \(top.count + 1)\(keys.names.map { _ in ", '(others)'" }.joined())")
    for side in sides { merge(side, top) }
  }

  /// Adds the number of TOP for each group that has traffic, over the whole range.
  private mutating func addScores(_ top: OracleQuery.Top) {
    let group = keys.names.joined(separator: ", ")
    for side in sides {
      let lost = "(SELECT sum(length - lost) FROM facts\(side))"
      let whole = "(SELECT sum(e - s - lost) / 60000 FROM facts\(side))"
      script.add(
        "totals\(side)",
        "SELECT \(group), \(Self.sums(minutes: whole)), \(lost) / 1000 AS seconds "
          + "FROM inside\(side) GROUP BY \(group)")
    }
    let seen = sides.map { "SELECT \(group) FROM totals\($0)" }.joined(separator: " UNION ")
    script.add("competing", seen)
    addRecordsOfTop()
    script.add("scores", "SELECT \(group), \(score(top.formula)) AS score FROM totalled")
  }

  /// Adds the metrics of each group on each side. They are 0 where the group has no traffic.
  private mutating func addRecordsOfTop() {
    let columns = sides.flatMap { side in
      Metric.allCases.map { metric in
        "CASE WHEN (SELECT bool_and(gone) FROM facts\(side)) THEN NULL "
          + "ELSE coalesce(t\(side).\(metric.rawValue), 0) END AS \(metric.rawValue)\(side)"
      } + ["(SELECT sum(length - lost) / 1000 FROM facts\(side)) AS seconds\(side)"]
    }
    let joins = sides.map {
      " LEFT JOIN totals\($0) t\($0) ON \(keys.equalGroups("t\($0)", "g"))"
    }
    script.add(
      "totalled",
      "SELECT \(keys.names.map { "g.\($0)" }.joined(separator: ", ")), "
        + "\(columns.joined(separator: ", ")) FROM competing g\(joins.joined())")
  }

  /// Returns the SQL of the number of TOP. In a comparison it is the larger number of the two ranges, or
  /// the column of the comparison that TOP names.
  private func score(_ formula: Formula) -> String {
    guard query.earlier != nil else { return formulas.text(formula) }
    var before = formulas
    before.suffix = "_b"
    if case .row(.abs, let parts) = formula, case .column(_, .change) = parts[0] {
      return "abs(\(score(parts[0])))"
    }
    guard case .column(let place, let side) = formula else {
      // DuckDB's function ignores NULL.
      return "greatest(\(formulas.text(formula)), \(before.text(formula)))"
    }
    let part = query.items[place].formula
    let (now, old) = (formulas.text(part), before.text(part))
    return switch side {
    case .own: "greatest(\(now), \(old))"
    case .before: old
    case .change: "(\(now) - \(old))::DOUBLE / nullif(abs(\(old))::DOUBLE, 0)"
    }
  }

  /// Adds the raw rows with the names of the groups that are shown.
  private mutating func merge(_ suffix: String, _ top: OracleQuery.Top) {
    let names = keys.names.map {
      ", CASE WHEN o.place <= \(top.count) THEN i.\($0) ELSE '(others)' END AS \($0)"
    }.joined()
    script.add(
      "merged\(suffix)",
      "SELECT i.k, i.s, i.e, i.lost, i.ts\(names), i.http, i.p2p, i.played, i.rebuffered, "
        + "i.sessions FROM inside\(suffix) i LEFT JOIN ordered o ON \(keys.equalGroups("i", "o"))")
  }
}
