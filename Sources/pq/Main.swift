import ArgumentParser

/// Where the program begins and ends: everything comes back here as an exit status.
@main
struct Main {
  static func main() async {
    Signals.prepare()
    exit(with: await status())
  }

  private static func status() async -> ExitStatus {
    do {
      var command = try PQCommand.parseAsRoot()
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
      return report(error)
    }
  }

  /// What the argument parser has to say: help on standard output, a mistake on standard error.
  private static func report(_ error: any Error) -> ExitStatus {
    let isHelp = PQCommand.exitCode(for: error).isSuccess
    let message = PQCommand.fullMessage(for: error)
    if isHelp {
      try? StandardStream.output.write(Array((message + "\n").utf8))
      return .success
    }
    StandardStream.error.note(message)
    return .usage
  }
}
