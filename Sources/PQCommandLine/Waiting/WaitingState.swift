import PQ
import PQLive

/// What is known of a statement that waits.
struct WaitingState: Sendable {
  /// Why nothing happens for a while.
  enum Pause: Sendable, Equatable {
    /// So many requests a minute are allowed.
    case rate(perMinute: Int)
    /// The server has had too many requests.
    case refusal
    /// A request has failed, and is to be sent again.
    case failure(LiveFailure)
  }

  /// When it began.
  let start: ContinuousClock.Instant
  /// How far it is.
  var progress: Progress?
  /// The last pause, and when it ends.
  private(set) var pause: (reason: Pause, end: ContinuousClock.Instant)?

  init(start: ContinuousClock.Instant = .now) { self.start = start }

  /// Takes what a live backend tells.
  mutating func take(_ event: LiveEvent, at now: ContinuousClock.Instant) {
    switch event {
    case .waiting(.rate(let count), let time): pause = (.rate(perMinute: count), now + time)
    case .waiting(.refusal, let time): pause = (.refusal, now + time)
    case .failed(let failure, let time): pause = (.failure(failure), now + time)
    case .sent, .answered: break
    }
  }
}
