import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// Completion with the Tab key, on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct ShellCompletionTests {
  @Test func aWordThatOnlyOneThingBeginsWith() throws {
    let shell = try ShellRig()
    try shell.type("sel\t", until: "demo> select")
    try shell.type(" rebuf\t", until: "demo> select rebuffered")
  }

  @Test func completionListHasNotesAndDisappears() throws {
    let shell = try ShellRig()
    try shell.type("SELECT http BY co\t", until: "the viewer's country, as two letters")
    try shell.type("un\t", until: "BY country")
    try shell.terminal.expect("no list") { !$0.text.contains("two letters") }
  }

  @Test func valuesThatTheBackendOffers() throws {
    let shell = try ShellRig()
    try shell.type("SELECT http WHERE browser = 'Fi\t", until: "browser = 'Firefox'")
    try shell.type(" AND country IN (\t", until: "US  a value of country.code")
  }

  @Test func aServerIsNotAsked() throws {
    let shell = try ShellRig(["--backend", "http://127.0.0.1:9/v1"], prompt: "127.0.0.1:9>")
    shell.terminal.type("SELECT http WHERE browser = 'Fi\t")
    try shell.terminal.expect("a bell") { $0.bells > 0 }
  }

  @Test func namesOfLet() throws {
    let shell = try ShellRig()
    try shell.type("LET offload = p2p / (http + p2p);\r", until: "p2p);")
    try shell.expectPrompt()
    try shell.type("SELECT off\t", until: "demo> SELECT offload")
  }

  @Test func filesBehindInclude() throws {
    let home = TemporaryFolder()
    try home.write("LET a = http;", to: "names.pq")
    let shell = try ShellRig(home: home)
    try shell.type("INCLUDE '\(home.url.path)/na\t", until: "/names.pq'")
  }

  @Test func commandsOfTheShell() throws {
    let shell = try ShellRig()
    try shell.type("\\tim\t", until: "demo> \\timing")
    try shell.type(" of\t", until: "demo> \\timing off")
    try shell.type("\u{3}", until: "^C")
    try shell.type("\\format j\t", until: "jsonl")
  }

  @Test func insideOfACommentNothingIsOffered() throws {
    let shell = try ShellRig()
    shell.terminal.type("-- sel\t")
    try shell.terminal.expect("a bell") { $0.bells > 0 }
    #expect(shell.screen.line(shell.screen.row) == "demo> -- sel")
  }
}
