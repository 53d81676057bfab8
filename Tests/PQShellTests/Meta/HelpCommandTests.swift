import PQ
import PQFixture
import PQTerminalTesting
import PQTestSupport
import Testing

@testable import PQRun
@testable import PQShell
import PQPlan
import PQSyntax
import PQTools

/// `\?` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct HelpCommandTests {
  /// The list fits the usual smallest screen.
  @Test func allCommandsOnOneScreen() throws {
    let shell = try ShellRig(rows: 24, columns: 80)
    try shell.type("\\?\r", until: "\\? keys of the keys")
    try shell.expectPrompt()
    let lines = Set((0..<24).map(shell.screen.line))
    for command in ShellCommands.all {
      #expect(
        lines.contains { $0.hasPrefix("  \(command.form) ") && $0.hasSuffix(command.summary) })
    }
  }

  @Test(arguments: [
    ("\\last", "\\last [FORMAT]: the last results again; nobody is asked"),
    ("watch", "    \\watch 30s 10"), ("s", "\\s is the same."),
    ("top", "TOP 5 BY p2p WITH OTHERS;"),
    ("SINCE", "SINCE: where the range begins"), ("p2p", "p2p, a metric in bytes: bytes"),
    ("isp", "isp.name, a dimension: the viewer's internet"), ("cumulative", "cumulative(x), a fun"),
    ("max_requests", "max_requests, a setting: how many requests"), ("keys", "Ctrl-R"),
    ("rules", "fan out      Requests each value of a list alone"),
    ("exit-codes", "130  cancelled"), ("unknown-name", "No metric, dimension, column"),
    ("none", "NONE: only the rows that there are"),
  ])
  func topics(topic: String, text: String) throws {
    let shell = try ShellRig(columns: 100)
    try shell.type("\\? \(topic)\r", until: text)
    try shell.expectPrompt()
  }

  @Test func completionHasThePages() {
    let choices = HelpCommand.choices(after: [])
    #expect(
      choices.prefix(2) == [
        .word("keys", note: "those of the prompt"), .word("rules", note: "those of the planner"),
      ])
  }

  /// Each rule has a line, and no line is longer than 80 columns.
  @Test func everyRuleIsListed() {
    let lines = HelpPage.rules.lines
    for rule in PlannerRule.allCases {
      #expect(lines.contains { $0.hasPrefix("  \(rule.name) ") && $0.hasSuffix(rule.summary) })
    }
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func allMeaningsOfAWordAreDescribed() throws {
    let shell = try ShellRig(columns: 100)
    try shell.type("\\? set\r", until: "SET: changes a setting for all that follows")
    try shell.terminal.expect("\\set [NAME [VALUE]]: lists the settings, or changes one")
    try shell.type("\\? \\explain\r", until: "\\explain [json|curl|analyze]: ")
    try shell.expectPrompt()
    #expect(!shell.screen.text.contains("EXPLAIN: "))
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig()
    try shell.type("\\? tpo\r", until: "there is no help for tpo; try \\? top")
    try shell.type("\\? xyzzy\r", until: "there is no help for xyzzy; \\? alone lists the commands")
    try shell.type("\\? \\xyzzy\r", until: "there is no help for \\xyzzy")
  }

  /// Each example is a valid text.
  @Test(arguments: Keyword.explained.filter { $0.example != nil && $0 != .include })
  func examplesAreRight(keyword: Keyword) {
    let session = Session(backend: DemoBackend(), surroundings: .ofCommandLine)
    let prepared = session.check(keyword.example ?? "")
    #expect(prepared.diagnostics == [])
    #expect(keyword.example?.uppercased().contains(keyword.text) == true)
  }

  /// The examples of a command use that command.
  @Test func commandsHaveDetails() {
    for command in ShellCommands.all {
      #expect(!command.summary.isEmpty && command.summary.count < 70)
      #expect(command.details.allSatisfy { $0.count < 100 })
      let example = command.details.last { $0.hasPrefix("  ") }
      #expect(example?.hasPrefix("  \\\(command.names[0])") ?? true)
    }
  }
}
