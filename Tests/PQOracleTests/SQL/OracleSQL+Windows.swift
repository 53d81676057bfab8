/// Formulas over other rows or inner buckets. Each becomes a column.
extension OracleSQL {
  /// The formulas that are computed for the rows.
  private var roots: [Formula] {
    let terms = query.order.compactMap { term -> Formula? in
      if case .formula(let formula) = term.target { return formula }
      return nil
    }
    return query.items.map(\.formula) + (query.having?.parts ?? []) + terms
  }

  /// Returns the matching parts of all formulas, each once, inner parts first.
  private func parts(_ isWanted: (Formula) -> Bool) -> [Formula] {
    var seen = Set<Formula>()
    return roots.flatMap(\.nodes).filter { isWanted($0) && seen.insert($0).inserted }
  }

  mutating func addReducers() {
    var joins = ""
    var columns = ""
    for case .reduced(let call, let part, let minutes) in parts({ $0.isReduced }) {
      let place = formulas.known.count
      addReducer("reduced\(place)", call, part, minutes)
      formulas.known[.reduced(call, part, minutes: minutes)] = "r\(place)"
      joins += " LEFT JOIN reduced\(place) t\(place) ON t\(place).k = r.k"
      joins += keys.equal("t\(place)", "r")
      columns += ", t\(place).value AS r\(place)"
    }
    script.add("records0", "SELECT r.*\(columns) FROM records r\(joins)")
  }

  private mutating func addReducer(
    _ name: String, _ call: ReducerCall, _ part: Formula, _ minutes: Int
  ) {
    let rows = query.top?.hasOthers == true ? "merged" : "inside"
    let length = minutes * 60_000
    // The inner buckets, with the number of the bucket that contains them.
    script.add(
      "\(name)_buckets",
      "SELECT f AS k, f * \(length) AS s, (f + 1) * \(length) AS e, owner FROM "
        + "(SELECT k AS owner, unnest(range(s // \(length), e // \(length))) AS f FROM facts)")
    addFacts("\(name)_facts", of: "\(name)_buckets", query.gaps?.own ?? [])
    script.add(
      "\(name)_fine",
      "SELECT ts // \(length) AS k\(keys.listed()), \(Self.sums(minutes: "\(minutes)")) "
        + "FROM \(rows) GROUP BY ALL")
    let value = FormulaSQL(scope: query.scope, hasLines: query.hasLines).text(part)
    script.add(
      name,
      "SELECT k\(keys.listed()), \(call.sql(value)) AS value FROM (\(fineRecords(name, call))) "
        + "GROUP BY k\(keys.listed())")
  }

  /// Returns the metrics of the inner buckets of each row, either those that have traffic or all. Inner
  /// buckets that are missing in part are left out; a filled bucket has filled inner buckets.
  private func fineRecords(_ name: String, _ call: ReducerCall) -> String {
    let countsAll = query.filling.countsNothingAsZero || call.countsEmptyBuckets
    // Buckets that have not begun do not count. FILL NULL has no numbers for rows without traffic.
    let seen = query.filling == .null ? " AND r.is_seen" : ""
    let group = countsAll ? " AND f.length > 0\(seen)" : " AND c.k IS NOT NULL"
    let joins = [("c", "k"), ("p", "pk"), ("n", "nk")].map { stage, bucket in
      " LEFT JOIN \(name)_fine \(stage) ON \(stage).k = f.\(bucket)\(keys.equal(stage, "r"))"
    }.joined()
    return "SELECT r.k\(keys.listed("r")), f.length / 1000 AS seconds, "
      + "\(metrics(("c", "p", "n"), "f", "")) FROM keyed r JOIN \(name)_facts f ON f.owner = r.k "
      + "JOIN facts o ON o.k = r.k\(joins) "
      + "WHERE (f.lost = 0\(group)) OR (\(isFilled("o")) AND \(isFilled("f")))"
  }

  mutating func addWindows() {
    for window in parts({ $0.isWindow }) {
      guard case .window(let call, let part) = window else { continue }
      let place = formulas.known.count
      let value = formulas.text(part)
      script.add(
        "records\(stage + 1)",
        "SELECT *, \(sql(call, part, value)) AS w\(place) FROM \(last)")
      stage += 1
      formulas.known[window] = "w\(place)"
    }
  }

  /// The condition that a row is the row of all other groups, which has no rank.
  private var isOthers: String {
    query.top?.hasOthers == true ? "(d0 = '(others)')" : "false"
  }

  private func sql(_ call: WindowCall, _ part: Formula, _ value: String) -> String {
    let group = keys.partition()
    switch call {
    case .delta: return "\(value) - lag(\(value)) OVER (\(group) ORDER BY k)"
    case .cumulative:
      let sum = "sum(\(value)) OVER (\(group) ORDER BY k ROWS UNBOUNDED PRECEDING)"
      let isWhole = part.traits(query.scope).isWhole && !query.hasLines
      return "CASE WHEN \(value) IS NOT NULL THEN \(isWhole ? "(\(sum))::HUGEINT" : sum) END"
    case .movingAverage(let rows):
      return "avg(\(value)::DOUBLE) OVER (\(group) ORDER BY k ROWS \(rows - 1) PRECEDING)"
    case .share:
      return "\(value)::DOUBLE / nullif((sum(\(value)) OVER (PARTITION BY k))::DOUBLE, 0)"
    case .rank:
      let others = isOthers
      return "CASE WHEN \(value) IS NOT NULL AND NOT \(others) THEN rank() OVER "
        + "(PARTITION BY k, \(others) ORDER BY \(value) DESC NULLS LAST) END"
    }
  }
}

extension ReducerCall {
  /// Returns the aggregate of a value. NULL is ignored.
  fileprivate func sql(_ value: String) -> String {
    switch self {
    case .max: "max(\(value))"
    case .min: "min(\(value))"
    case .avg: "avg(\(value)::DOUBLE)"
    case .short(let percent): "quantile_cont(\(value)::DOUBLE, \(percent)::DOUBLE / 100)"
    case .percentile(let percent, isNearest: false):
      "quantile_cont(\(value)::DOUBLE, \(percent)::DOUBLE / 100)"
    case .percentile(let percent, isNearest: true): nearest(value, percent)
    }
  }

  /// Returns the value after the dropped ones. The number of dropped ones is computed with whole numbers.
  private func nearest(_ value: String, _ percent: String) -> String {
    let sorted = "(list(\(value) ORDER BY \(value) DESC) FILTER (WHERE \(value) IS NOT NULL))"
    let above =
      "((100000 - (\(percent)::DECIMAL(9, 3) * 1000)::BIGINT) * count(\(value)) // 100000)"
    return "\(sorted)[1 + least(\(above), count(\(value)) - 1)]"
  }
}

extension Formula {
  var isReduced: Bool {
    if case .reduced = self { return true }
    return false
  }

  fileprivate var isWindow: Bool {
    if case .window = self { return true }
    return false
  }
}
