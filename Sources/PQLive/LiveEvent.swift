/// An event of a running request, for a progress display.
package enum LiveEvent: Sendable, Equatable {
  /// The reason why a request waits.
  package enum Wait: Sendable, Equatable {
    /// A limit of this many requests per minute, set by the user or inferred from the server's
    /// refusals.
    case rate(perMinute: Int)
    /// The pause after the server refused a request because there were too many (429).
    case refusal
    /// The pause that the server asked for (`Retry-After`) together with another status than 429.
    case unavailable
  }

  /// A function that receives events. It can be called from any thread, and should return quickly.
  package typealias Observer = @Sendable (LiveEvent) -> Void

  /// A request waits. After this duration, it asks again if it may be sent.
  case waiting(Wait, Duration)
  /// A try of a request begins. Tries count from 1.
  case sent(try: Int)
  /// A try failed. The next try begins after this time, or later if the rate limiter delays it.
  case failed(LiveFailure, nextIn: Duration)
  /// An answer is complete.
  case answered(rows: Int)
  /// The clock of this machine differs from the server's by more than a minute. The duration is
  /// negative if this machine is behind. A backend reports this once, and never if `now` is set.
  case clockDiffers(ahead: Duration)

  /// A warning for the user in one sentence; `nil` if the event needs none.
  package var warning: String? {
    switch self {
    case .waiting, .sent, .failed, .answered: nil
    case .clockDiffers(let ahead) where ahead > .zero:
      "this machine is \(ahead.roughText) ahead of the server; what is not over by the server's clock is"
        + " missing until the clock here is set right"
    case .clockDiffers(let ahead):
      "this machine is \(ahead.roughText) behind the server; ranges end too early until the clock here"
        + " is set right"
    }
  }
}
