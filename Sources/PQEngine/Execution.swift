public import PQModel

/// An answer, and what it took.
public struct Execution: Sendable {
  /// What one request took.
  public struct Request: Sendable {
    /// How many rows were answered.
    public let rows: Int
    /// How many bytes their values take up in memory.
    public let bytes: Int
    /// How long the answer took.
    public let time: Duration
  }

  /// The answer.
  public let table: Table
  /// What each request took, in the order of the plan.
  public let requests: [Request]
  /// How long the steps behind them took.
  public let steps: [StepTiming]
}
