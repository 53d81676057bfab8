import PQTerminalTesting
import PQTestSupport
import Testing

/// `\timing` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct TimingCommandTests {
  @Test func timingCanBeTurnedOff() throws {
    let shell = try ShellRig(rows: 40)
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request in ")
    try shell.type("\\timing off\r", until: "timing is off")
    try shell.type("SELECT http LAST 1h;\r", until: "1 row from 1 request\n")
    try shell.type("\\timing\r", until: "timing is on")
    try shell.type("\\timing maybe\r", until: "write \\timing [on|off]: ")
  }
}
