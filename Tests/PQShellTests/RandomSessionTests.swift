import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// Random keys, pastes and window sizes: the program does not end or hang, and it answers
/// afterwards.
///
/// At the end, the screen is the same as after a new paint.
///
/// `PQ_SESSION_SEEDS=17` replays one session.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct RandomSessionTests {
  @Test(arguments: SeedRange.named("PQ_SESSION_SEEDS", or: 0...59))
  func aSession(seed: UInt64) throws {
    let problem = try run(seed)
    #expect(problem == nil, "replay with PQ_SESSION_SEEDS=\(seed)")
  }

  /// Runs a session. Returns the problem; `nil` if there is none.
  private func run(_ seed: UInt64) throws -> String? {
    let session = RandomSession(seed: seed)
    let shell = try start(session)
    for step in session.steps {
      try take(step, shell)
      guard !shell.program.hasEnded else { break }
    }
    guard !shell.program.hasEnded else { return "ended with \(try shell.program.end())" }
    return try differenceFromNewScreen(shell, isAlone: !session.hasEnds) ?? problemOfAnswer(shell)
  }

  /// Starts a conversation with several kinds of entries in its history, and clears the screen.
  private func start(_ session: RandomSession) throws -> ShellRig {
    let home = TemporaryFolder()
    let long = String(repeating: "SELECT http ", count: 200)
    try home.write("SELECT a\\nLAST 1h;\n日本;\n\(long);\n", to: ".local/state/pq/history")
    if session.isVi { try home.write("bind -v\n", to: ".editrc") }
    let shell = try ShellRig(environment: ["EDITOR": "true", "PAGER": "cat"], home: home)
    shell.terminal.type("\u{C}")
    try shell.program.settle()
    return shell
  }

  private func take(_ step: RandomSession.Step, _ shell: ShellRig) throws {
    switch step {
    case .keys(let keys): shell.terminal.type(keys)
    case .size(let rows, let columns):
      // Output that is on its way was written for the former size. Its effect on a terminal of
      // another size is not defined.
      try shell.program.settle()
      shell.terminal.resize(rows: rows, columns: columns)
    case .end(let keys):
      // Between two prompts the terminal itself handles keys.
      try shell.program.settle()
      shell.terminal.type(keys)
      try shell.program.settle()
    }
  }

  /// Returns the screens before and after a new paint; `nil` if they are the same.
  ///
  /// - Parameter isAlone: True if there was never anything but the prompt on the screen.
  private func differenceFromNewScreen(_ shell: ShellRig, isAlone: Bool) throws -> String? {
    // A command that waits for a key receives one, and a search ends.
    shell.terminal.type("\u{7}a")
    try shell.program.settle()
    let before = shell.screen
    shell.terminal.type("\u{C}")
    try shell.program.settle()
    let after = shell.screen
    let start = before.row - after.row
    let isSame =
      start >= 0 && (start == 0 || !isAlone) && before.column == after.column
      && (start..<before.rowCount).allSatisfy { before.line($0) == after.line($0 - start) }
    return isSame ? nil : [before, after].map(Self.description).joined(separator: "\n---\n")
  }

  private static func description(_ screen: Screen) -> String {
    "\(screen.rowCount) rows of \(screen.columnCount), cursor \(screen.row), \(screen.column):\n"
      + screen.text
  }

  /// Runs a statement. Returns the problem with its answer; `nil` if there is none.
  private func problemOfAnswer(_ shell: ShellRig) throws -> String? {
    shell.terminal.resize(rows: 24, columns: 80)
    for _ in 0..<3 {
      shell.terminal.type("\u{3}")
      try shell.program.settle()
    }
    try shell.expectPrompt()
    try shell.type("SHOW METRICS;\r", until: "sessions")
    try shell.expectPrompt()
    shell.terminal.type("\\q\r")
    let status = try shell.program.end()
    guard status == 0 else { return "ended with \(status)" }
    let unknown = shell.screen.unknownAtPrompt
    return unknown.isEmpty ? nil : "unknown sequences: \(unknown)"
  }
}
