import PQModel

extension RowPlan {
  /// Returns true if all values of a column are whole numbers, and false if they are decimals.
  ///
  /// A column of whole numbers has decimals only in a partial answer with FILL LINEAR.
  package func isWhole(_ column: Column) -> Bool { computation.isWhole(column.step) }
}

extension Computation {
  /// Returns true if all values of a step are whole numbers.
  fileprivate func isWhole(_ number: Int) -> Bool {
    var areWhole: [Bool] = []
    for step in steps[...number] { areWhole.append(step.isWhole { areWhole[$0] }) }
    return areWhole[number]
  }
}

extension Step {
  /// Returns true if the values of this step are whole numbers. `isWhole` answers the same for an
  /// earlier step.
  fileprivate func isWhole(_ isWhole: (Int) -> Bool) -> Bool {
    switch self {
    case .metric(let metric, _): metric.isWhole
    case .whole: true
    case .decimal, .change: false
    case .negated(let part): isWhole(part)
    case .arithmetic(let sign, let left, let right):
      sign != .over && isWhole(left) && isWhole(right)
    case .function(_, let parts): parts.allSatisfy(isWhole)
    case .window(let window, let part, _): window.isWhole(isWhole(part))
    case .choice(_, let yes, let no): isWhole(yes) && isWhole(no)
    case .reduced(let reducer, let inner, let step, _, _):
      reducer.isExact && inner.isWhole(step)
    }
  }
}

extension WindowFunction {
  /// Returns true if the values are whole numbers. `isPartWhole` is true if the argument is.
  fileprivate func isWhole(_ isPartWhole: Bool) -> Bool {
    switch self {
    case .rate, .movingAverage, .share: false
    case .delta, .cumulative: isPartWhole
    case .rank: true
    }
  }
}

extension Reducer {
  /// True if the result is one of the values that are reduced.
  fileprivate var isExact: Bool {
    switch self {
    case .max, .min, .nearestPercentile: true
    case .avg, .percentile: false
    }
  }
}
