/// The options for sending the requests of a plan.
public struct ExecutionOptions: Sendable {
  /// The number of requests that are sent at the same time. Numbers below 1 count as 1.
  public var parallelism: Int
  /// True if one failed request ends the run. Otherwise the run may return a partial answer and reports
  /// the missing parts.
  public var failsFast: Bool
  /// The number of failures in a row after which no other request is sent. Each of these requests may
  /// have been retried for minutes.
  public var patience = 2
  /// The function that receives the progress of a run, or `nil`.
  public var observer: Progress.Observer?

  /// Creates options. By default, a run sends four requests at a time and may return a partial answer.
  public init(
    parallelism: Int = 4, failsFast: Bool = false, observer: Progress.Observer? = nil
  ) {
    self.parallelism = parallelism
    self.failsFast = failsFast
    self.observer = observer
  }
}
