/// How the requests of a plan are sent.
public struct ExecutionOptions: Sendable {
  /// How many requests are asked at a time, 1 at least.
  public var parallelism: Int
  /// Whether one request that keeps failing ends a run. Otherwise what the others have answered is
  /// the answer, and what is missing is told.
  public var failsFast: Bool
  /// After so many failures in a row no other request is sent: every one has been tried for minutes.
  public var patience = 2
  /// Who is told how far a run is.
  public var observer: Progress.Observer?

  /// Unless said otherwise, four requests at a time, and an answer may be one in part.
  public init(
    parallelism: Int = 4, failsFast: Bool = false, observer: Progress.Observer? = nil
  ) {
    self.parallelism = parallelism
    self.failsFast = failsFast
    self.observer = observer
  }
}
