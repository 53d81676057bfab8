public import PQModel

extension Expression {
  /// The direct operands, including those of conditions.
  public var parts: [Expression] {
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
  public func contains(_ isSuch: (Expression) -> Bool) -> Bool {
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

  /// Appends the inner buckets of its reducers that `grains` does not contain yet.
  public func collectGrains(into grains: inout [Bucketing]) {
    if case .reduced(_, _, let grain) = self, !grains.contains(grain) { grains.append(grain) }
    for part in parts { part.collectGrains(into: &grains) }
  }
}

extension Condition {
  /// The expressions that the condition compares.
  public var parts: [Expression] {
    switch self {
    case .comparison(_, let left, let right): [left, right]
    case .all(let parts), .any(let parts): parts.flatMap(\.parts)
    case .not(let part): part.parts
    }
  }
}
