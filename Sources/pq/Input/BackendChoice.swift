import PQ
import PQFixture

/// What `--backend` names.
struct BackendChoice {
  private let place: String

  init(_ place: String) {
    self.place = place
  }

  /// The backend, ready to answer; a clock of the run's own goes before the backend's.
  func backend(clock: Instant?) throws -> any Backend {
    if place == "demo" { return clock.map { DemoBackend(clock: $0) } ?? DemoBackend() }
    guard place.hasSuffix(".csv") || place.hasSuffix(".json") else {
      throw CommandFailure.usage(
        "there is no backend '\(place)'; use demo, or a fixture file that ends in .csv or .json")
    }
    do throws(BackendFailure) {
      return try FileBackend(path: place, clock: clock)
    } catch {
      throw CommandFailure(status: .backend, message: error.description)
    }
  }
}
