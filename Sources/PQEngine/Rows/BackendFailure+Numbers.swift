import PQModel
import PQPlan

extension RowPlan {
  /// What to say of a number that is too large: in which column.
  func failure(_ failure: StepFailure) -> BackendFailure {
    let column = columns.first { computation.step($0.step, uses: failure.step) }
    return .tooLarge(column.map { "\"\($0.name)\"" } ?? "a number of the query", in: "some row")
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

  /// What to say of a number that is too large.
  static func tooLarge(_ name: String, in place: String) -> BackendFailure {
    BackendFailure(
      "\(name) is larger than \(Int64.max) in \(place); ask for shorter buckets or more dimensions,"
        + " or divide before you multiply", kind: .number)
  }
}
