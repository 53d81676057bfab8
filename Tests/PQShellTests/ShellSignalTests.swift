import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// The effect of signals on a conversation.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellSignalTests {
  /// Whatever signal ends the program, the terminal is restored.
  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGILL])
  func signalsRestoreTheTerminal(signal: Int32) throws {
    let shell = try ShellRig()
    try shell.type("SHOW METRICS;\r", until: "sessions")
    try shell.expectPrompt()
    shell.terminal.type("SELECT")
    try shell.terminal.expect("demo> SELECT")
    shell.program.send(signal)
    #expect(try shell.program.end() == 128 + signal)
    #expect(shell.terminal.isCooked)
    #expect(!shell.screen.tellsPastes)
    #expect(shell.screen.showsCursor)
    #expect(shell.history?.contains("SHOW METRICS;") == true)
  }

  /// The same holds while a statement waits for its answer and there is no prompt.
  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT])
  func signalsDuringAStatementRestoreTheTerminal(signal: Int32) throws {
    let server = try SilentServer()
    let shell = try ShellRig(
      ["--backend", server.address], environment: ["PEER5_AUTH_TOKEN": "t0ken"],
      prompt: server.prompt)
    try shell.type("SELECT http LAST 1h EVERY 1h;\r", until: "0 of 1 request")
    #expect(shell.terminal.isCooked)
    #expect(!shell.screen.tellsPastes)
    shell.program.send(signal)
    #expect(try shell.program.end() == 128 + signal)
    #expect(shell.terminal.isCooked)
    #expect(shell.screen.showsCursor)
    #expect(shell.history?.contains("SELECT http LAST 1h EVERY 1h;") == true)
  }

  private func waitingShell(_ server: SilentServer) throws -> ShellRig {
    let shell = try ShellRig(
      ["--backend", server.address], environment: ["PEER5_AUTH_TOKEN": "t0ken"],
      prompt: server.prompt)
    try shell.type("SELECT http LAST 1h EVERY 1h;\r", until: "0 of 1 request")
    return shell
  }

  /// Signals of the terminal have the same effect as those of a process.
  @Test func aKeyOfTheTerminalEndsIt() throws {
    let server = try SilentServer()
    let shell = try waitingShell(server)
    shell.terminal.type("\u{1C}")
    #expect(try shell.program.end() == 128 + SIGQUIT)
    #expect(shell.terminal.isCooked)
  }

  @Test func aWindowThatIsClosedEndsIt() throws {
    let server = try SilentServer()
    let shell = try waitingShell(server)
    shell.terminal.hangUp()
    #expect(try shell.program.end() == 128 + SIGHUP)
    #expect(shell.history?.contains("SELECT http LAST 1h EVERY 1h;") == true)
  }

  @Test func anInterruptFromOutsideThrowsTheTextAway() throws {
    let shell = try ShellRig()
    try shell.type("SELECT", until: "demo> SELECT")
    shell.program.send(SIGINT)
    try shell.terminal.expect("SELECT^C")
    try shell.expectPrompt()
  }

  /// The server accepts connections and sends nothing.
  @Test func controlCEndsAStatementAndNotTheShell() throws {
    let server = try SilentServer()
    let shell = try ShellRig(
      ["--backend", server.address], environment: ["PEER5_AUTH_TOKEN": "t0ken"],
      prompt: server.prompt)
    try shell.type("SELECT http LAST 1h EVERY 1h;\r", until: "0 of 1 request")
    try shell.type("\u{3}", until: "cancelled; 0 of 1 request")
    try shell.expectPrompt(server.prompt)
    shell.terminal.type("SELECT http LAST 2h EVERY 1h;\r")
    try shell.terminal.expect("how far it is") { $0.line($0.row) == "0 of 1 request, 0 rows" }
    shell.terminal.type("\u{3}")
    try shell.expectPrompt(server.prompt)
    #expect(shell.screen.text.components(separatedBy: "0 rows so far").count == 3)
    shell.terminal.type("\u{4}")
    #expect(try shell.program.end() == 0)
  }

  /// The shell has job control, as a user's shell does.
  @Test func aStoppedShellGoesOn() throws {
    let home = TemporaryFolder()
    let terminal = try PseudoTerminal()
    let program = Project.programs.appending(path: "pq").path
    let bash = try TerminalProgram(
      ["/bin/bash", "--norc", "--noprofile", "-i"],
      environment: ShellRig.variables(home.url, ["PS1": "$ ", "NO_COLOR": "1"]), on: terminal)
    try terminal.expect("a shell") { $0.line($0.row) == "$" }
    terminal.type("\(program)\r")
    try terminal.expect("a prompt") { $0.line($0.row) == "demo>" }
    terminal.type("SELECT http\u{1A}")
    try terminal.expect("Stopped")
    try terminal.expect("a shell again") { $0.line($0.row) == "$" }
    terminal.type("fg\r")
    try terminal.expect("the text again") { $0.line($0.row) == "demo> SELECT http" }
    terminal.type(" LAST 2h EVERY 1h;\r")
    try terminal.expect("2026-01-15 19:00Z")
    try terminal.expect("a prompt") { $0.line($0.row) == "demo>" }
    terminal.type("\u{4}")
    try terminal.expect("a shell in the end") { $0.line($0.row) == "$" }
    terminal.type("exit\r")
    #expect(try bash.end() == 0)
  }
}
