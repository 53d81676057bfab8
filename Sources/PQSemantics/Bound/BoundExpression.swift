public import PQModel

/// An expression with one value for each row of the result. The value is computed from metrics that
/// are already aggregated.
public indirect enum BoundExpression: Sendable, Hashable {
  /// A metric, added or averaged over the bucket and the group of the row.
  case metric(Metric)
  /// A constant whole number.
  case whole(Int64)
  /// A constant decimal number.
  case decimal(Double)
  /// The value of an expression with the opposite sign.
  case negated(BoundExpression)
  /// An arithmetic operation on two values.
  case arithmetic(Arithmetic, BoundExpression, BoundExpression)
  /// A function of values in the same row.
  case function(RowFunction, [BoundExpression])
  /// A window function. It may depend on other rows.
  case window(WindowFunction, BoundExpression)
  /// The value of the first expression if the condition is true, otherwise of the second.
  case conditional(BoundCondition, BoundExpression, BoundExpression)
  /// A reducer over shorter buckets: in `max(sessions, 5m)`, the sessions of each 5 minutes.
  case reduced(Reducer, BoundExpression, grain: Bucketing)
  /// The same expression in the range of COMPARE WITH.
  case before(BoundExpression)
  /// The change from the range of COMPARE WITH, relative to the earlier value.
  case change(BoundExpression)
}

/// A condition on the values of a row. It is true, false or unknown.
public indirect enum BoundCondition: Sendable, Hashable {
  /// A comparison of two values. It is unknown if one of them is NULL.
  case comparison(ComparisonOperator, BoundExpression, BoundExpression)
  /// True if all parts are true.
  case all([BoundCondition])
  /// True if at least one part is true.
  case any([BoundCondition])
  /// True if the part is false.
  case not(BoundCondition)
}

extension BoundExpression {
  /// The direct operands, including the operands of conditions.
  public var parts: [BoundExpression] {
    switch self {
    case .metric, .whole, .decimal: []
    case .negated(let part), .window(_, let part), .reduced(_, let part, _): [part]
    case .before(let part), .change(let part): [part]
    case .arithmetic(_, let left, let right): [left, right]
    case .function(_, let parts): parts
    case .conditional(let condition, let yes, let no): condition.parts + [yes, no]
    }
  }

  /// Returns true if a closure returns true for the expression or one of its direct or indirect parts.
  public func contains(_ isSuch: (BoundExpression) -> Bool) -> Bool {
    isSuch(self) || parts.contains { $0.contains(isSuch) }
  }

  /// The distinct metrics of the expression, in the order of the text.
  public var metrics: [Metric] {
    if case .metric(let metric) = self { return [metric] }
    var metrics: [Metric] = []
    for metric in parts.flatMap(\.metrics) where !metrics.contains(metric) {
      metrics.append(metric)
    }
    return metrics
  }

  /// Appends the lengths of the inner buckets of its reducers. Lengths that `grains` already
  /// contains are not appended.
  public func collectGrains(into grains: inout [Bucketing]) {
    if case .reduced(_, _, let grain) = self, !grains.contains(grain) { grains.append(grain) }
    for part in parts { part.collectGrains(into: &grains) }
  }
}

extension BoundCondition {
  /// The expressions that the condition compares.
  public var parts: [BoundExpression] {
    switch self {
    case .comparison(_, let left, let right): [left, right]
    case .all(let parts), .any(let parts): parts.flatMap(\.parts)
    case .not(let part): part.parts
    }
  }
}

extension BoundExpression {
  /// Returns the expression. If the inner buckets of a reducer are days, they start at midnight in
  /// the zone.
  func withDays(in zone: ZoneRules) -> BoundExpression {
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

extension BoundCondition {
  /// Returns the condition. If the inner buckets of a reducer are days, they start at midnight in
  /// the zone.
  func withDays(in zone: ZoneRules) -> BoundCondition {
    switch self {
    case .comparison(let comparator, let left, let right):
      .comparison(comparator, left.withDays(in: zone), right.withDays(in: zone))
    case .all(let parts): .all(parts.map { $0.withDays(in: zone) })
    case .any(let parts): .any(parts.map { $0.withDays(in: zone) })
    case .not(let part): .not(part.withDays(in: zone))
    }
  }
}
