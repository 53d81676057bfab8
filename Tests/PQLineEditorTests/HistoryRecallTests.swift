import PQTerminalTesting
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// Earlier entries are recalled as a whole, and can be searched.
  @Suite struct HistoryRecallTests {
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

    /// A draft is kept while the history is browsed, and so are changes of its entries.
    @Test func browsingKeepsChangedEntries() async throws {
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

    @Test func theStatementThatRanIsTheNewestEntry() async throws {
      let rig = try await PromptRig()
      for _ in 0..<2 {
        #expect(try rig.end("SELECT http\rLAST 1h;\r") == .text("SELECT http\nLAST 1h;"))
        try rig.ask()
      }
      try rig.type(Keys.up)
      #expect(rig.screen.line(4) == "pq> SELECT http")
      #expect(rig.screen.line(5) == "..> LAST 1h;")
      try rig.type(Keys.up + Keys.up)
      // A repeated entry is kept once.
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

    @Test func failedSearchIsShown() async throws {
      let rig = try await PromptRig(history: Self.history)
      try rig.type(Keys.control("R") + "METx")
      #expect(rig.screen.text == "(failed search `METx') SHOW METRICS;")
      try rig.type(Keys.backspace)
      #expect(rig.screen.text == "(search `MET') SHOW METRICS;")
      #expect(try rig.end("\r") == .text("SHOW METRICS;"))
    }

    /// The arrows first move through the lines of an entry, and at its ends to the next entry.
    @Test func arrowsMoveThroughTheLinesOfAnEntry() async throws {
      let rig = try await PromptRig(history: Self.history)
      try rig.type(Keys.control("R") + "LAST" + Keys.control("R"))
      #expect(rig.screen.text == "(search `LAST') SELECT http LAST 1h;")
      try rig.type(Keys.down)
      #expect(rig.screen.bells == 1)
      try rig.type(Keys.up + Keys.up)
      #expect(rig.screen.text == "pq> SELECT http,\n..>   p2p\n..> LAST 1h;")
      #expect((rig.screen.row, rig.screen.column) == (2, 12))
      for row in [1, 0] {
        try rig.type(Keys.up)
        #expect(rig.screen.row == row)
      }
      try rig.type(Keys.up)
      #expect(rig.screen.text == "pq> SELECT http LAST 1h;")
      try rig.type(Keys.down)
      #expect(rig.screen.row == 2)
    }

    /// The cursor is at the match, in any line of the entry, and editing continues there.
    @Test func searchGoesOnThroughEntriesOfSeveralLines() async throws {
      let history = ["SELECT a\nLAST 1h;", "SELECT b\nLAST 2h;", "SHOW METRICS;"]
      let rig = try await PromptRig(history: history)
      try rig.type(Keys.control("R") + "LAST")
      #expect(rig.screen.text == "(search `LAST') SELECT b\n..> LAST 2h;")
      #expect((rig.screen.row, rig.screen.column) == (1, 4))
      try rig.type(Keys.control("R"))
      #expect(rig.screen.text == "(search `LAST') SELECT a\n..> LAST 1h;")
      try rig.type(Keys.control("R"))
      #expect(rig.screen.line(0).hasPrefix("(failed search `LAST')"))
      try rig.type(Keys.end + Keys.backspace + " EVERY 1h;")
      #expect(rig.screen.text == "pq> SELECT a\n..> LAST 1h EVERY 1h;")
      #expect(try rig.end("\r") == .text("SELECT a\nLAST 1h EVERY 1h;"))
    }

    @Test func aPromptCanCloseDuringASearch() async throws {
      let rig = try await PromptRig(history: Self.history)
      try rig.type(Keys.control("R") + "MET")
      // The rig closes the prompt. That must not wait for a key.
    }
  }
}
