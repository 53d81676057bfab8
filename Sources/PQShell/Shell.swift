import PQ
import PQLineEditor
package import PQRun

/// What stands behind a prompt: takes a text at a time, and answers it.
package struct Shell: ~Copyable {
  /// Whether the conversation goes on.
  enum Step {
    case goOn, leave
  }

  var runner: TextRunner
  var target: ResultTarget
  /// Who answers, as the user has named it.
  var backend: BackendChoice
  /// What the user was told with.
  let reporting: ReportStyle
  /// The text that was run last, which commands come back to; nil before there is any.
  var last: LastText?
  /// The lesson that is on, or waits; nil for one who does without.
  var tutorial: Tutorial?
  /// What stands at the next prompt already, to be edited and run.
  var draft = ""
  /// What completion offers as values, beside what the backend knows.
  let seen = SeenValues()
  /// What was typed, today and before.
  let history = EditedHistory()

  package init(
    runner: TextRunner, target: consuming ResultTarget, backend: BackendChoice,
    reporting: ReportStyle
  ) {
    self.runner = runner
    self.target = target
    self.backend = backend
    self.reporting = reporting
  }

  /// Answers a text: a command of the shell, or statements. Mistakes are told and end nothing.
  mutating func take(_ text: String) async throws -> Step {
    guard !StatementEnd.isFarewell(text) else { return .leave }
    Signals.noteInterrupt()
    do {
      return try await answer(text)
    } catch let failure as CommandFailure {
      runner.reporter.report(failure)
      return .goOn
    }
  }

  private mutating func answer(_ text: String) async throws -> Step {
    if let call = MetaCall(text) { return try await MetaCommands.run(call, &self) }
    let status = try await run(InputText(name: "input", bytes: Array(text.utf8)))
    if status == .wrongQuery { offerRepair() }
    return .goOn
  }

  /// Runs statements. Those that are wrong leave nothing behind.
  @discardableResult
  mutating func run(_ input: InputText) async throws -> ExitStatus {
    keepTime()
    let before = runner.session.environment
    let prepared = runner.prepare(input)
    if prepared.hasErrors { runner.session.environment = before }
    last = LastText(input: input, prepared: prepared, formerQuery: last?.query)
    try runner.checkRequests(of: [prepared])
    try runner.checkFiles(of: [prepared], target)
    target.startOver()
    if !prepared.hasErrors { target.forget() }
    // Also of a text that is cancelled half way, some answers are there.
    defer { for result in target.written { seen.take(result.table) } }
    let status = try await runner.run(prepared, of: input, writingTo: &target)
    if target.hasNoReader { throw ClosedPipe() }
    if status == .success { await checkLesson() }
    return status
  }

  /// Runs statements of the shell's own. What the user comes back to stays what it was.
  mutating func runAside(_ text: String) async throws {
    let (last, written) = (self.last, target.written)
    defer {
      self.last = last
      target.remember(written)
    }
    try await run(InputText(name: "input", bytes: Array(text.utf8)))
  }

  /// A conversation goes on for hours: what is asked now has the time of now, unless the user has
  /// set another.
  private mutating func keepTime() {
    if backend.now == nil { runner.session.now = runner.session.backend.clock }
  }

  /// Tells something that is no result.
  func say(_ line: String) { StandardStream.error.note(line) }

  /// Shows plain text that may be longer than the screen, such as help.
  mutating func show(lines: [String]) throws { try target.show(lines: lines) }

  /// Shows tables that are no statement's, and hence belong into no file of results.
  mutating func show(_ tables: Table...) throws {
    let style = RenderOptions(
      width: StandardStream.output.width, isColored: reporting.isColored(.output))
    let renderer = OutputFormat.table.renderer(style)
    let text = tables.map { renderer.text(of: $0) }.joined(separator: "\n")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    try show(lines: lines.map(String.init))
  }

  private func offerRepair() {
    let tells = !reporting.isQuiet && reporting.form == .text
    guard tells, last?.repairs.isEmpty == false else { return }
    say("\\fix makes the change, and shows it at the prompt")
  }
}
