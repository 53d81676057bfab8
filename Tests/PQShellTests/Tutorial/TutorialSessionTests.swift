import Foundation
import PQTerminalTesting
import PQTestSupport
import Testing

@testable import PQShell

/// The tutorial on a terminal, as a user goes through it.
@Suite(.ownThread, .timeLimit(.minutes(10))) struct TutorialSessionTests {
  private func rig(
    _ arguments: [String] = [], environment: [String: String] = [:],
    home: TemporaryFolder = TemporaryFolder(), prompt: String = "demo>"
  ) throws -> ShellRig {
    try ShellRig(
      arguments, environment: environment, rows: 60, columns: 100, home: home, prompt: prompt)
  }

  private func begin(_ shell: ShellRig, _ number: Int) throws {
    try shell.type("\\tutorial \(number)\r", until: "Lesson \(number) of 8: ")
    try shell.expectPrompt("demo \(number)/8>")
  }

  @Test func fromTheFirstLessonToTheLast() throws {
    let shell = try rig()
    try shell.type("\\tutorial\r", until: "Lesson 1 of 8: A first query")
    for (index, lesson) in Lesson.all.enumerated() {
      try shell.expectPrompt("demo \(index + 1)/8>")
      #expect(shell.screen.text.contains("Lesson \(index + 1) of 8: \(lesson.title)"))
      for example in lesson.examples { #expect(shell.screen.text.contains("    \(example)")) }
      let keys = lesson.answer.replacing("\n", with: "\r") + "\r"
      try shell.type(keys, until: lesson.praise)
    }
    try shell.expectPrompt()
    #expect(shell.screen.text.contains("That was the last lesson."))
    try shell.type("SELECT http LAST 24h;\r", until: "1 row from 1 request")
    try shell.expectPrompt()
    #expect(!shell.screen.text.contains("Not yet"))
    #expect(shell.screen.unknown == [])
  }

  @Test func aWrongAnswerAndAWrongQueryEndNothing() throws {
    let shell = try rig()
    try begin(shell, 3)
    try shell.type(
      "SELECT http, p2p BY os LAST 24h;\r",
      until: "Not yet: other columns: split by os.name, not by browser.name. \\hint helps.")
    try shell.expectPrompt("demo 3/8>")
    try shell.type("SELECT htpp BY browser LAST 24h;\r", until: "try: http")
    try shell.expectPrompt("demo 3/8>")
    try shell.type("SHOW VALUES OF browser LAST 1h;\r", until: "browser.name      sessions")
    try shell.expectPrompt("demo 3/8>")
    #expect(shell.screen.text.components(separatedBy: "Not yet").count == 2)
    try shell.type("SELECT p2p AS x, http BY browser LAST 24h;\r", until: "Lesson 4 of 8")
  }

  @Test func aHintAndThenTheAnswer() throws {
    let shell = try rig()
    try shell.type("\\hint\r", until: "no lesson is on; \\tutorial begins the first")
    try begin(shell, 2)
    try shell.type("\\hint\r", until: "    SELECT http, p2p LAST ____ EVERY ____;")
    try shell.expectPrompt("demo 2/8>")
    try shell.type("\\tutorial hint\r", until: "    SELECT http, p2p LAST 6h EVERY 1h;")
    try shell.type("\\hint now\r", until: "write \\hint: ")
  }

  @Test func skippingAndQuitting() throws {
    let shell = try rig()
    try shell.type("\\tutorial skip\r", until: "no lesson is on")
    try begin(shell, 7)
    try shell.type("\\tutorial skip\r", until: "Lesson 8 of 8")
    try shell.type("\\tutorial skip\r", until: "That was the last lesson.")
    try shell.expectPrompt()
    try begin(shell, 5)
    try shell.type("\\tutorial quit\r", until: "\\tutorial 5 comes back here.")
    try shell.expectPrompt()
    #expect(!shell.screen.text.contains("answers again"))
    try shell.type("SELECT http LAST 24h;\r", until: "1 row from 1 request")
    try shell.expectPrompt()
    #expect(!shell.screen.text.contains("Not yet"))
  }

  @Test func aLessonThatThereIsNot() throws {
    let shell = try rig()
    for number in ["0", "9", "-1", "99999"] {
      try shell.type(
        "\\tutorial \(number)\r", until: "there is no lesson \(number); they are 1 to 8")
      try shell.expectPrompt()
    }
    for word in ["one", "1 2", "99999999999999999999"] {
      try shell.type("\\tutorial \(word)\r", until: "write \\tutorial [1-8|hint|skip|quit]: ")
      try shell.expectPrompt()
      try shell.type("\u{C}", until: "demo>")
    }
    try begin(shell, 2)
    try shell.type("\\tutorial 9\r", until: "there is no lesson 9;")
    try shell.expectPrompt("demo 2/8>")
    // Without an argument, the lesson is printed again.
    try shell.type("\\tutorial\r", until: "Lesson 2 of 8: A row for every hour")
  }

  /// The format of a result does not matter.
  @Test func inAnotherFormat() throws {
    let shell = try rig()
    try begin(shell, 1)
    try shell.type("\\format csv\r", until: "results are written as csv")
    try shell.type("SELECT http, p2p LAST 24h;\r", until: "Lesson 2 of 8")
    #expect(shell.screen.text.contains("\"http\",\"p2p\""))
  }

  @Test func fromAFileAndBack() throws {
    let home = TemporaryFolder()
    try home.write("\"timestamp\",\"http\"\n1768500000000,1\n", to: "mine.csv")
    let file = home.url.appending(path: "mine.csv").path
    let shell = try rig(["--backend", file], home: home, prompt: "mine.csv>")
    try shell.type("LET twice = http * 2; SELECT twice LAST 1m;\r", until: "twice (B)")
    try shell.expectPrompt("mine.csv>")
    try shell.type("\\tutorial 1\r", until: "The demo answers until the tutorial is over")
    try shell.expectPrompt("demo 1/8>")
    try shell.type("LET other = http * 3;\r", until: "* 3;\ndemo 1/8>")
    try shell.expectPrompt("demo 1/8>")
    try shell.type("SELECT twice LAST 24h;\r", until: "Not yet: other columns")
    try shell.expectPrompt("demo 1/8>")
    try shell.type("SELECT http, p2p LAST 24h;\r", until: "Lesson 2 of 8")
    try shell.type("\\tutorial quit\r", until: "mine.csv answers again.")
    try shell.expectPrompt("mine.csv>")
    try shell.type("SELECT twice, other LAST 1m;\r", until: "twice (B)  other (B)")
  }

  @Test func fromAFileToTheEnd() throws {
    let home = TemporaryFolder()
    try home.write("\"timestamp\",\"http\"\n1768500000000,1\n", to: "mine.csv")
    let file = home.url.appending(path: "mine.csv").path
    let shell = try rig(["--backend", file], home: home, prompt: "mine.csv>")
    try begin(shell, 8)
    try shell.type(Lesson.all[7].answer + "\r", until: "That was the last lesson.")
    try shell.expectPrompt("mine.csv>")
  }

  /// A lesson continues when the user returns from another backend.
  @Test func aLessonContinuesAfterAnotherBackend() throws {
    let home = TemporaryFolder()
    try home.write("\"timestamp\",\"http\"\n1768500000000,1\n", to: "mine.csv")
    let shell = try rig(home: home)
    try begin(shell, 1)
    try shell.type("\\backend ~/mine.csv\r", until: "mine.csv answers;")
    try shell.expectPrompt("mine.csv>")
    try shell.type("SELECT http LAST 1m;\r", until: "1 row from 1 request")
    try shell.expectPrompt("mine.csv>")
    #expect(!shell.screen.text.contains("Not yet"))
    try shell.type("\\hint\r", until: "no lesson is on")
    try shell.type("\\backend demo\r", until: "demo answers;")
    try shell.expectPrompt("demo 1/8>")
    try shell.type("SELECT http, p2p LAST 24h;\r", until: "Lesson 2 of 8")
  }

  /// The lessons use the demo at its own time, even if the session has another one.
  @Test func fromTheDemoAtAnotherTime() throws {
    let shell = try rig(["--now", "2026-01-14T12:00Z"])
    try begin(shell, 2)
    try shell.type("SELECT http, p2p LAST 6h EVERY 1h;\r", until: "Lesson 3 of 8")
    try shell.type("\\tutorial quit\r", until: "demo answers again.")
    try shell.type("SELECT p2p LAST 2h EVERY 1h;\r", until: "2026-01-14 11:00Z")
  }

  @Test func onATerminalThatKnowsNoSequences() throws {
    let shell = try rig(environment: ["TERM": "dumb"])
    try shell.type("\\tutorial\n", until: "Lesson 1 of 8")
    try shell.expectPrompt("demo 1/8>")
    try shell.type("SELECT http, p2p\n", until: "..>")
    try shell.type("LAST 24h;\n", until: "Lesson 2 of 8")
    try shell.expectPrompt("demo 2/8>")
  }
}
