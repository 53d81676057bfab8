/// The columns of SELECT, their rounding, and the rows that are shown.
extension OracleSQL {
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
    if query.hasLines { roundLines() }
  }

  /// Rounds interpolated numbers in columns of whole numbers. This is the last step.
  private mutating func roundLines() {
    let columns = query.items.enumerated().flatMap { place, item -> [String] in
      guard item.formula.traits(query.scope).isWhole else { return [] }
      let letters = query.earlier == nil ? ["c"] : ["c", "b"]
      return letters.map { "round(\($0)\(place))::BIGINT AS \($0)\(place)" }
    }
    let replaced = columns.isEmpty ? "" : " REPLACE (\(columns.joined(separator: ", ")))"
    script.add("rounded", "SELECT *\(replaced) FROM shown")
  }

  /// The final SELECT of the statement.
  var selection: String {
    let rows = query.hasLines ? "rounded" : "shown"
    let columns = query.items.indices.flatMap { place in
      query.earlier == nil ? ["c\(place)"] : ["c\(place)", "b\(place)", "x\(place)"]
    }
    let shown = times + keys.names.map { "f.\($0)" } + columns
    let places = query.top == nil ? "" : "JOIN placed o ON \(keys.equalGroups("f", "o"))"
    return "SELECT \(shown.joined(separator: ", ")) FROM \(rows) f "
      + sides.map { "JOIN facts\($0) t\($0) ON t\($0).k = f.k " }.joined() + places
      + (query.having.map { " WHERE " + formulas.compared($0) } ?? "")
      + (order.isEmpty ? "" : " ORDER BY " + order.joined(separator: ", "))
      + (query.limit.map { " LIMIT \($0)" } ?? "")
  }

  /// The start and the state of a row's bucket.
  private var times: [String] {
    (query.bucketLength == nil ? [] : ["t.s"]) + (query.hasStates ? [state] : [])
  }

  private var state: String {
    let isComparing = query.earlier != nil
    let undecided = query.top.map { "(SELECT count(*) FROM ordered) > \($0.count)" } ?? "false"
    let isPartial =
      (query.gaps == nil ? "false" : undecided) + " OR t.lost > 0"
      + (isComparing ? " OR t_b.lost > 0" : "")
    return "CASE WHEN \(isFilled("t")) THEN 'filled' WHEN t.gone THEN 'missing' "
      + (isComparing ? "WHEN \(isFilled("t_b")) THEN 'filled' " : "")
      + "WHEN \(isPartial) THEN 'partial' WHEN NOT t.is_over THEN 'running' ELSE 'complete' END"
  }

  private var order: [String] {
    let terms = query.order.map { term in
      key(term.target) + (term.isDescending ? " DESC" : " ASC") + " NULLS LAST"
    }
    let time = query.bucketLength == nil ? [] : ["t.s"]
    let place = query.top == nil ? [] : ["o.place"]
    let leading = query.order.prefix {
      if case .timestamp = $0.target { true } else { false }
    }.count
    // The other groups are the last row of their bucket.
    let others = query.top?.hasOthers == true && !query.order.isEmpty ? ["(f.d0 = '(others)')"] : []
    let front = leading == query.order.count ? terms + time : Array(terms.prefix(leading))
    return front + others + terms.dropFirst(leading) + time + place + keys.names.map { "f.\($0)" }
  }

  private func key(_ target: OracleQuery.Term.Target) -> String {
    switch target {
    case .timestamp: "t.s"
    case .dimension(let place): "f.d\(place)"
    case .formula(let formula): formulas.result(formula)
    }
  }
}
