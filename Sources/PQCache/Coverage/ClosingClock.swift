import PQEngine
import PQModel
import PQSystem

/// The clock that decides whether a bucket may still change.
public enum ClosingClock: Sendable {
  /// The backend's clock, for a backend whose data follows its own clock.
  case backend
  /// The system's clock, for a backend whose data follows the time of day even if the user has set
  /// its clock.
  case system
  /// The earlier of both clocks, for a backend whose data may follow either.
  case earlier

  /// Returns the time of this clock for a backend.
  func time(of backend: any Backend) -> Instant {
    let system = Instant(milliseconds: SystemClock.milliseconds)
    return switch self {
    case .backend: backend.clock
    case .system: system
    case .earlier: min(backend.clock, system)
    }
  }
}
