import ArgumentParser
import PQ
import PQModel
import PQRun
import PQSystem

/// `pq serve`: replaces this process by `pq-serve`. The HTTP server is a program of its own, so that
/// other commands do not have to load it.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the export API on 127.0.0.1 from a local backend.",
    discussion: """
      The server follows the rules of the API. It prints its address on standard output and a line \
      for each request on standard error. Its clock does not move. Ctrl-C stops it. The backend must be \
      local: if PQ_BACKEND or SET backend names a server, the demo is used.

      --fault injects random faults, at most one per request, each with its probability: a status as \
      in 429:0.2, cut (the connection ends within the answer), garbage, html (a web page), hang \
      (no answer), reset. slow:300ms delays every answer.
      """)

  @Option(name: .long, help: "The port; 0 for any free port.")
  var port: UInt16 = 8080

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The backend: \(BackendKind.allCases.filter { !$0.isRemote }.map(\.sample).joined(separator: "; ")). \
      (default: PQ_BACKEND, or SET backend in rc.pq, or demo)
      """,
      valueName: "where"),
    completion: .localBackends)
  var backend: FilePath?

  @OptionGroup var clock: ClockOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Option(
    name: .long,
    help: "The token that clients must send. (default: PEER5_AUTH_TOKEN, or else demo-token)",
    transform: TextArgument.text)
  var token: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The maximum number of requests per minute; above it the status is 429.",
      valueName: "count"))
  var rateLimit: UInt32?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Random faults, such as 429:0.2,500:0.05,slow:300ms,cut:0.01,garbage:0.01.",
      valueName: "faults"),
    transform: TextArgument.text)
  var fault: String?

  @Option(name: .long, help: "The seed of the random faults.")
  var seed: UInt64 = 1

  @OptionGroup var reporting: ReportOptions

  func run() throws {
    if let token {
      guard !token.isEmpty else { throw CommandFailure.usage("a token must not be empty") }
      // The token is passed in the environment, because all users of the machine can read the
      // arguments of a process.
      setenv("PEER5_AUTH_TOKEN", token, 1)
    }
    let path = try Self.folder() + "pq-serve"
    guard path.withCString({ access($0, X_OK) }) == 0 else { throw Self.absence(path) }
    // The process is replaced, not started. So signals reach the server, and the parent process gets
    // the exit status of the server.
    let error = ProgramFile.replace(by: [path] + (try arguments))
    throw CommandFailure.usage("cannot start \(path): \(error.reason)")
  }

  /// The arguments of `pq-serve`.
  private var arguments: [FilePath] {
    get throws {
      var arguments = ["--port", "\(port)", "--seed", "\(seed)"]
      if let now = clock.now { arguments += ["--now", "\(now.milliseconds)"] }
      if let rateLimit { arguments += ["--rate-limit", "\(rateLimit)"] }
      if let fault { arguments += ["--fault", fault] }
      if reporting.quiet { arguments.append("--quiet") }
      arguments += ["--diagnostics", reporting.diagnostics.rawValue]
      return arguments.map { FilePath($0) } + ["--backend", try place]
    }
  }

  /// The path or name of the local backend that the server answers from.
  private var place: FilePath {
    get throws {
      let reporter = Reporter(reporting.style)
      let environment = try Configuration(configuration.choice, reporter).checked()
      let choice = BackendChoice(option: backend, now: clock.now).resolved(environment.settings)
      switch choice.place {
      case .demo: return "demo"
      case .file(let path): return path
      case .live, .server:
        // `pq-serve` rejects a server that was named with `--backend`.
        return choice.source == .option ? FilePath(choice.place.description) : "demo"
      }
    }
  }

  private static func absence(_ path: FilePath) -> CommandFailure {
    .usage(
      "there is no \(path), which is the server; "
        + "build it with PQ_BUILD_SERVER=1 \(build) --product pq-serve")
  }

  /// The command that builds programs in the folder of this one.
  #if DEBUG
    private static let build = "swift build"
  #else
    private static let build = "swift build -c release"
  #endif
}

extension ServeCommand {
  /// Returns the folder that contains this program, with a slash at the end.
  private static func folder() throws -> FilePath {
    do throws(SystemError) {
      return try ProgramFile.path().parts.folder
    } catch {
      throw CommandFailure.usage("cannot find the folder of pq: \(error.reason)")
    }
  }
}
