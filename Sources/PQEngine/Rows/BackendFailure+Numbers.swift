import PQModel
import PQPlan

extension RowPlan {
  /// The failure of a step whose numbers are past 2^127-1, with the column that looks at it.
  func failure(_ failure: StepFailure) -> BackendFailure {
    let column = columns.first { computation.step($0.step, uses: failure.step) }
    return .pastLargest(column.map { "\"\($0.name)\"" } ?? "a number of the query")
  }
}

extension BackendFailure {
  /// What to say of an error, whatever it is.
  init(of error: any Error) {
    switch error {
    case let failure as BackendFailure: self = failure
    case is CancellationError: self = .cancelled
    default: self.init("\(error)")
    }
  }

  /// The failure of a column that shows whole numbers which do not fit into 64 bits.
  ///
  /// - Parameters:
  ///   - number: one of them.
  ///   - rows: how many rows show one.
  static func tooLarge(
    _ column: String, _ unit: Unit, _ number: Int128, rows: Int
  ) -> BackendFailure {
    let bound = number > 0 ? "larger than \(Int64.max)" : "smaller than \(Int64.min)"
    let part = unit.matches(.bytes) ? "1GB" : unit.matches(.milliseconds) ? "1h" : "1000000"
    return BackendFailure(
      "\"\(column)\" is \(bound) in \(rows) \(rows == 1 ? "row" : "rows"); divide it (/ \(part)),"
        + " or ask for shorter buckets or more dimensions", kind: .number)
  }

  /// The failure of numbers that are past the largest which is computed with.
  static func pastLargest(_ name: String) -> BackendFailure {
    BackendFailure(
      "\(name) is computed from a number larger than \(Int128.max); divide before you multiply",
      kind: .number)
  }
}
