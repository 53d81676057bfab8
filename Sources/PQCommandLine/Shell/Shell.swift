import PQ
import PQShell

/// What stands behind a prompt: takes a text at a time, and answers it.
struct Shell: ~Copyable {
  /// Whether the conversation goes on.
  enum Step {
    case goOn, leave
  }

  var runner: TextRunner
  var target: ResultTarget

  /// Answers a text: a command of the shell, or statements. Mistakes are told and end nothing.
  mutating func take(_ text: String) async throws -> Step {
    guard !StatementEnd.isFarewell(text) else { return .leave }
    Signals.noteInterrupt()
    do {
      return try await answer(text)
    } catch let failure as CommandFailure {
      failure.report()
      return .goOn
    }
  }

  private mutating func answer(_ text: String) async throws -> Step {
    if let call = MetaCall(text) { return try await MetaCommands.run(call, &self) }
    try await run(text)
    return .goOn
  }

  /// Runs statements. Those that are wrong leave nothing behind.
  private mutating func run(_ text: String) async throws {
    let input = InputText(name: "input", bytes: Array(text.utf8))
    let before = runner.session.environment
    let prepared = runner.prepare(input)
    if prepared.hasErrors { runner.session.environment = before }
    try runner.checkRequests(of: [prepared])
    try runner.checkFiles(of: [prepared], target)
    target.startOver()
    _ = try await runner.run(prepared, of: input, writingTo: &target)
  }
}
