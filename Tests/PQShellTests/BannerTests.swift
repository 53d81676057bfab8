import PQ
import PQRender
import PQSystem
import PQTerminalTesting
import PQTestSupport
import Testing

@testable import PQShell
@testable import PQRun

@Suite(.ownThread) struct BannerTests {
  private func banner(_ place: String, now: Instant? = nil, clock: Int64 = 0) -> Banner {
    Banner(
      backend: BackendChoice(option: FilePath(place), now: now), clock: Instant(milliseconds: clock)
    )
  }

  @Test(arguments: [
    "demo", "live", "https://control.peer5.com/v1", "mine.csv",
    "/home/" + String(repeating: "long", count: 60) + ".json",
    String(repeating: "視聴", count: 60) + ".csv", "two\nlines\u{1B}[2J.csv", "http://[::1]:8080/v1",
    "",
  ])
  func twoLinesOfAScreen(place: String) {
    for clock in [0, -1, 1_768_509_000_000, 1_768_509_059_999, 253_402_300_799_999] as [Int64] {
      let lines = banner(place, now: Instant(milliseconds: clock), clock: clock).lines
      #expect(lines.count == 2)
      #expect(lines.allSatisfy { $0.displayWidth <= 80 && !$0.contains(where: \.isNewline) })
      #expect(lines.allSatisfy { !$0.unicodeScalars.contains("\u{1B}") })
      #expect(lines[1].contains("\\?") && lines[1].contains("\\tutorial"))
    }
    #expect(banner(place).lines.allSatisfy { $0.displayWidth <= 80 })
  }

  @Test func ofTheDemo() {
    let lines = banner("demo").lines
    #expect(lines[0].contains("a demo answers"))
    #expect(lines[1].hasPrefix("New? \\tutorial has eight lessons."))
  }

  @Test func ofAFile() {
    let lines = banner("/data/mine.csv", clock: 1_768_509_059_999).lines
    #expect(lines[0] == "pq asks Peer5's export API; here mine.csv answers.")
    #expect(lines[1].hasPrefix("Its clock is 2026-01-15T20:30Z. Try SELECT"))
  }

  /// At another time, the demo has other numbers than in the lessons. The banner shows its time.
  @Test func ofTheDemoAtAnotherTime() {
    let lines = banner("demo", now: Instant(milliseconds: 0)).lines
    #expect(lines[0] == "pq asks Peer5's export API; here demo answers.")
    #expect(lines[1].hasPrefix("Its clock is 1970-01-01T00:00Z."))
  }

  /// The suggested query has an answer.
  @Test func suggestedQueryHasAnAnswer() async throws {
    for place in ["demo", "mine.csv"] {
      let line = banner(place).lines[1]
      let query = try #require(line.firstMatch(of: /SELECT [^;]+;/)).output
      #expect(await (try Session.ofLessons).outcome(of: String(query)).isComplete)
    }
  }

  @Test func quietHidesTheBanner() throws {
    let shell = try ShellRig(["--quiet"])
    #expect(shell.screen.text == "demo>")
    let greeted = try ShellRig()
    #expect(greeted.screen.text == (banner("demo").lines + ["demo>"]).joined(separator: "\n"))
  }
}
