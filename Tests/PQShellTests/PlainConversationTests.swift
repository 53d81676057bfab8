import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// Conversations whose input or output is not a terminal, or whose terminal cannot move its cursor.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct PlainConversationTests {
  private static let query = "SELECT http, p2p BY browser LAST 30h EVERY 1h;"

  /// Runs a command in `/bin/sh` on a terminal. Returns its exit status, the output on the
  /// terminal, and the content of the file `out`.
  private func run(
    _ command: String, typing keys: [String] = [], _ more: [String: String] = [:]
  ) throws -> (status: Int32, seen: String, output: String) {
    let home = TemporaryFolder()
    try home.write(Self.query + "\n", to: "query.pq")
    let terminal = try PseudoTerminal(rows: 12)
    let variables = ShellRig.variables(
      home.url,
      ["PATH": "\(Project.programs.path):/usr/bin:/bin", "PQ_BACKEND": "demo"].merging(more) { $1 })
    let program = try TerminalProgram(
      ["/bin/sh", "-c", "cd \(home.url.path); \(command)"], environment: variables, on: terminal)
    for text in keys {
      try terminal.expect("a prompt") { $0.line($0.row) == "demo>" }
      terminal.type(text)
    }
    let status = try program.end()
    let output = try? String(contentsOf: home.url.appending(path: "out"), encoding: .utf8)
    return (status, String(decoding: terminal.written, as: UTF8.self), output ?? "")
  }

  /// The output that each command must print, byte for byte.
  private static let answer: String = {
    let result = try? ProgramRun.pq(["-c", query])
    return String(decoding: result?.output ?? Data(), as: UTF8.self)
  }()

  @Test(arguments: [
    "pq < query.pq > out", "cat query.pq | pq > out", "cat query.pq | pq | cat > out",
    "pq query.pq > out", "pq - < query.pq > out",
  ])
  func aFileOrAPipeIsAnsweredExactly(command: String) throws {
    let result = try run(command)
    #expect(result.status == 0 && result.output == Self.answer && result.seen == "")
    #expect(result.output.count > 5000)
  }

  /// On a terminal, a table is as wide as the terminal. This one is narrow enough to be printed in
  /// full.
  @Test(arguments: ["pq < query.pq", "cat query.pq | pq"], ["dumb", "", "xterm"])
  func pipedInputHasNoPrompt(command: String, term: String) throws {
    let result = try run(command, ["TERM": term, "NO_COLOR": "1", "PQ_PAGER": "/no/such"])
    #expect(result.status == 0)
    #expect(result.seen.replacing("\r\n", with: "\n") == Self.answer)
  }

  /// Prompts and messages are on standard error; results are on standard output.
  @Test(arguments: ["pq > out", "pq | cat > out"], ["dumb", "", "xterm"])
  func resultsGoElsewhereAndThePromptIsPlain(command: String, term: String) throws {
    let result = try run(
      command, typing: [Self.query + "\n", "\\timing\n", "\u{4}"], ["TERM": term])
    #expect(result.status == 0 && result.output == Self.answer)
    #expect(result.seen.contains("pq asks Peer5") && result.seen.contains(" rows from 1 request"))
    #expect(!result.seen.contains("\u{1B}") && !result.seen.contains("timestamp"))
  }

  @Test func controlCDiscardsTypedText() throws {
    let shell = try ShellRig(environment: ["TERM": "dumb"])
    try shell.type("SELECT http\n", until: "..>")
    try shell.type("LAST", until: "LAST")
    shell.terminal.type("\u{3}")
    try shell.expectPrompt()
    try shell.type("SHOW METRICS;\n", until: "5 rows")
    #expect(!shell.screen.text.contains("error"))
  }

  @Test(arguments: ["dumb", ""])
  func aDumbTerminalSeesTheSameAndNoSequence(term: String) throws {
    let result = try run(
      "pq", typing: [Self.query + "\n", "SELECT http LAST 1x;\n", "\u{4}"],
      ["TERM": term, "PQ_PAGER": "/no/such"])
    #expect(result.status == 0 && !result.seen.contains("\u{1B}"))
    #expect(result.seen.contains(Self.answer.replacing("\n", with: "\r\n")))
    #expect(result.seen.contains("error"))
  }

  @Test func aCommandOfTheShellIsNoStatement() throws {
    let result = try run("printf '\\\\format csv\\n' | pq > out")
    #expect(result.status == 1 && result.output == "")
    #expect(result.seen.contains("a command of the shell is no statement"))
    #expect(result.seen.contains("type it at the prompt"))
  }
}
