import CCommit
import Dispatch
import PQEmulator
import PQEngine
import PQFixture
import PQModel
import PQRender
import PQSystem
import UnixSignals

/// The entry point of the program. It converts all results into an exit status.
@main
struct Main {
  /// Checks the descriptors before anything else, because the queues of asynchronous code need some and
  /// the process would crash without them.
  static func main() {
    let arguments = ProgramArguments.escaped
    guard FileDescriptors.canOpen(EmulatorServer.reservedDescriptors) else {
      exit(Program.lacksDescriptors(arguments))
    }
    Task { exit(await Program.status(arguments)) }
    dispatchMain()
  }
}

/// The program `pq-serve`: the export API on 127.0.0.1.
enum Program {
  /// Runs the server until a signal ends it, or prints an error.
  ///
  /// - Returns: the exit status: 0, 2 for a wrong command line, 3 for another error.
  @concurrent
  static func status(_ arguments: [String]) async -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    let errors = StandardError(form: ServeOptions.form(of: arguments))
    do {
      if !Set(arguments).isDisjoint(with: ["-h", "--help"]) {
        StandardOutput.write(ServeOptions.help)
      } else if arguments.contains("--version") {
        let commit = String(cString: ccommit_name())
        StandardOutput.write(ProgramVersion.line(of: "pq-serve", commit: commit) + "\n")
      } else {
        try await serve(try ServeOptions(arguments, token: token), errors)
      }
      return 0
    } catch let failure as ServeFailure {
      errors.write(.error, failure.status == 2 ? "usage" : "backend", failure.message)
      return failure.status
    } catch {
      errors.write(.error, "backend", "\(error)")
      return 3
    }
  }

  private static func serve(_ options: ServeOptions, _ errors: StandardError) async throws {
    let backend = try options.backend()
    var server = EmulatorServer(
      Emulator(backend, options.settings), port: options.port, token: options.settings.token
    ) { line in
      if !options.isQuiet { errors.write(.note, "serve", line, hasName: false) }
    }
    if options.settings.faults.delay == .zero { server.delayedTimeout = server.patience }
    let limit = server.delayedTimeout + .milliseconds(400)
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    try await server.run(
      listening: { port in
        StandardOutput.write("listening on http://127.0.0.1:\(port)\n")
        for line in options.greeting(backend, port: port) { errors.write(.note, "serve", line) }
      },
      until: { await next(of: signals, within: limit) })
  }

  /// Prints that too few descriptors can be open for the event loops and a few connections.
  ///
  /// - Returns: the exit status.
  static func lacksDescriptors(_ arguments: [String]) -> Int32 {
    StandardError(form: ServeOptions.form(of: arguments)).write(
      .error, "usage",
      "too few files can be open at once; raise the limit, for example with ulimit -n 256")
    return 2
  }

  /// Waits for a signal. The program then ends within a time, or at once at a second signal.
  private static func next(of signals: UnixSignalsSequence, within limit: Duration) async {
    var iterator = signals.makeAsyncIterator()
    guard await iterator.next() != nil else { return }
    ForcedExit.exit(afterMilliseconds: Int(limit / .milliseconds(1)))
    for number in [SIGTERM, SIGINT] { signal(number, SIG_DFL) }
  }

  private static var token: String? { ProcessEnvironment.setting("PEER5_AUTH_TOKEN") }
}

/// Standard output, for data.
private enum StandardOutput {
  static func write(_ text: String) { try? SystemCall.writeAll(1, Array(text.utf8)) }
}

/// Standard error, for messages and the access log.
private struct StandardError {
  let form: DiagnosticForm

  /// Writes a line.
  ///
  /// - Parameter hasName: true if the line for people begins with the name of the program.
  func write(
    _ severity: RunMessage.Severity, _ code: String, _ message: String, hasName: Bool = true
  ) {
    let message = RunMessage(severity, code, message, program: hasName ? "pq-serve" : nil)
    try? SystemCall.writeAll(2, Array(form.text(of: message).utf8))
  }
}

/// A time limit for the end of the program, in case the normal way takes too long.
private enum ForcedExit {
  static func exit(afterMilliseconds count: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(count)) { _exit(0) }
  }
}
