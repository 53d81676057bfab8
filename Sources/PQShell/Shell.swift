import PQ
import PQLineEditor
package import PQRun
import PQSystem

/// The state of the interactive shell. It takes one text at a time and runs it.
package struct Shell: ~Copyable {
  /// The step after a text.
  enum Step {
    case goOn, leave
  }

  var runner: ScriptRunner
  var target: ResultTarget
  /// The backend as the user selected it.
  var backend: BackendChoice
  /// The options for output on standard error.
  let reporting: ReportStyle
  /// The text that ran last; `nil` before the first.
  var last: LastText?
  /// The tutorial, active or paused; `nil` if the user has not started it.
  var tutorial: Tutorial?
  /// The text that the next prompt starts with.
  var draft = ""
  /// The values that completion offers in addition to those that the backend knows.
  let seen = SeenValues()
  /// The entries of this session and of earlier ones.
  let history: ShellHistory

  package init(
    runner: ScriptRunner, target: consuming ResultTarget, backend: BackendChoice,
    reporting: ReportStyle
  ) {
    self.runner = runner
    self.target = target
    self.backend = backend
    self.reporting = reporting
    history = ShellHistory(runner.reporter)
  }

  /// Runs a text: a command of the shell, or statements. Errors of the text are reported.
  ///
  /// - Throws: errors that are not failures of a command, such as `ClosedPipe`.
  mutating func take(_ text: String) async throws -> Step {
    guard !StatementEnd.isExitCommand(text) else { return .leave }
    Signals.noteInterrupt()
    do {
      return try await answer(text)
    } catch {
      guard let failure = CommandFailure(error) else { throw error }
      runner.reporter.report(failure)
      return .goOn
    }
  }

  private mutating func answer(_ text: String) async throws -> Step {
    if let call = ShellCommandCall(text) { return try await ShellCommands.run(call, &self) }
    runner.reportStyle()
    defer { runner.style = nil }
    let status = try await run(InputText(name: "input", bytes: Array(text.utf8)))
    if status == .wrongQuery { offerRepair() }
    return .goOn
  }

  /// Runs statements. A text with errors changes no name, parameter or setting.
  ///
  /// - Throws: `CommandFailure` if a check before the run fails; `ClosedPipe` if standard output is
  ///   closed.
  @discardableResult
  mutating func run(_ input: InputText) async throws -> ExitStatus {
    keepTime()
    let text = runner.prepare(input)
    last = LastText(input: input, prepared: text.prepared, formerQuery: last?.query)
    // A text that was cancelled may have answers too.
    defer { for result in target.written { seen.take(result.table) } }
    let status = try await runner.run([text], writingTo: &target)
    if target.hasNoReader { throw ClosedPipe() }
    if status == .success { await checkLesson() }
    return status
  }

  /// Runs statements for a command. The last text and the last results stay the same.
  mutating func runAside(_ text: String) async throws {
    let (last, written) = (self.last, target.written)
    defer {
      self.last = last
      target.remember(written)
    }
    try await run(InputText(name: "input", bytes: Array(text.utf8)))
  }

  /// Sets the time of the next text to the present, unless the user has set a time.
  private mutating func keepTime() {
    if backend.now == nil { runner.session.now = runner.session.backend.clock }
  }

  /// Writes a line that is not a result to standard error.
  func say(_ line: String) { runner.reporter.say(line) }

  /// Shows lines that may be taller than the screen, such as help. If standard output is not a
  /// terminal, they go to standard error.
  mutating func show(lines: [String]) throws {
    if StandardStream.output.isTerminal {
      try target.show(lines: lines)
    } else {
      for line in lines { say(line) }
    }
  }

  /// Shows tables that belong to no statement, and therefore must not go into the file of results.
  mutating func show(_ tables: DataTable...) throws {
    let style = RenderOptions(
      width: StandardStream.output.width, isColored: reporting.isColored(.output))
    let renderer = OutputFormat.table.renderer(style)
    let text = tables.map { renderer.text(of: $0) }.joined(separator: "\n")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    try show(lines: lines.map(String.init))
  }

  private func offerRepair() {
    let tells = !reporting.isQuiet && reporting.form == .text
    guard tells, last?.fixIts.isEmpty == false else { return }
    say("\\fix makes the change, and shows it at the prompt")
  }
}
