/// The progress of a run.
public struct Progress: Sendable, Equatable {
  /// A function that receives the progress. It is called on any thread and should return quickly.
  public typealias Observer = @Sendable (Progress) -> Void

  /// The number of requests of the run. It grows if requests are sent again.
  public var requestCount: Int
  /// The number of answered requests.
  public var answered: Int
  /// The number of rows of these answers.
  public var rows: Int
  /// The number of requests that failed.
  public var failed: Int

  /// Creates the progress of a run; by default, of one that has not begun.
  public init(requestCount: Int, answered: Int = 0, rows: Int = 0, failed: Int = 0) {
    self.requestCount = requestCount
    self.answered = answered
    self.rows = rows
    self.failed = failed
  }

  /// True if every request was answered or failed.
  public var isOver: Bool { answered + failed == requestCount }
}
