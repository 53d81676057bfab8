import PQModel
import Synchronization

@testable import PQLive

/// A clock that a test holds in its hand: it stands still, but when somebody sleeps it jumps to
/// when he wants to wake. So no test waits.
final class HeldClock: Sendable {
  private struct State {
    var now = Duration.zero
    var slept: [Duration] = []
  }

  private let state = Mutex(State())
  private let start: Instant

  init(at start: Instant = CivilTime(year: 2026, month: 1, day: 15).instant) { self.start = start }

  /// How long was slept, each time.
  var slept: [Duration] { state.withLock { $0.slept } }

  var now: Duration { state.withLock { $0.now } }

  func advance(by time: Duration) { state.withLock { $0.now += time } }

  private func sleep(until end: Duration) {
    state.withLock { state in
      state.slept.append(end - state.now)
      state.now = max(state.now, end)
    }
  }

  var live: LiveClock {
    LiveClock(
      now: { self.now },
      date: { self.start + TimeSpan(self.now) },
      sleepUntil: { end in
        self.sleep(until: end)
        await Task.yield()
      })
  }
}
