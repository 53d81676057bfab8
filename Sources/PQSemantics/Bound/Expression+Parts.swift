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

  /// The grains of its reducers, each once.
  public var grains: Set<Bucketing> {
    let below = Set(parts.flatMap(\.grains))
    if case .reduced(_, _, let grain) = self { return below.union([grain]) }
    return below
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
