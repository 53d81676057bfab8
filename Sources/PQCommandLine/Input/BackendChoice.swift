import PQ
import PQFixture
import PQLive

/// Who answers, as the command line says it.
struct BackendChoice: Equatable {
  /// `demo`, `live`, the address of a server, or the path of a fixture file.
  var place = "demo"
  /// How the live API is asked, if it is.
  var live = LiveChoice()
  /// The clock of the run, if it has one of its own.
  var now: Instant?

  /// Whether it is somewhere else, so that answers have to be waited for.
  var isRemote: Bool { LiveChoice.isPlace(place) }

  /// A session on the backend, behind what has been set.
  ///
  /// - Parameter observer: is told what goes on at a server.
  func session(
    _ environment: Environment = Environment(),
    observer: @escaping LiveEvent.Observer = { _ in }
  ) throws -> Session {
    let backend = try backend(environment.settings, observer)
    var session = Session(backend: backend, now: now, surroundings: .ofCommandLine)
    session.environment = environment
    return session
  }

  private func backend(
    _ set: Settings, _ observer: @escaping LiveEvent.Observer
  ) throws -> any Backend {
    if place == "demo" { return DemoBackend(clock: now ?? .demoClock) }
    if isRemote {
      var settings = try live.settings(
        at: place, now: now, token: TokenSource(set.token), margin: set.settlingMargin)
      settings.observer = observer
      return live.cache.backend(before: LiveBackend(settings))
    }
    guard place.hasSuffix(".csv") || place.hasSuffix(".json") else {
      throw CommandFailure.usage(
        "there is no backend '\(place)'; use demo, live, the address of a server, or a fixture file"
          + " that ends in .csv or .json")
    }
    do throws(BackendFailure) {
      return try FileBackend(path: place, clock: now)
    } catch {
      throw CommandFailure(status: .backend, message: error.description)
    }
  }
}
