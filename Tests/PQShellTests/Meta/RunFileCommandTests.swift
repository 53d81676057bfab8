import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

/// `\i` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct RunFileCommandTests {
  @Test func fileIsRunWithItsIncludes() throws {
    let home = TemporaryFolder()
    try home.write("LET all_bytes = http + p2p;", to: "reports/names.pq")
    try home.write(
      "INCLUDE 'names.pq'; SELECT all_bytes LAST 1h;", to: "reports/of today.pq")
    let shell = try ShellRig(home: home)
    try shell.type("\\i '~/reports/of today.pq'\r", until: "27.6")
    try shell.expectPrompt()
    try shell.type("SELECT all_bytes / http AS r LAST 1h;\r", until: "170.69")
  }

  @Test func aFileThatIsWrongLeavesNothingBehind() throws {
    let home = TemporaryFolder()
    try home.write("LET a = http;\nSELECT htpp LAST 1h;\n", to: "wrong.pq")
    let shell = try ShellRig(columns: 160, home: home)
    try shell.type("\\i ~/wrong.pq\r", until: "wrong.pq:2:8")
    try shell.expectPrompt()
    #expect(!shell.screen.text.contains("\\fix"))
    try shell.type("SELECT a LAST 1h;\r", until: "there is no metric 'a'")
  }

  @Test func invalidArgumentsAreReported() throws {
    let shell = try ShellRig(columns: 160)
    mkfifo(shell.home.appending(path: "pipe.pq").path, 0o600)
    try shell.type("\\i ~/none.pq\r", until: "none.pq: No such file or directory")
    try shell.type("\\i ~/pipe.pq\r", until: "pipe.pq: it is no regular file")
    try shell.type("\\i /\r", until: "cannot read /: Is a directory")
    try shell.type("\\i -\r", until: "cannot read -: No such file or directory")
    try shell.type("\\i ''\r", until: "a file must have a name")
    try shell.type("\\i\r", until: "write \\i FILE: ")
  }
}
