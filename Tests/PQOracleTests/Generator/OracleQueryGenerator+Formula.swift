import PQModel

/// Formulas over metrics only, by the quantity that they measure.
extension OracleQueryGenerator {
  /// The quantity that a formula measures.
  enum Quantity: CaseIterable {
    case bytes, milliseconds, sessions, ratio
  }

  /// Returns a formula of any quantity that depends on one row.
  mutating func plain() -> Formula {
    guard features.contains(.expressions) else { return .metric(pick(Metric.allCases)) }
    switch below(10) {
    case 0...3: return .metric(pick(Metric.allCases))
    case 4: return ratio()
    case 5: return mixed()
    default: return safe(quantity(pick(Quantity.allCases), depth: 1 + below(3)))
    }
  }

  /// Returns a formula whose values can be added up over time and groups.
  mutating func linear(_ metrics: [Metric] = Metric.allCases) -> Formula {
    let metric = pick(metrics)
    let leaf = Formula.metric(metric)
    guard features.contains(.expressions), chance(40) else { return leaf }
    switch below(4) {
    case 0: return .arithmetic(leaf, .plus, .metric(partner(of: metric)))
    case 1: return .arithmetic(leaf, .minus, .metric(partner(of: metric)))
    case 2: return .arithmetic(leaf, .times, .number(factor()))
    default: return .arithmetic(leaf, .over, .number(factor()))
    }
  }

  private mutating func quantity(_ kind: Quantity, depth: Int) -> Formula {
    guard depth > 0 else { return leaf(kind) }
    let one = quantity(kind, depth: depth - 1)
    switch below(12) {
    case 0, 1: return .arithmetic(one, .plus, quantity(kind, depth: depth - 1))
    case 2, 3: return .arithmetic(one, .minus, quantity(kind, depth: depth - 1))
    case 4: return scaled(one)
    case 5: return .negated(one)
    case 6: return .arithmetic(one, .times, ratio())
    case 7: return rounded(one, kind)
    case 8: return .row(pick([.least, .greatest]), [one, quantity(kind, depth: depth - 1)])
    case 9: return .row(.coalesce, [one, chance(50) ? leaf(kind) : .number(factor())])
    case 10: return .choice(comparison(leaf(pick(Quantity.allCases))), one, leaf(kind))
    default: return kind == .ratio ? ratio() : .arithmetic(one, .plus, .number(factor()))
    }
  }

  /// Returns a rounded or an absolute value. A value that was already rounded is not rounded again: it
  /// is often halfway between two numbers. Decimal halves have no exact binary form, so their direction
  /// would depend on the last bit.
  private mutating func rounded(_ formula: Formula, _ kind: Quantity) -> Formula {
    let isRounded = formula.nodes.contains { if case .rounded = $0 { true } else { false } }
    guard !isRounded, chance(50) else { return .row(.abs, [formula]) }
    return .rounded(formula, digits: pick(kind == .ratio ? [nil, 0, 1, 2, 3] : [nil, 0]))
  }

  private mutating func scaled(_ formula: Formula) -> Formula {
    let number = Formula.number(factor())
    switch below(3) {
    case 0: return .arithmetic(number, .times, formula)
    case 1: return .arithmetic(formula, .times, number)
    default: return .arithmetic(formula, .over, number)
    }
  }

  private mutating func leaf(_ kind: Quantity) -> Formula {
    switch kind {
    case .bytes: .metric(pick([.http, .p2p]))
    case .milliseconds: .metric(pick([.played, .rebuffered]))
    case .sessions: .metric(.sessions)
    case .ratio: ratio()
    }
  }

  /// Returns another metric of the same unit in most cases.
  private mutating func partner(of metric: Metric) -> Metric {
    let others = Metric.allCases.filter { $0.unit == metric.unit && $0 != metric }
    return others.isEmpty || chance(5) ? metric : pick(others)
  }

  /// Returns a ratio of two metrics of the same unit, such as a part of their sum.
  mutating func ratio() -> Formula {
    let first = pick([Metric.http, .p2p, .played, .rebuffered])
    let second = partner(of: first)
    let whole =
      chance(60)
      ? Formula.arithmetic(.metric(first), .plus, .metric(second)) : .metric(second)
    let part = Formula.arithmetic(.metric(first), .over, whole)
    return chance(20) ? .arithmetic(.number(.whole(1)), .minus, part) : part
  }

  /// Returns a ratio of any two metrics.
  private mutating func mixed() -> Formula {
    .arithmetic(.metric(pick(Metric.allCases)), .over, .metric(pick(Metric.allCases)))
  }

  private mutating func factor() -> Numeral {
    chance(60) ? .whole(1 + below(9)) : .decimal(pick(["0.5", "1.5", "2.25", "0.125", "3.7"]))
  }

  /// Returns the formula, or a metric if a whole number in the formula could become too large.
  private func safe(_ formula: Formula) -> Formula {
    let largest = query.fixture.isBeyond ? 0x1p126 : 0x1p62
    let isSafe = formula.nodes.allSatisfy { $0.traits(query.scope).bound < largest }
    return isSafe ? formula : .metric(.http)
  }
}
