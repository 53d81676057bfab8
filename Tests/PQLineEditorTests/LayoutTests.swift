import PQTerminalTesting
import PQTestSupport
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// The positions of characters on the screen.
  @Suite struct LayoutTests {
    @Test func wideCharactersAndMarks() async throws {
      let rig = try await PromptRig()
      try rig.type("日本e\u{301}")
      #expect(rig.screen.text == "pq> 日本e\u{301}")
      #expect(rig.screen.column == 9)
      try rig.type(Keys.left + Keys.left + Keys.backspace)
      #expect(rig.screen.text == "pq> 日e\u{301}")
      #expect(rig.screen.column == 6)
    }

    @Test func lettersBeyondASCIIAreLettersForWordMotions() async throws {
      let rig = try await PromptRig()
      try rig.type("âæéÿ ñandú" + Keys.wordLeft + Keys.wordLeft + "x")
      #expect(rig.screen.text == "pq> xâæéÿ ñandú")
    }

    @Test func aLongLineIsBrokenAtTheMargin() async throws {
      let rig = try await PromptRig(rows: 6, columns: 10)
      try rig.type("abcdef")
      // The cursor needs a column of its own.
      #expect(rig.screen.text == "pq> abcdef")
      #expect((rig.screen.row, rig.screen.column) == (1, 0))
      try rig.type("日本語字x日")
      #expect(rig.screen.text == "pq> abcdef\n日本語字x\n日")
      try rig.type(Keys.home + "Z")
      #expect(rig.screen.text == "pq> Zabcde\nf日本語字x\n日")
      #expect((rig.screen.row, rig.screen.column) == (0, 5))
    }

    @Test func aTextTallerThanTheScreen() async throws {
      let rig = try await PromptRig(rows: 4, columns: 12)
      try rig.type((0..<8).map { "line \($0)" }.joined(separator: "\r"))
      #expect(rig.screen.text == "..> line 4\n..> line 5\n..> line 6\n..> line 7")
      for _ in 0..<7 { try rig.type(Keys.up) }
      #expect(rig.screen.text == "pq> line 0\n..> line 1\n..> line 2\n..> line 3")
      try rig.type(Keys.home + "X")
      #expect(rig.screen.line(0) == "pq> Xline 0")
      #expect((rig.screen.row, rig.screen.column) == (0, 5))
      try rig.type("\u{1B}[1;5F;")
      #expect(rig.screen.text == "..> line 4\n..> line 5\n..> line 6\n..> line 7;")
      let text = "Xline 0\n" + (1..<8).map { "line \($0)" }.joined(separator: "\n") + ";"
      #expect(try rig.end("\r") == .text(text))
      // At the end, all lines have been on the screen.
      #expect(rig.screen.text == "..> line 5\n..> line 6\n..> line 7;")
      #expect(rig.screen.scrolledOff.suffix(5).first == "pq> Xline 0")
      #expect(rig.screen.unknown == [])
    }

    /// Characters that control the terminal or are invisible.
    @Test(arguments: [
      ("\u{1B}", "^["), ("\u{07}", "^G"), ("\u{202E}", "\\u{202E}"), ("\u{301}", "◌\u{301}"),
      ("\u{9B}", "\\u{9B}"), ("\u{200B}", "\\u{200B}"), ("\u{FEFF}", "\\u{FEFF}"),
    ])
    func controlCharactersAreShownAsSigns(text: String, sign: String) async throws {
      let rig = try await PromptRig()
      try rig.type(Keys.paste(text))
      #expect(rig.screen.text == "pq> " + sign)
      #expect(rig.screen.column == 4 + (text == "\u{301}" ? 1 : sign.utf8.count))
      #expect(rig.screen.unknown == [] && rig.screen.bells == 0)
    }

    @Test func tabsGoToTheNextStop() async throws {
      let rig = try await PromptRig()
      try rig.type(Keys.paste("a\tb\tc"))
      #expect(rig.screen.text == "pq> a   b       c")
      try rig.type(Keys.backspace + Keys.backspace)
      #expect(rig.screen.text == "pq> a   b")
      #expect(rig.screen.column == 9)
    }

    /// After any keys, the screen is the same as after a new paint.
    @Test(arguments: 0..<20)
    func editsLeaveTheScreenOfAFullRepaint(seed: UInt64) async throws {
      let rig = try await PromptRig(rows: 60, columns: 20, history: ["SELECT a;"], isColored: true)
      var random = Keystrokes(seed: seed)
      for _ in 0..<60 { try rig.type(random.next()) }
      let (text, row, column) = (rig.screen.text, rig.screen.row, rig.screen.column)
      try rig.type(Keys.control("L"))
      #expect(rig.screen.text == text)
      #expect((rig.screen.row, rig.screen.column) == (row, column))
    }
  }
}

/// Random keys that a user might press.
private struct Keystrokes {
  private var random: SeededRandom
  private static let keys =
    ["a", "日", "SELECT ", "é", "e\u{301}", "\u{1B}\r", "'", "\u{1F600}"]
    + [Keys.up, Keys.down, Keys.left, Keys.right, Keys.home, Keys.end, Keys.backspace]
    + [Keys.delete, Keys.wordLeft, Keys.wordRight, Keys.undo]
    + [Keys.control("K"), Keys.control("W"), Keys.control("Y"), Keys.paste("x\ty\nz")]

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func next() -> String { random.pick(Self.keys) ?? "a" }
}
