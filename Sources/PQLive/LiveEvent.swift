/// What a person who waits may want to know.
public enum LiveEvent: Sendable, Equatable {
  /// Why a request waits.
  public enum Wait: Sendable, Equatable {
    /// So many requests a minute are allowed, by the user or, it seems, by the server.
    case rate(perMinute: Int)
    /// The server has said that there are too many, and is left alone for a while.
    case refusal
    /// The server has said when it will be available again (`Retry-After`).
    case unavailable
  }

  /// Who is told. It is called from any thread, and should return at once.
  public typealias Observer = @Sendable (LiveEvent) -> Void

  /// A request waits so long at most.
  case waiting(Wait, Duration)
  /// A request is sent, for the first time or again.
  case sent(try: Int)
  /// A try failed; the next begins after so long.
  case failed(LiveFailure, nextIn: Duration)
  /// An answer is complete.
  case answered(rows: Int)
}
