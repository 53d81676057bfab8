import PQModel

extension Expression {
  /// Returns the expression with the days of its reducers in a zone.
  func withDays(in zone: ZoneRules) -> Expression {
    switch self {
    case .metric, .whole, .decimal: self
    case .negated(let part): .negated(part.withDays(in: zone))
    case .before(let part): .before(part.withDays(in: zone))
    case .change(let part): .change(part.withDays(in: zone))
    case .window(let window, let part): .window(window, part.withDays(in: zone))
    case .arithmetic(let sign, let left, let right):
      .arithmetic(sign, left.withDays(in: zone), right.withDays(in: zone))
    case .function(let function, let parts):
      .function(function, parts.map { $0.withDays(in: zone) })
    case .conditional(let condition, let yes, let no):
      .conditional(condition.withDays(in: zone), yes.withDays(in: zone), no.withDays(in: zone))
    case .reduced(let reducer, let part, let grain):
      .reduced(reducer, part, grain: Bucketing(grain.length, in: zone))
    }
  }
}

extension Condition {
  /// Returns the condition with the days of its reducers in a zone.
  func withDays(in zone: ZoneRules) -> Condition {
    switch self {
    case .comparison(let comparator, let left, let right):
      .comparison(comparator, left.withDays(in: zone), right.withDays(in: zone))
    case .all(let parts): .all(parts.map { $0.withDays(in: zone) })
    case .any(let parts): .any(parts.map { $0.withDays(in: zone) })
    case .not(let part): .not(part.withDays(in: zone))
    }
  }
}
