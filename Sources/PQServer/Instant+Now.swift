import PQModel
import PQSystem

extension Instant {
  /// What the clock on the wall says.
  static var now: Instant { Instant(milliseconds: SystemClock.milliseconds) }
}
