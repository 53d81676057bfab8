import PQTerminalTesting
import PQTestSupport
import Testing

/// `\d` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct DescribeCommandTests {
  @Test func allThatCanBeAskedFor() throws {
    let shell = try ShellRig(rows: 60)
    try shell.type("\\format json\r", until: "as json")
    try shell.type("\\d\r", until: "average number of sessions\n\ndimension")
    try shell.terminal.expect("the viewer's browser")
    try shell.terminal.expect("dimensions in BY  at most 2")
  }

  @Test(arguments: [
    ("metrics", "rebuffered"), ("dimensions", "session.page"), ("intervals", "longest range"),
    ("LIMITS", "dimensions in BY"), ("functions", "moving_avg(x, n)"), ("settings", "max_requests"),
    ("sessions", "sessions, a metric in sessions: average number of sessions"),
    ("sessions", "Over time its values average."), ("P2P", "Over time its values add up."),
    ("browser", "browser.name, a dimension: the viewer's browser"),
    ("country.code", "Known values: 'US', 'DE'"), ("rank", "rank(x), a function: 1 for the group"),
  ])
  func lists(word: String, text: String) throws {
    let shell = try ShellRig(rows: 40)
    try shell.type("\\d \(word)\r", until: text)
    try shell.expectPrompt()
  }

  @Test func namesThatWereMade() throws {
    let shell = try ShellRig(rows: 40)
    try shell.type("\\d names\r", until: "nothing has a name yet; LET and PARAM give names")
    try shell.type(
      "LET a = http / p2p; LET b = country = 'US'; PARAM $c = ('x', 'y');\r", until: "demo>")
    try shell.type(
      "\\d names\r", until: "a     LET, an expression\nb     LET, a condition on dimensions")
    try shell.terminal.expect("$c    PARAM, 'x,y'")
    try shell.type("\\d B\r", until: "b: LET, a condition on dimensions")
    try shell.type("\\d $C\r", until: "$c: PARAM, 'x,y'")
  }

  /// The values of a server are unknown before its first answer.
  @Test func unknownValuesSuggestShowValues() throws {
    let shell = try ShellRig(["--backend", "http://127.0.0.1:9/v1"], prompt: "127.0.0.1:9>")
    try shell.type("\\d isp\r", until: "SHOW VALUES OF isp.name LAST 1d; asks for them")
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig()
    try shell.type("\\d sesions\r", until: "there is nothing called sesions; try \\d sessions")
    try shell.type("\\d metric\r", until: "try \\d metrics")
    try shell.type("\\d xyzzy\r", until: "\\d alone lists what there is")
    try shell.type("\\d a b\r", until: "write \\d [LIST|NAME]: ")
  }
}
