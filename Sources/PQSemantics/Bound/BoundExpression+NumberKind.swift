package import PQModel

/// The rule for the kind of the numbers of a column.
extension BoundExpression {
  /// The kind of the values.
  package var numberKind: NumberKind {
    if case .metric(let metric) = self { return metric.isWhole ? .whole : .measured }
    return isWhole ? .whole : .decimal
  }

  /// True if every value is a whole number.
  ///
  /// `round(x)` without digits is whole. A choice between several values, as in `least` and `if`, is
  /// whole if all of them are.
  private var isWhole: Bool {
    switch self {
    case .metric(let metric): metric.isWhole
    case .whole: true
    case .decimal, .change: false
    case .negated(let part), .before(let part): part.isWhole
    case .arithmetic(.over, _, _): false
    case .arithmetic(.plus, let left, let right), .arithmetic(.minus, let left, let right),
      .arithmetic(.times, let left, let right):
      left.isWhole && right.isWhole
    case .function(.rounded(digits: 0), _): true
    case .function(.absolute, let parts), .function(.rounded, let parts),
      .function(.least, let parts), .function(.greatest, let parts),
      .function(.coalesced, let parts):
      parts.allSatisfy(\.isWhole)
    case .window(let window, let part): window.keepsWholeNumbers(part.isWhole)
    case .conditional(_, let yes, let no): yes.isWhole && no.isWhole
    case .reduced(let reducer, let part, _): reducer.keepsWholeNumbers && part.isWhole
    }
  }
}

extension WindowFunction {
  /// Returns true if the values are whole numbers. `isWhole` is true if the values of the argument are.
  fileprivate func keepsWholeNumbers(_ isWhole: Bool) -> Bool {
    switch self {
    case .delta, .cumulative: isWhole
    case .rank: true
    case .rate, .movingAverage, .share: false
    }
  }
}

extension Reducer {
  /// True if the result is one of the values, and not computed from several.
  fileprivate var keepsWholeNumbers: Bool {
    switch self {
    case .max, .min, .nearestPercentile: true
    case .avg, .percentile: false
    }
  }
}
