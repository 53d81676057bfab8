import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// Random keys, pastes and sizes of the window: the program neither ends nor hangs, and it answers
/// afterwards.
///
/// At the end of the keys, the screen must be what a new screen would show.
///
/// `PQ_SESSION_SEED=17` replays one session; `PQ_SESSIONS=1000` runs more than 60.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct RandomSessionTests {
  private static let seeds: [UInt64] = {
    let variables = ProcessInfo.processInfo.environment
    if let seed = variables["PQ_SESSION_SEED"].flatMap({ UInt64($0) }) { return [seed] }
    return Array(0..<(variables["PQ_SESSIONS"].flatMap { UInt64($0) } ?? 60))
  }()

  @Test(arguments: seeds)
  func aSession(seed: UInt64) throws {
    let problem = try run(seed)
    #expect(problem == nil, "replay with PQ_SESSION_SEED=\(seed)")
  }

  /// Runs a session; returns what is wrong, or nil.
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

  /// Starts a conversation whose history has entries of several kinds, and clears the screen.
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
      // What is still on its way to the terminal was written for the former size, and nobody knows how
      // a terminal of another size shows it.
      try shell.program.settle()
      shell.terminal.resize(rows: rows, columns: columns)
    case .end(let keys):
      // Between two prompts the keys are the terminal's.
      try shell.program.settle()
      shell.terminal.type(keys)
      try shell.program.settle()
    }
  }

  /// The screen before and after it was cleared and painted anew; nil if they are the same.
  ///
  /// - Parameter isAlone: whether nothing but the prompt was ever on it.
  private func differenceFromNewScreen(_ shell: ShellRig, isAlone: Bool) throws -> String? {
    // Whatever waits for another key gets one, and a search ends.
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

  /// Asks something; returns what is wrong with the answer, or nil.
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
