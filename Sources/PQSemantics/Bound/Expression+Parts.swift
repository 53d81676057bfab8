public import PQModel

extension Expression {
  /// The expressions that it is made of.
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

  /// Whether it or a part of it is such.
  public func contains(_ isSuch: (Expression) -> Bool) -> Bool {
    isSuch(self) || parts.contains { $0.contains(isSuch) }
  }

  /// The metrics that it is made of, in the order of the text, each once.
  public var metrics: [Metric] {
    if case .metric(let metric) = self { return [metric] }
    var metrics: [Metric] = []
    for metric in parts.flatMap(\.metrics) where !metrics.contains(metric) {
      metrics.append(metric)
    }
    return metrics
  }

  /// Adds the grains of its reducers that are not among those collected before.
  public func collectGrains(into grains: inout [Bucketing]) {
    if case .reduced(_, _, let grain) = self, !grains.contains(grain) { grains.append(grain) }
    for part in parts { part.collectGrains(into: &grains) }
  }
}

extension Condition {
  /// The expressions that it compares.
  public var parts: [Expression] {
    switch self {
    case .comparison(_, let left, let right): [left, right]
    case .all(let parts), .any(let parts): parts.flatMap(\.parts)
    case .not(let part): part.parts
    }
  }
}
