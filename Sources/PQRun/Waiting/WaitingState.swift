import PQ
import PQLive

/// The state of a running statement.
struct WaitingState: Sendable {
  /// The time at which the statement began.
  let start: ContinuousClock.Instant
  /// The progress of its requests; `nil` before the first report.
  var progress: Progress?
  /// The last event that made the backend wait, and the end of that wait; `nil` if there was none.
  private(set) var pause: (event: LiveEvent, end: ContinuousClock.Instant)?

  init(start: ContinuousClock.Instant = .now) { self.start = start }

  /// Records an event of a live backend.
  mutating func take(_ event: LiveEvent, at now: ContinuousClock.Instant) {
    switch event {
    case .waiting(_, let time), .failed(_, let time): pause = (event, now + time)
    case .sent, .answered, .clockDiffers: break
    }
  }
}
