package import PQLive
package import PQModel
import Synchronization

/// A clock that a test controls. It stands still, except that a sleep moves it to the end of the sleep
/// at once. So no test waits.
package final class ManualClock: Sendable {
  private struct State {
    var now = Duration.zero
    var slept: [Duration] = []
  }

  private let state = Mutex(State())
  private let start: Instant

  package init(at start: Instant = CivilTime(year: 2026, month: 1, day: 15).instant) {
    self.start = start
  }

  /// The length of each sleep, in order.
  package var slept: [Duration] { state.withLock { $0.slept } }

  package var now: Duration { state.withLock { $0.now } }

  package func advance(by time: Duration) { state.withLock { $0.now += time } }

  private func sleep(until end: Duration) {
    state.withLock { state in
      state.slept.append(end - state.now)
      state.now = max(state.now, end)
    }
  }

  package var live: LiveClock {
    LiveClock(
      now: { self.now },
      date: { self.start + TimeSpan(milliseconds: Int64(self.now / .milliseconds(1))) },
      sleepUntil: { end in
        self.sleep(until: end)
        await Task.yield()
      })
  }
}
