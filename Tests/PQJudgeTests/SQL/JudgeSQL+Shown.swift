/// The columns of SELECT, their filling, and the rows that are shown.
extension JudgeSQL {
  mutating func addShown() {
    let columns = query.items.enumerated().map { place, item in
      let own = "\(formulas.text(item.formula)) AS c\(place)"
      guard query.earlier != nil else { return own }
      var before = formulas
      before.suffix = "_b"
      return own + ", \(before.text(item.formula)) AS b\(place)"
    }
    script.add("columns", "SELECT *, \(columns.joined(separator: ", ")) FROM \(last)")
    let changes = query.items.indices.map {
      ", (c\($0) - b\($0))::DOUBLE / nullif(abs(b\($0))::DOUBLE, 0) AS x\($0)"
    }
    let shown = query.earlier == nil ? "" : changes.joined()
    script.add("shown", "SELECT *\(shown) FROM columns")
  }

  /// Rows that are filled in behind the formulas, from the real rows around them.
  mutating func fillLate() {
    let frame = "\(keys.partition("g")) ORDER BY g.k ROWS BETWEEN"
    script.add(
      "around",
      "SELECT g.k\(keys.listed("g")), r.k IS NOT NULL AS is_real, "
        + "max(r.k) OVER (\(frame) UNBOUNDED PRECEDING AND CURRENT ROW) AS pk, "
        + "min(r.k) OVER (\(frame) CURRENT ROW AND UNBOUNDED FOLLOWING) AS nk "
        + "FROM grid g LEFT JOIN shown r ON r.k = g.k\(keys.equal("r", "g"))")
    let columns = query.items.indices.map { ", \(filled($0)) AS c\($0)" }.joined()
    script.add(
      "filled",
      "SELECT a.k\(keys.listed("a"))\(columns) FROM around a "
        + "LEFT JOIN shown p ON p.k = a.pk\(keys.equal("p", "a")) "
        + "LEFT JOIN shown n ON n.k = a.nk\(keys.equal("n", "a"))")
  }

  private func filled(_ place: Int) -> String {
    let value = "c\(place)"
    let isWhole = query.items[place].formula.traits(query.scope).isWhole
    let filling =
      switch query.filling {
      case .previous: "p.\(value)"
      case .linear: isWhole ? Self.wholeLine(value) : Self.line(value)
      default: "NULL"
      }
    // A real row is its own neighbour.
    return "CASE WHEN a.is_real THEN p.\(value) ELSE \(filling) END"
  }

  private static func line(_ value: String) -> String {
    "p.\(value) + (n.\(value) - p.\(value)) * (a.k - a.pk)::DOUBLE / (a.nk - a.pk)"
  }

  /// Whole numbers on a line, rounded half away from zero without leaving whole numbers.
  private static func wholeLine(_ value: String) -> String {
    let top =
      "(p.\(value)::HUGEINT * (a.nk - a.pk) "
      + "+ (n.\(value)::HUGEINT - p.\(value)) * (a.k - a.pk))"
    let amount = "((2 * abs(\(top)) + (a.nk - a.pk)) // (2 * (a.nk - a.pk)))"
    return "(CASE WHEN \(top) < 0 THEN - \(amount) ELSE \(amount) END)::BIGINT"
  }

  /// The last part of the statement.
  var selection: String {
    let rows = query.filling.isLate ? "filled" : "shown"
    let columns = query.items.indices.flatMap { place in
      query.earlier == nil ? ["c\(place)"] : ["c\(place)", "b\(place)", "x\(place)"]
    }
    let shown = times + keys.names.map { "f.\($0)" } + columns
    let places = query.top == nil ? "" : " JOIN placed o ON \(keys.equalGroups("f", "o"))"
    return "SELECT \(shown.joined(separator: ", ")) FROM \(rows) f "
      + "JOIN buckets ON buckets.k = f.k\(places)"
      + (query.having.map { " WHERE " + formulas.text($0) } ?? "")
      + (order.isEmpty ? "" : " ORDER BY " + order.joined(separator: ", "))
      + (query.limit.map { " LIMIT \($0)" } ?? "")
  }

  /// When a row's bucket begins, and whether it is over.
  private var times: [String] {
    guard query.cut != nil else { return [] }
    let state = "CASE WHEN buckets.e > \(query.fixture.now) THEN 'running' ELSE 'complete' END"
    return ["buckets.s"] + (query.range.includesNow ? [state] : [])
  }

  private var order: [String] {
    let terms = query.order.map { term in
      key(term.target) + (term.isDescending ? " DESC" : " ASC") + " NULLS LAST"
    }
    let time = query.cut == nil ? [] : ["buckets.s"]
    let place = query.top == nil ? [] : ["o.place"]
    return terms + time + place + keys.names.map { "f.\($0)" }
  }

  private func key(_ target: JudgedQuery.Term.Target) -> String {
    switch target {
    case .timestamp: "buckets.s"
    case .dimension(let place): "f.d\(place)"
    case .formula(let formula): formulas.text(formula)
    }
  }
}
