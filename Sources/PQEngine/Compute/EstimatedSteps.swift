import PQModel
import PQPlan

/// Merges the exact values of rows with estimates. A value is an estimate if it uses a bucket that FILL
/// LINEAR fills.
///
/// Estimates are decimals. In a column of whole numbers, they are rounded at the end, halves away from
/// zero. Later computations use the estimates before they are rounded.
struct EstimatedSteps {
  private let computation: Computation
  /// For each step and each bucket, true if the values are estimates.
  private let isEstimate: [[Bool]]

  /// - Parameter filled: Returns true if a bucket is filled. The side is the query range or the
  ///   comparison range.
  init(_ computation: Computation, bucketCount: Int, filled: (Step.Side, Int) -> Bool) {
    self.computation = computation
    let sides: [Step.Side: [Bool]] = [
      .current: (0..<bucketCount).map { filled(.current, $0) },
      .before: (0..<bucketCount).map { filled(.before, $0) },
    ]
    var known: [[Bool]] = []
    for step in computation.steps {
      let own = step.side.flatMap { sides[$0] } ?? Array(repeating: false, count: bucketCount)
      let all = step.inputs.reduce(own) { all, input in
        let buckets = step.window?.buckets(of: known[input]) ?? known[input]
        return zip(all, buckets).map { $0 || $1 }
      }
      known.append(all)
    }
    isEstimate = known
  }

  /// Returns the values of a step: estimates in the buckets that use filled buckets, and exact values in
  /// all other buckets.
  ///
  /// - Throws: `StepFailure` if an estimate does not fit into 128 bits.
  func merged(
    _ step: Int, exact: Vector, estimated: Vector, _ rows: RowSet
  ) throws(StepFailure) -> Vector {
    let isEstimate = Array(rows: rows.count) { self.isEstimate[step][Int(rows.buckets[$0])] }
    let nulls = Array(rows: rows.count) { row in
      isEstimate[row] ? estimated.isNull(row) : exact.isNull(row)
    }
    let decimals = estimated.decimals
    switch exact.numbers {
    case .decimal(let values):
      let merged = Array(rows: rows.count) { isEstimate[$0] ? decimals[$0] : values[$0] }
      return Vector(.decimal(merged), nulls: nulls)
    case .whole, .wide:
      var values = exact.wide ?? []
      for row in values.indices where isEstimate[row] && !nulls[row] {
        let rounded = Int128(exactly: decimals[row].rounded(.toNearestOrAwayFromZero))
        guard let rounded else { throw StepFailure(step: step) }
        values[row] = rounded
      }
      return Vector(.wide(values), nulls: nulls)
    }
  }
}

extension Step {
  /// The side (query range or comparison range) that the step reads. It is `nil` if the step reads
  /// only the values of other steps, or nothing.
  fileprivate var side: Side? {
    switch self {
    case .metric(_, let side), .reduced(_, _, _, _, let side): side
    case .whole, .decimal, .negated, .arithmetic, .function, .window, .choice, .change: nil
    }
  }

  fileprivate var window: WindowFunction? {
    if case .window(let window, _, _) = self { window } else { nil }
  }
}

extension WindowFunction {
  /// Returns the buckets whose values may depend on the given buckets. For a cumulative sum or a moving
  /// average, these are all buckets from the first given bucket on.
  fileprivate func buckets(of buckets: [Bool]) -> [Bool] {
    switch self {
    case .rate, .share, .rank: return buckets
    case .delta: return zip(buckets, [false] + buckets).map { $0 || $1 }
    case .cumulative, .movingAverage:
      let first = buckets.firstIndex(of: true) ?? buckets.count
      return buckets.indices.map { $0 >= first }
    }
  }
}
