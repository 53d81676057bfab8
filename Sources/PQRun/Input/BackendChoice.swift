package import PQ
import PQFixture
package import PQLive
package import PQModel
package import PQSystem
package import PQSemantics

/// The selected backend and the options for its requests.
package struct BackendChoice: Equatable {
  /// The place where a backend was selected. The raw value is its name in messages.
  package enum Source: String {
    case option = "--backend"
    case environment = "PQ_BACKEND"
    case configuration = "SET backend"
    case conversation = "\\backend"
  }

  package private(set) var place = BackendName.demo
  /// The place where the backend was selected; `nil` if the backend is the default.
  package private(set) var source: Source?
  /// The options for the live API. Other backends ignore them.
  var live = LiveChoice()
  /// The time of the run; `nil` for the clock of the backend.
  package var now: Instant?

  /// Creates the default choice, the demo.
  package init() {}

  /// Creates the choice of the command line. If `name` is `nil`, `resolved` uses the other sources.
  package init(option name: FilePath?, live: LiveChoice = LiveChoice(), now: Instant? = nil) {
    if let name { (place, source) = (BackendName(name), .option) }
    self.live = live
    self.now = now
  }

  /// True if the demo is used as the default, not by name.
  package var isUnnamedDemo: Bool { place == .demo && source == nil }

  /// True if answers come from a server. Such answers can take long.
  package var isRemote: Bool { place.kind.isRemote }

  /// Returns this choice if the command line selected a backend. Otherwise returns the choice of the
  /// environment, of the configuration or of the default, in this order.
  package func resolved(
    _ settings: QuerySettings, usual: BackendName = .demo,
    environment: (String) -> FilePath? = ProcessEnvironment.path
  ) -> BackendChoice {
    guard source == nil else { return self }
    var choice = self
    if let name = environment(Source.environment.rawValue) {
      (choice.place, choice.source) = (BackendName(name), .environment)
    } else if let name = settings.backend {
      (choice.place, choice.source) = (BackendName(HomePath(name).path), .configuration)
    } else {
      choice.place = usual
    }
    return choice
  }

  /// Returns this choice with a backend that was selected in the shell.
  package func selecting(to name: FilePath) -> BackendChoice {
    var choice = self
    (choice.place, choice.source) = (BackendName(name), .conversation)
    return choice
  }

  /// Creates a session on the backend.
  ///
  /// - Parameters:
  ///   - environment: the names, parameters and settings that the session starts with.
  ///   - observer: called with the events of a live backend.
  /// - Throws: `CommandFailure` if the backend does not exist or cannot be opened.
  package func session(
    _ environment: QueryEnvironment = QueryEnvironment(),
    observer: @escaping LiveEvent.Observer = { _ in }
  ) throws -> Session {
    let backend = try backend(environment.settings, observer)
    var session = Session(
      backend: backend, now: now ?? backend.clock, surroundings: .ofCommandLine)
    session.environment = environment
    return session
  }
}

extension BackendChoice {
  private func backend(
    _ set: QuerySettings, _ observer: @escaping LiveEvent.Observer
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

  /// Returns the settings of the live backend. Opens no connection.
  ///
  /// - Parameters:
  ///   - token: the source of the API token.
  ///   - margin: the settling margin; `nil` for the default.
  /// - Throws: `CommandFailure.usage` if the server's address or the trace file cannot be used.
  package func settings(_ token: TokenSource, margin: TimeSpan? = nil) throws -> LiveSettings {
    try live.settings(at: try endpoint, now: now, token: token, margin: margin)
  }

  private var endpoint: Endpoint {
    get throws {
      guard case .server(let address) = place else { return .vendor }
      do throws(Endpoint.Problem) {
        return try Endpoint(address)
      } catch {
        // The address may contain a password, which must not appear in a message.
        let shown = error == .hasCredentials ? "" : " \(address)"
        throw CommandFailure.usage("\((source ?? .option).rawValue)\(shown): \(error)")
      }
    }
  }

  private func file(_ path: FilePath) throws -> FileBackend {
    guard FixtureFormat(path: path.bytes) != nil else {
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
      throw CommandFailure(
        status: path.isReadableFile ? .backend : .usage, message: error.description)
    }
  }
}

/// A backend by the name that the user gives to `--backend`, `PQ_BACKEND`, `SET backend` or `\backend`.
package enum BackendName: Equatable {
  /// The built-in demo data.
  case demo
  /// The live API.
  case live
  /// A server with the protocol of the live API, by its address.
  case server(String)
  /// A fixture file. Its extension is checked when it is opened.
  case file(FilePath)

  package init(_ name: FilePath) {
    self =
      switch BackendKind(naming: name.text) {
      case .demo: .demo
      case .live: .live
      case .server: .server(name.text ?? "")
      case .file: .file(name)
      }
  }

  package var kind: BackendKind {
    switch self {
    case .demo: .demo
    case .live: .live
    case .server: .server
    case .file: .file
    }
  }

  /// The name in the prompt: `demo`, `live`, the name of a file, or the host of a server.
  package var shortName: String {
    switch self {
    case .demo, .live: description
    case .file(let path): (path.components.last ?? path).description
    case .server(let address):
      address.split(separator: "/").dropFirst().first?.split(separator: "@").last
        .map { String($0) } ?? "server"
    }
  }
}

extension BackendName: CustomStringConvertible {
  /// The name as the user gave it. An address with a password is replaced by its host.
  package var description: String {
    switch self {
    case .demo, .live: kind.word ?? ""
    case .file(let path): path.description
    case .server(let address): address.contains("@") ? shortName : address
    }
  }
}
