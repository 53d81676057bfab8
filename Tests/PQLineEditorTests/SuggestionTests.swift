import PQTerminalTesting
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// The rest of an earlier entry is suggested behind the text.
  @Suite struct SuggestionTests {
    private static let history = [
      "SELECT http LAST 1h;", "SELECT http,\n  p2p\nLAST 1h;", "SHOW METRICS;",
    ]

    private func rig(rows: Int = 10) async throws -> PromptRig {
      try await PromptRig(rows: rows, history: Self.history, isColored: true)
    }

    @Test func suggestionIsGreyBehindTheCursor() async throws {
      let rig = try await rig()
      try rig.type("SH")
      #expect(rig.screen.text == "pq> SHOW METRICS;")
      #expect(rig.screen.words(0) == ["1;35:pq>", "SH", "90:OW", "90:METRICS;"])
      #expect(rig.screen.column == 6)
      try rig.type("x")
      #expect(rig.screen.text == "pq> SHx")
    }

    @Test(arguments: [Keys.right, Keys.end, Keys.control("E"), Keys.control("F")])
    func endKeysAcceptTheSuggestion(key: String) async throws {
      let rig = try await rig()
      try rig.type("SH" + key)
      #expect(rig.screen.text == "pq> SHOW METRICS;")
      #expect(rig.screen.column == 17)
      #expect(rig.screen.words(0) == ["1;35:pq>", "1;34:SHOW", "1;34:METRICS", ";"])
      #expect(try rig.end(Keys.undo + "\r\r") == .text("SH"))
      #expect(rig.screen.line(0) == "pq> SH")
    }

    @Test(arguments: ["\u{1B}f", Keys.wordRight])
    func wordKeysAcceptOneWord(key: String) async throws {
      let rig = try await rig()
      try rig.type("SELECT http L" + key)
      #expect(rig.screen.text == "pq> SELECT http LAST 1h;")
      #expect(rig.screen.column == 20)
      try rig.type(key)
      #expect(rig.screen.column == 23)
      try rig.type(key)
      #expect(rig.screen.column == 24)
      #expect(try rig.end("\r") == .text("SELECT http LAST 1h;"))
    }

    /// If the cursor is not at the end, the same keys only move it.
    @Test func suggestionIsShownAtTheEndOnly() async throws {
      let rig = try await rig()
      try rig.type("SHO" + Keys.left)
      #expect(rig.screen.text == "pq> SHO")
      try rig.type(Keys.end)
      #expect(rig.screen.text == "pq> SHOW METRICS;")
      #expect(rig.screen.column == 7)
    }

    /// A suggestion may have several lines. It disappears if it is not accepted.
    @Test func suggestionMayHaveSeveralLines() async throws {
      let rig = try await rig()
      try rig.type("SELECT http,")
      #expect(rig.screen.text == "pq> SELECT http,\n..>   p2p\n..> LAST 1h;")
      #expect((rig.screen.row, rig.screen.column) == (0, 16))
      try rig.type("x")
      #expect(rig.screen.text == "pq> SELECT http,x")
      try rig.type(Keys.backspace + "\u{1B}f")
      #expect(rig.screen.text == "pq> SELECT http,\n..>   p2p\n..> LAST 1h;")
      #expect((rig.screen.row, rig.screen.column) == (1, 9))
    }

    /// If a suggestion has more lines than fit, they are accepted one by one, so that the user has
    /// seen each of them.
    @Test func moreLinesThanTheScreenHas() async throws {
      let rig = try await rig(rows: 2)
      try rig.type("SELECT http")
      #expect(rig.screen.text == "pq> SELECT http,")
      try rig.type(Keys.right)
      #expect(rig.screen.text == "pq> SELECT http,\n..>   p2p")
      #expect((rig.screen.row, rig.screen.column) == (0, 16))
      try rig.type(Keys.right)
      #expect(try rig.end(Keys.right + "\r") == .text("SELECT http,\n  p2p\nLAST 1h;"))
    }

    @Test func withoutColoursNothingIsOffered() async throws {
      let rig = try await PromptRig(history: Self.history)
      for key in ["SH", Keys.right, Keys.end, Keys.control("F"), "\u{1B}f"] {
        try rig.type(key)
        #expect(rig.screen.text == "pq> SH")
      }
    }
  }
}
