import PQ
import PQLive

/// What is known of a statement that waits.
struct WaitingState: Sendable {
  /// When it began.
  let start: ContinuousClock.Instant
  /// How far it is.
  var progress: Progress?
  /// Why nothing happens for a while, and when that is over.
  private(set) var pause: (event: LiveEvent, end: ContinuousClock.Instant)?

  init(start: ContinuousClock.Instant = .now) { self.start = start }

  /// Takes what a live backend tells.
  mutating func take(_ event: LiveEvent, at now: ContinuousClock.Instant) {
    switch event {
    case .waiting(_, let time), .failed(_, let time): pause = (event, now + time)
    case .sent, .answered, .clockDiffers: break
    }
  }
}
