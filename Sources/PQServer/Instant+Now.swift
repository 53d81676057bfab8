import PQModel
import PQSystem

extension Instant {
  /// The system's time of day.
  static var now: Instant { Instant(milliseconds: SystemClock.milliseconds) }
}
