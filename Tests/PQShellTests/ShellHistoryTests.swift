import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// The history of a conversation is available in the next one.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellHistoryTests {
  private func leave(_ shell: ShellRig) throws {
    shell.terminal.type("\u{4}")
    #expect(try shell.program.end() == 0)
  }

  @Test func entriesAreAvailableInTheNextConversation() throws {
    let home = TemporaryFolder()
    let first = try ShellRig(home: home)
    try first.type("SHOW\rMETRICS;\r", until: "sessions")
    try first.expectPrompt()
    // A conversation that is already open does not receive the entry; a new one does.
    let second = try ShellRig(home: home)
    second.terminal.type("\u{1B}[A")
    try second.terminal.expect("the statement") {
      $0.text.hasSuffix("demo> SHOW\n  ..> METRICS;")
    }
    try second.type("\u{3}", until: "^C")
    try second.type("SHOW LIMITS;\r", until: "dimensions in BY")
    try first.type("SHOW INTERVALS;\r", until: "14d")
    try second.expectPrompt()
    try first.expectPrompt()
    try leave(first)
    try leave(second)
    #expect(
      second.history == "# pq history 1\nSHOW\\nMETRICS;\nSHOW LIMITS;\nSHOW INTERVALS;\n")
  }

  @Test func theTokenIsNotKept() throws {
    let shell = try ShellRig(environment: ["PEER5_AUTH_TOKEN": "t0k3n-of-mine"])
    try shell.type("SHOW 't0k3n-of-mine';\r", until: "error")
    try shell.type("SHOW METRICS;\r", until: "sessions")
    try shell.expectPrompt()
    #expect(shell.history == "# pq history 1\nSHOW METRICS;\n")
  }

  /// The token of a program is known only after it was needed. The program does not run for the
  /// history.
  @Test func theTokenOfAProgramIsNotKept() throws {
    let home = TemporaryFolder()
    try home.write("SET token_command = 'echo t0k3n-of-mine';\n", to: ".config/pq/rc.pq")
    let place = ["--backend", "http://127.0.0.1:9/v1"]
    let shell = try ShellRig(place, home: home, prompt: "127.0.0.1:9>")
    try shell.type("SELECT http LAST 1h;\r", until: "cannot be reached")
    try shell.expectPrompt("127.0.0.1:9>")
    try shell.type("SHOW 't0k3n-of-mine';\r", until: "does not fit")
    try shell.expectPrompt("127.0.0.1:9>")
    #expect(shell.history == "# pq history 1\nSELECT http LAST 1h;\n")
  }

  /// The token of a file is known from the start.
  @Test func theTokenOfAFileIsNotKept() throws {
    let home = TemporaryFolder()
    try home.write("f1le-t0ken\n", to: "token")
    try home.write("SET token_file = '~/token';\n", to: ".config/pq/rc.pq")
    let shell = try ShellRig(home: home)
    try shell.type("SHOW METRICS; -- f1le-t0ken\r", until: "sessions")
    try shell.expectPrompt()
    try shell.type("SHOW LIMITS;\r", until: "at once")
    try shell.expectPrompt()
    #expect(shell.history == "# pq history 1\nSHOW LIMITS;\n")
  }

  /// Text that is marked as a token is treated as one.
  @Test func textMarkedAsTokenIsNotKept() throws {
    let shell = try ShellRig()
    try shell.type("SHOW METRICS; -- x-auth-token: abc\r", until: "sessions")
    try shell.expectPrompt()
    try shell.type("SHOW LIMITS;\r", until: "dimensions in BY")
    try shell.expectPrompt()
    #expect(shell.history == "# pq history 1\nSHOW LIMITS;\n")
  }

  @Test func foreignHistoryFileIsKeptAside() throws {
    let home = TemporaryFolder()
    try home.write("SELECT\\040http\n", to: ".local/state/pq/history")
    let shell = try ShellRig(columns: 200, home: home)
    #expect(shell.screen.text.contains("is no history of pq; it is kept as"))
    try shell.type("SHOW METRICS;\r", until: "sessions")
    #expect(shell.history == "# pq history 1\nSHOW METRICS;\n")
  }

  @Test func aFileThatCannotBeWrittenIsANote() throws {
    let home = TemporaryFolder()
    try home.write("", to: ".local/state")
    let shell = try ShellRig(columns: 200, home: home)
    #expect(shell.screen.text.contains("what you type is not kept"))
    try shell.type("SHOW METRICS;\r", until: "sessions")
    try shell.expectPrompt()
    shell.terminal.type("\u{1B}[A")
    try shell.terminal.expect("what is remembered all the same") {
      $0.line($0.row) == "demo> SHOW METRICS;"
    }
  }

  @Test func settingsOfTheUserThatAreWrongAreANote() throws {
    let home = TemporaryFolder()
    try home.write("bind ^X nonsense\n", to: ".editrc")
    let shell = try ShellRig(columns: 200, home: home)
    #expect(shell.screen.text.contains(".editrc:1: libedit does not take 'bind ^X nonsense'"))
  }
}
