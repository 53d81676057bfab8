import PQModel
import PQPlan

/// A failure to answer, described for the user.
public struct BackendFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// The scope of a failure.
  public enum Kind: Sendable {
    /// One request failed. Other requests may be answered, so a partial answer is possible.
    case request
    /// One request failed because the backend received too many requests. Other requests may fail for
    /// the same reason.
    case rate
    /// Every request would fail.
    case backend
    /// Every request would fail, because the backend does not accept the token or has none.
    case authentication
    /// The run takes more requests than `SET max_requests` allows. Nothing was sent. Backends do not
    /// use this kind.
    case budget
    /// The answer misses a part of its range, and the host program accepts no partial answers. Backends
    /// do not use this kind.
    case partial
    /// A value of the result is too large to compute or to show. The backend works, but the query must
    /// change.
    case number
    /// The task was cancelled.
    case cancelled
  }

  /// One sentence: the problem, its place (file, line and column, or the server's status), and the
  /// remedy.
  public let description: String
  /// The scope of the failure.
  public let kind: Kind

  /// Creates a failure. The default kind ends a run.
  public init(_ description: String, kind: Kind = .backend) {
    self.description = description
    self.kind = kind
  }

  /// The failure of a run whose task was cancelled.
  public static let cancelled = BackendFailure(
    "cancelled before the answer was complete", kind: .cancelled)

  /// Returns the failure for a backend that sent no piece of an answer.
  static func noAnswer(of backend: String) -> BackendFailure {
    BackendFailure("\(backend) gave no answer")
  }

  /// True if no other request is sent after this failure.
  var endsRun: Bool {
    switch kind {
    case .request, .rate: false
    case .backend, .authentication, .budget, .partial, .number, .cancelled: true
    }
  }
}

extension RowPlan {
  /// Returns the failure for a step with a whole number that exceeds 2^127-1. The message names the
  /// first column that uses the step.
  func failure(_ failure: StepFailure) -> BackendFailure {
    let column = columns.first { computation.step($0.step, uses: failure.step) }
    return .integerOverflow(column.map { "\"\($0.name)\"" } ?? "a number of the query")
  }
}

extension BackendFailure {
  /// Creates a failure from any error. A `CancellationError` becomes `cancelled`.
  init(of error: any Error) {
    switch error {
    case let failure as BackendFailure: self = failure
    case is CancellationError: self = .cancelled
    default: self.init("\(error)")
    }
  }

  /// Returns the failure for a column with whole numbers that do not fit into 64 bits.
  ///
  /// - Parameters:
  ///   - number: One of the numbers that do not fit.
  ///   - rows: The number of rows whose number does not fit.
  static func tooLarge(
    _ column: String, _ unit: MeasureUnit, _ number: Int128, rows: Int
  ) -> BackendFailure {
    let bound = number > 0 ? "larger than \(Int64.max)" : "smaller than \(Int64.min)"
    let part = unit.matches(.bytes) ? "1GB" : unit.matches(.milliseconds) ? "1h" : "1000000"
    return BackendFailure(
      "\"\(column)\" is \(bound) in \(rows) \(rows == 1 ? "row" : "rows"); divide it (/ \(part)),"
        + " or ask for shorter buckets or more dimensions", kind: .number)
  }

  /// Returns the failure for a computation that exceeds 2^127-1. `name` is the name of the result.
  static func integerOverflow(_ name: String) -> BackendFailure {
    BackendFailure(
      "\(name) is computed from a number larger than \(Int128.max); divide before you multiply",
      kind: .number)
  }
}
