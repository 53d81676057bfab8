public import PQModel
public import PQPlan

/// An answer, and what it took.
public struct Execution: Sendable {
  /// What one request took.
  public struct Request: Sendable {
    /// How many rows were answered.
    public let rows: Int
    /// How many bytes their values take up in memory.
    public let bytes: Int
    /// How long it stood behind others before it was sent.
    public let waited: Duration
    /// How long the answer took.
    public let time: Duration
    /// Why there is none, if there is none.
    public let failure: BackendFailure?
    /// Whether it was sent a second time, because the first answer contradicted that to another
    /// request. Times are those of both, the rest is that of the second.
    public private(set) var isRepeated = false

    init(
      rows: Int = 0, bytes: Int = 0, waited: Duration = .zero, time: Duration = .zero,
      failure: BackendFailure? = nil
    ) {
      (self.rows, self.bytes, self.waited, self.time) = (rows, bytes, waited, time)
      self.failure = failure
    }

    /// What the first answer took, and a second one.
    func repeated(by second: Request) -> Request {
      var both = Request(
        rows: second.rows, bytes: second.bytes, waited: waited + second.waited,
        time: time + second.time, failure: second.failure)
      both.isRepeated = true
      return both
    }
  }

  /// An operation that was done.
  public struct Step: Sendable {
    /// What was done.
    public let operation: Plan.Operation
    /// How many rows, or groups of TOP, there were afterwards.
    public let rows: Int
    /// How long it took.
    public let time: Duration
  }

  /// The answer.
  public let table: Table
  /// The parts of the range that are missing from it, in order; none if it is whole.
  public let missing: [MissingSlice]
  /// What each request took, in the order of the plan.
  public let requests: [Request]
  /// What was done with the answers, in order.
  public let steps: [Step]
  /// How long all of it took.
  public let time: Duration
}
