import PQModel

/// The choice of HAVING, ORDER BY and TOP.
extension OracleQueryGenerator {
  mutating func chooseHaving() {
    guard let one = condition(), let other = condition() else { return }
    switch below(6) {
    case 0: query.having = .all([one, other])
    case 1: query.having = .any([one, other])
    case 2: query.having = .not(one)
    default: query.having = one
    }
  }

  private mutating func condition() -> Check? {
    let column = columns().shuffled(using: &random).first
    let left = chance(50) ? column : plain()
    return left.map { comparison($0) }
  }

  /// The columns that have a name.
  private func columns() -> [Formula] {
    let sides: [Side] = query.earlier == nil ? [.own] : [.own, .before, .change]
    return query.items.indices.filter { place in
      if case .metric = query.items[place].formula { return true }
      return query.items[place].alias != nil
    }.flatMap { place in sides.map { .column(place, $0) } }
  }

  /// Returns a comparison whose result does not depend on the last bits of a number.
  mutating func comparison(_ left: Formula) -> Check {
    let traits = left.traits(query.scope)
    let isExact = traits.isExact && (!query.hasLines || traits.isWhole)
    guard isExact, chance(30) else {
      if chance(15) { return between(left, traits) }
      return .comparison(left, pick(["<", "<=", ">", ">="]), .number(threshold(traits)))
    }
    let comparator = pick(["=", "!=", "<>", "<", "<=", ">", ">="])
    return .comparison(left, comparator, .number(.whole(chance(80) ? 0 : 1)))
  }

  private mutating func between(_ left: Formula, _ traits: Traits) -> Check {
    let bounds = [Formula.number(threshold(traits)), .number(threshold(traits))]
    return .between(left, bounds[0], bounds[1], isNegated: chance(30))
  }

  /// Returns a number that some values are below and some above, and that they rarely equal.
  private mutating func threshold(_ traits: Traits) -> Numeral {
    if traits.isWhole, traits.bound > 1000 { return wholeThreshold(traits) }
    guard let unit = traits.unit, !unit.isPure else {
      return .decimal("\(pick([0, 0, 0, 1, 2])).\(1000 + below(9000))7")
    }
    return .decimal("\(below(pick([5, 50, 500, 5000]))).37")
  }

  private mutating func wholeThreshold(_ traits: Traits) -> Numeral {
    let largest = min(query.fixture.largestSum, traits.bound, 0x1p62)
    let scale = largest / pick([1e2, 1e3, 1e3, 1e4, 1e4, 1e5])
    let value = Int(Double(below(1000)) / 1000 * scale)
    // A duration is at most a thousand years.
    let hasUnit = traits.unit == .bytes || traits.unit == .milliseconds && value < 1 << 40
    guard value >= 1000, hasUnit, chance(40) else { return .whole(Int(Double(value))) }
    let text = traits.unit == .bytes ? "\(value / 1000)kB" : "\(value / 1000)s"
    return Numeral(text: text, value: Double(value / 1000 * 1000), isWhole: true)
  }
}

extension OracleQueryGenerator {
  mutating func chooseOrder() {
    for _ in 0..<1 + below(3) {
      guard let target = target() else { continue }
      query.order.append(OracleQuery.Term(target: target, isDescending: chance(50)))
    }
  }

  private mutating func target() -> OracleQuery.Term.Target? {
    if chance(20), query.bucketLength != nil { return .timestamp }
    if chance(25), !query.dimensions.isEmpty {
      return .dimension(below(query.dimensions.count))
    }
    let column = columns().shuffled(using: &random).first
    let formula = chance(60) ? column : plain()
    guard let formula, isOrderable(formula) else { return nil }
    return .formula(formula)
  }

  /// Returns true if the ties are the same for pq and for DuckDB.
  private func isOrderable(_ formula: Formula) -> Bool {
    if case .number = formula { return false }
    let traits = formula.traits(query.scope)
    return traits.isExact && (!query.hasLines || traits.isWhole)
  }

  mutating func chooseTop() {
    // The language does not define whether TOP counts a group that only an IN list names.
    guard query.filling == .nothing || query.namedGroups == nil else { return }
    let named = columns().shuffled(using: &random).first
    var compared = query.earlier == nil || chance(40) ? nil : named
    if let change = compared, case .column(_, .change) = change, chance(50) {
      compared = .row(.abs, [change])
    }
    let formula = compared ?? plain()
    let isExact = formula.traits(query.scope).isExact
    query.top = OracleQuery.Top(
      count: 1 + below(5), formula: isExact ? formula : .metric(.http),
      hasOthers: chance(50))
  }
}
