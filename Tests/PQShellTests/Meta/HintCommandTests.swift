import PQTerminalTesting
import PQTestSupport
import Testing

/// `\hint` on a terminal.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct HintCommandTests {
  @Test func withoutALessonThereIsNone() throws {
    let shell = try ShellRig()
    try shell.type("\\hint\r", until: "no lesson is on; \\tutorial begins the first")
  }

  /// The first hint is a sketch with gaps, the second is the answer.
  @Test func secondHintIsTheAnswer() throws {
    let shell = try ShellRig(rows: 60)
    try shell.type("\\tutorial\r", until: "demo 1/8>")
    try shell.type("\\hint\r", until: "SELECT ____")
    try shell.expectPrompt("demo 1/8>")
    try shell.type("\\hint\r", until: "This does it:")
    try shell.expectPrompt("demo 1/8>")
  }
}
