import PQTerminalTesting
import Testing

@testable import PQShell

extension PromptTests {
  /// What was typed before comes back whole, and can be looked for.
  @Suite struct RecallTests {
    private static let history = [
      "SELECT http LAST 1h;", "SELECT http,\n  p2p\nLAST 1h;", "SHOW METRICS;",
    ]

    @Test func upBringsBackAWholeStatement() async throws {
      let rig = try await PromptRig(history: Self.history)
      try rig.type(Keys.up)
      #expect(rig.screen.text == "pq> SHOW METRICS;")
      try rig.type(Keys.up)
      #expect(rig.screen.text == "pq> SELECT http,\n..>   p2p\n..> LAST 1h;")
      try rig.type(Keys.up + Keys.end + ", sessions")
      #expect(rig.screen.line(1) == "..>   p2p, sessions")
      let edited = "SELECT http,\n  p2p, sessions\nLAST 1h;"
      #expect(try rig.end("\r") == .text(edited))
    }

    /// What was begun stays, and so does what was changed on the way.
    @Test func theWalkKeepsWhatWasChanged() async throws {
      let rig = try await PromptRig(history: Self.history)
      try rig.type("draft" + Keys.up + "!")
      #expect(rig.screen.text == "pq> SHOW METRICS;!")
      try rig.type(Keys.down)
      #expect(rig.screen.text == "pq> draft")
      try rig.type(Keys.down)
      #expect(rig.screen.text == "pq> draft")
      #expect(rig.screen.bells == 1)
      try rig.type(Keys.up)
      #expect(rig.screen.text == "pq> SHOW METRICS;!")
      #expect(try rig.end(Keys.control("C")) == .interrupted)
      try rig.ask()
      try rig.type(Keys.control("P"))
      #expect(rig.screen.line(1) == "pq> SHOW METRICS;")
    }

    @Test func whatWasRunIsTheNewest() async throws {
      let rig = try await PromptRig()
      for _ in 0..<2 {
        #expect(try rig.end("SELECT http\rLAST 1h;\r") == .text("SELECT http\nLAST 1h;"))
        try rig.ask()
      }
      try rig.type(Keys.up)
      #expect(rig.screen.line(4) == "pq> SELECT http")
      #expect(rig.screen.line(5) == "..> LAST 1h;")
      try rig.type(Keys.up + Keys.up)
      // Twice the same is kept once.
      #expect(rig.screen.bells == 1)
    }

    @Test func searchFindsTheNewestFirst() async throws {
      let rig = try await PromptRig(history: Self.history)
      try rig.type("ab" + Keys.control("R") + "p2p")
      #expect(rig.screen.text == "(search `p2p') SELECT http,\n..>   p2p\n..> LAST 1h;")
      #expect((rig.screen.row, rig.screen.column) == (1, 6))
      try rig.type(Keys.control("G"))
      #expect(rig.screen.text == "pq> ab")
      try rig.type(Keys.control("R") + "http" + Keys.control("R") + Keys.control("E"))
      #expect(rig.screen.text == "pq> SELECT http LAST 1h;")
      try rig.type(Keys.undo)
      #expect(rig.screen.text == "pq> ab")
    }

    @Test func searchSaysIfThereIsNothing() async throws {
      let rig = try await PromptRig(history: Self.history)
      try rig.type(Keys.control("R") + "METx")
      #expect(rig.screen.text == "(failed search `METx') SHOW METRICS;")
      try rig.type(Keys.backspace)
      #expect(rig.screen.text == "(search `MET') SHOW METRICS;")
      #expect(try rig.end("\r") == .text("SHOW METRICS;"))
    }

    @Test func restOfWhatWasTypedBeforeIsOffered() async throws {
      let rig = try await PromptRig(history: Self.history, isColored: true)
      try rig.type("SH")
      #expect(rig.screen.text == "pq> SHOW METRICS;")
      #expect(rig.screen.words(0) == ["1;35:pq>", "SH", "90:OW", "90:METRICS;"])
      #expect(rig.screen.column == 6)
      try rig.type("x")
      #expect(rig.screen.text == "pq> SHx")
      try rig.type(Keys.backspace + Keys.right)
      #expect(rig.screen.text == "pq> SHOW METRICS;")
      #expect(rig.screen.column == 17)
      #expect(try rig.end(Keys.undo + "\r\r") == .text("SH"))
      #expect(rig.screen.line(0) == "pq> SH")
    }

    /// Several lines are offered as well, and gone from the screen when they are not taken.
    @Test func offersOfSeveralLines() async throws {
      let rig = try await PromptRig(history: Self.history, isColored: true)
      try rig.type("SELECT http,")
      #expect(rig.screen.text == "pq> SELECT http,\n..>   p2p\n..> LAST 1h;")
      #expect((rig.screen.row, rig.screen.column) == (0, 16))
      try rig.type("x")
      #expect(rig.screen.text == "pq> SELECT http,x")
    }

    @Test func withoutColoursNothingIsOffered() async throws {
      let rig = try await PromptRig(history: Self.history)
      try rig.type("SH")
      #expect(rig.screen.text == "pq> SH")
      try rig.type(Keys.right)
      #expect(rig.screen.text == "pq> SH")
    }
  }
}
