import PQEngine
import PQModel
import PQSystem

/// By which clock it is judged whether a bucket may still change.
public enum ClosingClock: Sendable {
  /// The backend's, if that is the clock of its data whatever the time of day.
  case backend
  /// The system's, if data goes with the time of day while the backend's clock may be one that
  /// its user has set.
  case system
  /// Whichever is behind, if it is not known which of both the data goes with.
  case earlier

  /// What it says of a backend.
  func time(of backend: any Backend) -> Instant {
    let system = Instant(milliseconds: SystemClock.milliseconds)
    return switch self {
    case .backend: backend.clock
    case .system: system
    case .earlier: min(backend.clock, system)
    }
  }
}
