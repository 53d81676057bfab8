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
  /// The clock of this machine is ahead of the server's, or behind it if that is negative, by more
  /// than a minute. It is reported once by a backend, and never by one whose clock was set.
  case clockDiffers(ahead: Duration)

  /// What a user should be warned of, in one sentence; nil of what goes on as it should.
  public var warning: String? {
    switch self {
    case .waiting, .sent, .failed, .answered: nil
    case .clockDiffers(let ahead) where ahead > .zero:
      "this machine is \(ahead.rough) ahead of the server; what is not over by the server's clock is"
        + " missing until the clock here is set right"
    case .clockDiffers(let ahead):
      "this machine is \(ahead.rough) behind the server; ranges end too early until the clock here"
        + " is set right"
    }
  }
}
