package import PQ
import PQFixture
package import PQLive
import PQModel
package import PQSystem

/// What answers, and how it is asked.
package struct BackendChoice: Equatable {
  /// What has named a backend.
  package enum Source: String {
    case option = "--backend"
    case environment = "PQ_BACKEND"
    case configuration = "SET backend"
    case conversation = "\\backend"
  }

  package private(set) var place = BackendPlace.demo
  /// What has named the place; `nil` if nothing has, so that it is the usual one.
  package private(set) var source: Source?
  /// How the live API is asked, if it is.
  var live = LiveChoice()
  /// The clock of the run, if it has one of its own.
  package var now: Instant?

  /// The usual backend, the demo.
  package init() {}

  /// The backend that the command line names; without a name another source may have one.
  package init(option name: FilePath?, live: LiveChoice = LiveChoice(), now: Instant? = nil) {
    if let name { (place, source) = (BackendPlace(name), .option) }
    self.live = live
    self.now = now
  }

  /// Whether the demo answers because nothing has named a backend.
  package var isUnnamedDemo: Bool { place == .demo && source == nil }

  /// Whether answers come from a server, so that they have to be waited for.
  package var isRemote: Bool { place.kind.isRemote }

  /// The choice where the command line names no backend: that of the environment, else that of the
  /// configuration, else the usual one.
  package func resolved(
    _ settings: Settings, usual: BackendPlace = .demo,
    environment: (String) -> FilePath? = ProcessEnvironment.path
  ) -> BackendChoice {
    guard source == nil else { return self }
    var choice = self
    if let name = environment(Source.environment.rawValue) {
      (choice.place, choice.source) = (BackendPlace(name), .environment)
    } else if let name = settings.backend {
      (choice.place, choice.source) = (BackendPlace(HomePath(name).path), .configuration)
    } else {
      choice.place = usual
    }
    return choice
  }

  /// The same choice with another backend, named in a conversation.
  package func turned(to name: FilePath) -> BackendChoice {
    var choice = self
    (choice.place, choice.source) = (BackendPlace(name), .conversation)
    return choice
  }

  /// A session on the backend, behind what has been set.
  ///
  /// - Parameter observer: is called with what happens at a server.
  package func session(
    _ environment: Environment = Environment(),
    observer: @escaping LiveEvent.Observer = { _ in }
  ) throws -> Session {
    let backend = try backend(environment.settings, observer)
    var session = Session(backend: backend, now: now, surroundings: .ofCommandLine)
    session.environment = environment
    return session
  }
}

extension BackendChoice {
  private func backend(
    _ set: Settings, _ observer: @escaping LiveEvent.Observer
  ) throws -> any Backend {
    switch place {
    case .demo: return DemoBackend(clock: now ?? .demoClock)
    case .live, .server:
      var settings = try settings(TokenSource(set.token), margin: set.settlingMargin)
      settings.observer = observer
      return live.cache.backend(before: LiveBackend(settings))
    case .file(let path): return try file(path)
    }
  }

  /// How the server is asked. Nothing is connected before the first request.
  package func settings(_ token: TokenSource, margin: TimeSpan? = nil) throws -> LiveSettings {
    try live.settings(at: try endpoint, now: now, token: token, margin: margin)
  }

  private var endpoint: Endpoint {
    get throws {
      guard case .server(let address) = place else { return .vendor }
      do throws(Endpoint.Problem) {
        return try Endpoint(address)
      } catch {
        // A password is repeated nowhere.
        let shown = error == .hasCredentials ? "" : " \(address)"
        throw CommandFailure.usage("\((source ?? .option).rawValue)\(shown): \(error)")
      }
    }
  }

  private func file(_ path: FilePath) throws -> FileBackend {
    guard BackendKind.fileEndings.contains(where: path.hasSuffix) else {
      let origin =
        switch source {
        case .environment?, .configuration?: ", which \(source?.rawValue ?? "") names"
        case .option?, .conversation?, nil: ""
        }
      throw CommandFailure.usage(
        "there is no backend '\(path)'\(origin); use \(BackendKind.list())")
    }
    do throws(BackendFailure) {
      return try FileBackend(path: path, clock: now)
    } catch {
      throw CommandFailure(status: .backend, message: error.description)
    }
  }
}
