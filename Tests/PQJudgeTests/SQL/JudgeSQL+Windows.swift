/// Formulas that look at other rows, or at shorter buckets: each becomes a column of its own.
extension JudgeSQL {
  /// Every formula that is computed on the rows.
  private var roots: [Formula] {
    let terms = query.order.compactMap { term -> Formula? in
      if case .formula(let formula) = term.target { return formula }
      return nil
    }
    return query.items.map(\.formula) + (query.having?.parts ?? []) + terms
  }

  /// The parts of all formulas that a test takes, each once, inner ones first.
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
    let fine = script.add(
      "\(name)_fine",
      "SELECT k, ts // \(minutes * 60_000) AS f\(keys.listed()), "
        + "\(Self.sums(minutes: "\(minutes)")), \(fineSeconds(minutes)) AS seconds "
        + "FROM \(rows) GROUP BY k, f\(keys.listed())")
    let source = query.filling == .zero ? addFineGrid(fine, minutes) : fine
    let value = FormulaSQL(scope: query.scope).text(part)
    script.add(
      name,
      "SELECT k\(keys.listed()), \(call.sql(value)) AS value FROM \(source) "
        + "GROUP BY k\(keys.listed())")
  }

  /// The seconds of a shorter bucket; of the one that is not over, those that have passed.
  private func fineSeconds(_ minutes: Int) -> String {
    guard query.range.includesNow else { return "\(minutes * 60)" }
    let length = minutes * 60_000
    let start = "any_value(ts // \(length)) * \(length)"
    return "(least(\(start) + \(length), \(query.fixture.now)) - \(start)) / 1000"
  }

  /// All shorter buckets of all rows, with metrics of 0 where there is no traffic.
  private mutating func addFineGrid(_ fine: String, _ minutes: Int) -> String {
    let length = minutes * 60_000
    script.add(
      "\(fine)_buckets",
      "SELECT *, unnest(range(s // \(length), e // \(length))) AS f FROM grid")
    return script.add(
      "\(fine)_grid",
      "SELECT g.k, g.f\(keys.listed("g")), \(Self.metrics("f", "")), \(minutes * 60) AS seconds "
        + "FROM \(fine)_buckets g LEFT JOIN \(fine) f "
        + "ON g.k = f.k AND g.f = f.f\(keys.equal("g", "f"))")
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

  /// Whether a row is that of all other groups, which has no rank.
  private var isOthers: String {
    query.top?.hasOthers == true ? "(d0 = '(others)')" : "false"
  }

  private func sql(_ call: WindowCall, _ part: Formula, _ value: String) -> String {
    let group = keys.partition()
    switch call {
    case .delta: return "\(value) - lag(\(value)) OVER (\(group) ORDER BY k)"
    case .cumulative:
      let sum = "sum(\(value)) OVER (\(group) ORDER BY k ROWS UNBOUNDED PRECEDING)"
      return part.traits(query.scope).isWhole ? "(\(sum))::BIGINT" : sum
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
  /// The aggregate of a value; NULLs are passed over.
  fileprivate func sql(_ value: String) -> String {
    if let fraction { return "quantile_cont(\(value)::DOUBLE, \(fraction))" }
    return self == .avg ? "avg(\(value)::DOUBLE)" : "\(rawValue)(\(value))"
  }
}

extension Formula {
  fileprivate var isReduced: Bool {
    if case .reduced = self { return true }
    return false
  }

  fileprivate var isWindow: Bool {
    if case .window = self { return true }
    return false
  }
}
