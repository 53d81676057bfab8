import PQEmulator
import PQEngine
import PQFixture
import PQModel
import PQRender
import PQSystem

/// An error before the server starts, or while it tries to listen.
struct ServeFailure: Error, Equatable {
  /// The exit status: 2 if the command line is wrong, or if the port or the file cannot be used; 3 if
  /// the backend cannot be used.
  let status: Int32
  let message: String

  static func usage(_ message: String) -> ServeFailure {
    ServeFailure(status: 2, message: message)
  }
}

/// The options of the command line.
struct ServeOptions {
  /// The port; 0 for any free one.
  var port: UInt16 = 8080
  /// The name `demo`, or the path of a fixture file.
  var place: FilePath = "demo"
  /// The fixed time of the clock; `nil` for the backend's own time.
  var now: Instant?
  var settings = Emulator.Settings(token: Self.demoToken)
  /// True if only errors are printed.
  var isQuiet = false
  /// The form of the lines on standard error.
  var form = DiagnosticForm.text

  /// The token of the server if the environment sets none. It is not secret.
  static let demoToken = "demo-token"

  /// Reads the arguments, which are escaped texts. The value of an option is the next argument, or the
  /// text after a `=`.
  ///
  /// - Parameter token: the value of `PEER5_AUTH_TOKEN`; `nil` if it is not set.
  /// - Throws: `ServeFailure` with the status 2 if an argument or the token is wrong.
  init(_ arguments: [String], token: String?) throws(ServeFailure) {
    if let token, !token.isEmpty { settings.token = try Self.checked(token) }
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let halves = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(halves[0])
      let value = halves.count > 1 ? String(halves[1]) : nil
      if Self.names.contains(name) {
        guard let value = value ?? rest.popFirst() else {
          throw .usage("the option \(name) needs a value")
        }
        try set(name, value)
      } else {
        try setFlag(name, value)
      }
    }
  }

  private mutating func setFlag(_ name: String, _ value: String?) throws(ServeFailure) {
    guard name == "--quiet" else {
      throw .usage("there is no option '\(name)'; see pq-serve --help")
    }
    guard value == nil else { throw .usage("the option \(name) takes no value") }
    isQuiet = true
  }

  private static let names = [
    "--port", "--backend", "--rate-limit", "--now", "--fault", "--seed", "--diagnostics",
  ]

  private mutating func set(_ name: String, _ value: String) throws(ServeFailure) {
    switch name {
    case "--port": port = try Self.number(name, value)
    case "--backend": place = FilePath(escaped: value)
    case "--rate-limit": settings.requestsPerMinute = Int(try Self.number(name, value) as UInt32)
    case "--now": now = try Self.time(name, value)
    case "--fault": try setFaults(value)
    case "--diagnostics": form = try Self.form(value)
    default: settings.faults.seed = try Self.number(name, value)
    }
  }

  private mutating func setFaults(_ specification: String) throws(ServeFailure) {
    let seed = settings.faults.seed
    do throws(FaultSpecificationError) {
      settings.faults = try FaultInjection(specification: specification)
    } catch {
      throw .usage("\(error)")
    }
    settings.faults.seed = seed
  }
}

extension ServeOptions {
  /// Returns the form that the arguments select, even if other arguments are wrong.
  static func form(of arguments: [String]) -> DiagnosticForm {
    let option = "--diagnostics"
    let values = zip([""] + arguments, arguments).compactMap { former, argument in
      argument.hasPrefix(option + "=")
        ? String(argument.dropFirst(option.count + 1)) : former == option ? argument : nil
    }
    return values.last.flatMap(DiagnosticForm.init) ?? .text
  }

  private static func form(_ text: String) throws(ServeFailure) -> DiagnosticForm {
    guard let form = DiagnosticForm(rawValue: text) else {
      let names = DiagnosticForm.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("--diagnostics must be one of \(names), not '\(text)'")
    }
    return form
  }

  private static func number<Number: FixedWidthInteger>(
    _ name: String, _ text: String
  ) throws(ServeFailure) -> Number {
    guard let number = Number(text), !text.hasPrefix("+") else {
      throw .usage("\(name) must be a whole number from 0 to \(Number.max), not '\(text)'")
    }
    return number
  }

  private static func time(_ name: String, _ text: String) throws(ServeFailure) -> Instant {
    do throws(InvalidTimeArgument) {
      return try Instant(argument: text)
    } catch {
      throw .usage("'\(text)' is not a time for \(name): \(error)")
    }
  }

  /// Returns the token. Throws an error unless it consists of printable ASCII without spaces, because
  /// it is sent in a header field. It may have at most 4096 bytes.
  private static func checked(_ token: String) throws(ServeFailure) -> String {
    guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), token.utf8.count <= 4096 else {
      throw .usage("the token must be of at most 4096 printed ASCII characters without a space")
    }
    return token
  }
}

extension ServeOptions {
  /// Returns the backend that the options name.
  func backend() throws(ServeFailure) -> any Backend {
    switch BackendKind(naming: place.text) {
    case .demo: return DemoBackend(clock: now ?? .demoClock)
    case .file where FixtureFormat(path: place.bytes) != nil: return try file()
    case .live, .server, .file:
      let local = BackendKind.allCases.filter { !$0.isRemote }
      throw .usage("there is no backend '\(place)'; use \(BackendKind.list(local))")
    }
  }

  private func file() throws(ServeFailure) -> FileBackend {
    do throws(BackendFailure) {
      return try FileBackend(path: place, clock: now)
    } catch {
      throw ServeFailure(status: place.isReadableFile ? 3 : 2, message: error.description)
    }
  }

  /// Returns the lines that are printed at the start: the address and the token to use. Empty with
  /// `--quiet`.
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
      --diagnostics <form>    The form of all lines on standard error: text, json,
                              gcc or github. (default: text)
      --version               Print the version.

    The token is taken from the environment, PEER5_AUTH_TOKEN; without it, it is \(demoToken).

    """
}

extension Instant {
  /// The system's time of day.
  static var now: Instant { Instant(milliseconds: SystemClock.milliseconds) }
}
