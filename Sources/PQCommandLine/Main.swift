import ArgumentParser
import PQLive
import PQRender

/// Where the program begins and ends: everything comes back here as an exit status.
@main
struct Main {
  static func main() async {
    TokenMemory.ofProgram.prepareForEnvironment()
    Signals.prepare()
    StandardStream.reserve()
    exit(with: await status())
  }

  private static func status() async -> ExitStatus {
    let arguments = Array(CommandLine.arguments.dropFirst())
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
      failure.report()
      return failure.status
    } catch is ClosedPipe {
      // Whoever read the output has seen enough: `pq ... | head`.
      return .success
    } catch {
      return report(error, arguments)
    }
  }

  /// What the argument parser has to say: help on standard output, a mistake on standard error.
  private static func report(_ error: any Error, _ arguments: [String]) -> ExitStatus {
    var message = PQCommand.fullMessage(for: error)
    if PQCommand.exitCode(for: error).isSuccess {
      if arguments == ["--help"] || arguments == ["-h"] { message += PQCommand.runOptions }
      try? StandardStream.output.write(Array((message + "\n").utf8))
      return .success
    }
    // It quotes the arguments; its own lines stay lines.
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    StandardStream.error.note(lines.map { VisibleText.of(String($0)) }.joined(separator: "\n"))
    return .usage
  }
}
