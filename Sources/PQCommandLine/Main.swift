import ArgumentParser
import CCommit
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
    let line = ArgumentLine(arguments)
    let reporter = Reporter(ReportStyle(form: line.diagnosticForm))
    StandardStream.reservesErrors = line.diagnosticForm.isForPrograms
    // libcurl would write the keys of its connections to the file that this variable names.
    if !line.hasTrace { ProcessEnvironment.remove("SSLKEYLOGFILE") }
    do {
      try checkDescriptors()
      if let job = RunJob(plain: arguments, subcommands: PQCommand.subcommandNames) {
        try await job.run()
        return .success
      }
      if let script = CompletionScript(arguments) {
        try StandardStream.output.write(Array(script.text.utf8))
        return .success
      }
      var command = try PQCommand.parseAsRoot(line.subcommandFirst)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return .success
    } catch is ClosedPipe {
      // The reader of the output has closed the pipe, as in `pq ... | head`.
      return .success
    } catch {
      guard let failure = CommandFailure(error) else { return report(error, arguments, reporter) }
      reporter.report(failure)
      return failure.status
    }
  }

  /// Checks that the process can open a few files. Libraries and the system end the program without a
  /// clear message if it cannot.
  ///
  /// - Throws: `CommandFailure.usage` if it cannot.
  private static func checkDescriptors() throws {
    guard !FileDescriptors.canOpen(fileDescriptorsNeeded) else { return }
    throw CommandFailure.usage(
      "too few files can be open at once; raise the limit, for example with ulimit -n 256")
  }

  /// The number of descriptors that a run needs besides the standard streams.
  private static let fileDescriptorsNeeded = 12

  /// Reports an error of the argument parser, or prints the requested help on standard output.
  private static func report(
    _ error: any Error, _ arguments: [String], _ reporter: Reporter
  ) -> ExitStatus {
    var message = PQCommand.fullMessage(for: error)
    if PQCommand.exitCode(for: error).isSuccess {
      if arguments == ["--help"] { message = RootHelp.long }
      if arguments == ["-h"] { message = RootHelp.short }
      return write(message, reporter)
    }
    // The message may quote arguments. Each line is made visible on its own, so that line breaks stay.
    let lines = EscapedBytes.shown(message).split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { VisibleText.of(String($0)) }.joined(separator: "\n")
    let summary = EscapedBytes.shown(PQCommand.message(for: error))
    reporter.report(usage: text, summary)
    return .usage
  }
}

extension Main {
  /// Writes a help page or the version to standard output.
  private static func write(_ message: String, _ reporter: Reporter) -> ExitStatus {
    do {
      try StandardStream.output.write(Array((message + "\n").utf8))
    } catch {
      guard let failure = CommandFailure(error) else { return .success }
      reporter.report(failure)
      return failure.status
    }
    return .success
  }
}

/// `pq`: the root of the command line.
struct PQCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pq",
    abstract: "Query the analytics of peer-assisted video delivery.",
    version: ProgramVersion.line(of: "pq", commit: String(cString: ccommit_name())),
    subcommands: [
      RunCommand.self, CheckCommand.self, FormatCommand.self, FixtureCommand.self,
      ServeCommand.self, DoctorCommand.self, CacheCommand.self, HelpCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  /// The words that select a subcommand and are therefore no file names.
  static let subcommandNames = [
    "run", "check", "fmt", "fixture", "serve", "doctor", "cache", "help",
  ]
}
