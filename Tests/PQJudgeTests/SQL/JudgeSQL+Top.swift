import PQModel

/// TOP: which groups are shown, and in which place.
extension JudgeSQL {
  mutating func addPlaces(_ top: JudgedQuery.Top) {
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
    merge("", top)
    if query.earlier != nil { merge("_b", top) }
  }

  /// The formula of TOP for each group that has traffic, over the whole range.
  private mutating func addScores(_ top: JudgedQuery.Top) {
    let minutes = query.range.buckets.minutes
    let group = keys.names.joined(separator: ", ")
    script.add(
      "totals",
      "SELECT \(group), \(Self.sums(minutes: "\(minutes)")), \(minutes * 60) AS seconds "
        + "FROM inside GROUP BY \(group)")
    script.add("scores", "SELECT \(group), \(formulas.text(top.formula)) AS score FROM totals")
  }

  /// The raw rows under the names of the groups that are shown. A group that has traffic in the
  /// compared range alone is one of the others.
  private mutating func merge(_ suffix: String, _ top: JudgedQuery.Top) {
    let names = keys.names.map {
      ", CASE WHEN o.place <= \(top.count) THEN i.\($0) ELSE '(others)' END AS \($0)"
    }.joined()
    script.add(
      "merged\(suffix)",
      "SELECT i.k, i.s, i.e, i.ts\(names), i.http, i.p2p, i.played, i.rebuffered, i.sessions "
        + "FROM inside\(suffix) i LEFT JOIN ordered o ON \(keys.equalGroups("i", "o"))")
  }
}
