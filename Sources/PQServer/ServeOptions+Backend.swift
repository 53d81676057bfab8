import PQEmulator
import PQEngine
import PQFixture
import PQModel
import PQSystem

extension ServeOptions {
  /// Returns the backend that the options name.
  func backend() throws(ServeFailure) -> any Backend {
    switch BackendKind(naming: place.text) {
    case .demo: return DemoBackend(clock: now ?? .demoClock)
    case .file where BackendKind.fileEndings.contains(where: place.hasSuffix): return try file()
    case .live, .server, .file:
      let local = BackendKind.allCases.filter { !$0.isRemote }
      throw .usage("there is no backend '\(place)'; use \(BackendKind.list(local))")
    }
  }

  private func file() throws(ServeFailure) -> FileBackend {
    do throws(BackendFailure) {
      return try FileBackend(path: place, clock: now)
    } catch {
      throw ServeFailure(status: 3, message: error.description)
    }
  }

  /// Returns the lines that are printed at the start: the address and the token to use. There are
  /// none with `--quiet`.
  func greeting(_ backend: any Backend, port: Int) -> [String] {
    guard !isQuiet else { return [] }
    let isDemo = settings.token == Self.demoToken
    return [
      "POST http://127.0.0.1:\(port)/v1/export is answered from \(backend.name), "
        + "whose clock stands at \(backend.clock)",
      "send the header X-Auth-Token: " + (isDemo ? Self.demoToken : "(the token that you gave)"),
    ]
  }

  static let help = """
    Serves the export API on 127.0.0.1 from a local backend. Ctrl-C stops it.

      --port <port>           The port; 0 for any free port. (default: 8080)
      --backend <where>       The backend: demo, or a fixture file x.csv or x.json.
      --now <time>            The fixed clock of the server: ISO 8601 or
                              milliseconds since the epoch.
      --rate-limit <count>    The maximum number of requests per minute.
      --fault <faults>        Random faults: 429:0.2,500:0.05,slow:300ms,cut:0.01.
      --seed <seed>           The seed of the random faults. (default: 1)
      --quiet                 No access log.

    The token is taken from the environment, PEER5_AUTH_TOKEN; without it, it is \(demoToken).

    """
}
