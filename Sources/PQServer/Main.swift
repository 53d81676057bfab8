import CCommit
import Dispatch
import PQEmulator
import PQEngine
import PQFixture
import PQModel
import PQSystem
import UnixSignals

/// The entry point of the program. It converts all results into an exit status.
@main
struct Main {
  static func main() async {
    exit(await Program.status(ProgramArguments.escaped))
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
    do {
      if !Set(arguments).isDisjoint(with: ["-h", "--help"]) {
        StandardOutput.write(ServeOptions.help)
      } else if arguments.contains("--version") {
        let commit = String(cString: ccommit_name())
        StandardOutput.write(ProgramVersion.line(of: "pq-serve", commit: commit) + "\n")
      } else {
        try await serve(try ServeOptions(arguments, token: token))
      }
      return 0
    } catch let failure as ServeFailure {
      StandardError.note(failure.message)
      return failure.status
    } catch {
      StandardError.note("\(error)")
      return 3
    }
  }

  private static func serve(_ options: ServeOptions) async throws {
    let backend = try options.backend()
    let server = EmulatorServer(
      Emulator(backend, options.settings), port: options.port, token: options.settings.token
    ) { line in
      if !options.isQuiet { StandardError.write(line + "\n") }
    }
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    try await server.run(
      listening: { port in
        StandardOutput.write("listening on http://127.0.0.1:\(port)\n")
        for line in options.greeting(backend, port: port) { StandardError.note(line) }
      },
      until: { await next(of: signals) })
  }

  /// Waits for a signal. The program then ends within 0.9 s.
  private static func next(of signals: UnixSignalsSequence) async {
    var iterator = signals.makeAsyncIterator()
    guard await iterator.next() != nil else { return }
    ForcedExit.exit(afterMilliseconds: 900)
  }

  private static var token: String? { ProcessEnvironment.setting("PEER5_AUTH_TOKEN") }
}

/// Standard output, for data.
private enum StandardOutput {
  static func write(_ text: String) { try? SystemCall.writeAll(1, Array(text.utf8)) }
}

/// Standard error, for messages and the access log.
private enum StandardError {
  static func write(_ text: String) { try? SystemCall.writeAll(2, Array(text.utf8)) }

  static func note(_ line: String) { write("pq-serve: \(line)\n") }
}

/// A time limit for the end of the program, in case the normal way takes too long.
private enum ForcedExit {
  static func exit(afterMilliseconds count: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(count)) { _exit(0) }
  }
}
