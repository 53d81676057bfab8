import ArgumentParser
import PQLive
import PQRender
import PQRun
import PQSystem

/// The entry point of the program. It turns every result and every error into an exit status.
@main
struct Main {
  static func main() async {
    TokenMemory.ofProgram.prepareForEnvironment()
    Signals.prepare()
    StandardStream.reserve()
    exit(with: await status())
  }

  private static func status() async -> ExitStatus {
    let arguments = ProgramArguments.escaped
    do {
      if let job = RunJob(plain: arguments, subcommands: PQCommand.subcommandNames) {
        try await job.run()
        return .success
      }
      var command = try PQCommand.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return .success
    } catch let failure as CommandFailure {
      Reporter(arguments: arguments).report(failure)
      return failure.status
    } catch is ClosedPipe {
      // The reader of the output has closed the pipe, as in `pq ... | head`.
      return .success
    } catch {
      return report(error, arguments)
    }
  }

  /// Reports an error of the argument parser, or prints the requested help on standard output.
  private static func report(_ error: any Error, _ arguments: [String]) -> ExitStatus {
    var message = PQCommand.fullMessage(for: error)
    if PQCommand.exitCode(for: error).isSuccess {
      if arguments == ["--help"] || arguments == ["-h"] { message += PQCommand.runOptions }
      try? StandardStream.output.write(Array((message + "\n").utf8))
      return .success
    }
    // The message may quote arguments. Its lines are made visible one by one, so that they stay lines.
    let lines = EscapedBytes.shown(message).split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { VisibleText.of(String($0)) }.joined(separator: "\n")
    let summary = EscapedBytes.shown(PQCommand.message(for: error))
    Reporter(arguments: arguments).report(usage: text, summary)
    return .usage
  }
}
