import PQTerminalTesting
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// The keys of vi, if `~/.editrc` sets them.
  @Suite struct ViTests {
    private let file: TemporaryText

    init() throws { file = try TemporaryText("bind -v\n") }

    /// Returns a prompt with three lines, in command mode, with the cursor at an `X` in the second
    /// line.
    private func rig() async throws -> PromptRig {
      let rig = try await PromptRig(settingsFile: file.path)
      try rig.type("one two\rthree Xour five more\rsix" + Keys.up + Keys.home + Keys.wordRight)
      try rig.type("\u{1B}")
      try rig.type("w")
      #expect((rig.screen.row, rig.screen.column) == (1, 10))
      return rig
    }

    /// `A` appends behind the last character of a line, in each line of a text.
    @Test(arguments: [("abc", "pq> abcZ"), ("a\rbc", "pq> a\n..> bcZ")])
    func addsToTheLine(typed: String, text: String) async throws {
      let rig = try await PromptRig(settingsFile: file.path)
      try rig.type(typed)
      try rig.type("\u{1B}")
      try rig.type("hAZ")
      #expect(rig.screen.text == text)
    }

    /// libedit would repeat the keys typed after Ctrl-W as commands, and one of these would repeat
    /// them again.
    @Test func repeatOfARepeatEnds() async throws {
      let rig = try await PromptRig(settingsFile: file.path)
      try rig.type("abc" + Keys.control("W") + "x.y")
      try rig.type("\u{1B}")
      try rig.type(".")
      try rig.type("ddiagain")
      #expect(rig.screen.text == "pq> again")
    }

    @Test func aChangeIsRepeated() async throws {
      let rig = try await PromptRig(settingsFile: file.path)
      try rig.type("one two three")
      try rig.type("\u{1B}")
      try rig.type("0dw.")
      #expect(rig.screen.text == "pq> three")
    }

    /// A key that follows ESC at once begins with its own ESC.
    @Test func aKeyAtOnceBehindEscape() async throws {
      let rig = try await PromptRig(settingsFile: file.path)
      try rig.type("abc\u{1B}\u{1B}[Dx")
      #expect(rig.screen.text == "pq> ac")
    }

    @Test func viCommandsWork() async throws {
      let rig = try await PromptRig(history: ["SHOW METRICS;"], settingsFile: file.path)
      #expect(rig.notes == [])
      try rig.type("SELECT one two")
      try rig.type("\u{1B}")
      #expect(rig.screen.column == 17)
      try rig.type("bdw")
      #expect(rig.screen.text == "pq> SELECT one")
      try rig.type("u")
      #expect(rig.screen.text == "pq> SELECT one two")
      try rig.type("k")
      #expect(rig.screen.text == "pq> SHOW METRICS;")
      try rig.type("j" + "/METR\r")
      #expect(rig.screen.text == "pq> SHOW METRICS;")
      try rig.type("j")
      try rig.type("A three" + Keys.control("R") + "MET")
      #expect(rig.screen.text == "(search `MET') SHOW METRICS;")
      #expect(try rig.end("\r") == .text("SHOW METRICS;"))
    }

    @Test(arguments: [
      ("dd", "pq> one two\n..> six"), ("D", "pq> one two\n..> three\n..> six"),
      ("d$", "pq> one two\n..> three\n..> six"), ("d^", "pq> one two\n..> Xour five more\n..> six"),
      ("dw", "pq> one two\n..> three five more\n..> six"),
      ("2dw", "pq> one two\n..> three more\n..> six"),
      ("d2w", "pq> one two\n..> three more\n..> six"),
      ("ccY", "pq> one two\n..> Y\n..> six"), ("SY", "pq> one two\n..> Y\n..> six"),
      ("CY", "pq> one two\n..> three Y\n..> six"),
      ("c$Y", "pq> one two\n..> three Y\n..> six"),
      ("cwY", "pq> one two\n..> three Y five more\n..> six"),
      ("AY", "pq> one two\n..> three Xour five moreY\n..> six"),
      ("IY", "pq> one two\n..> Ythree Xour five more\n..> six"),
      ("^iY", "pq> one two\n..> Ythree Xour five more\n..> six"),
      ("kdd", "pq> three Xour five more\n..> six"),
      ("jD", "pq> one two\n..> three Xour five more\n..> si"),
      ("jdd", "pq> one two\n..> three Xour five more"),
    ])
    func lineCommandsStayInTheirLine(keys: String, text: String) async throws {
      let rig = try await rig()
      try rig.type(keys)
      #expect(rig.screen.text == text)
    }

    @Test func deletedTextIsPutAndRestored() async throws {
      let rig = try await rig()
      try rig.type("D" + "k" + "p")
      #expect(rig.screen.text.contains("Xour five"))
      try rig.type("u" + "u")
      #expect(rig.screen.text == "pq> one two\n..> three Xour five more\n..> six")
      try rig.type(Keys.control("R"))
      #expect(rig.screen.text == "pq> one two\n..> three\n..> six")
    }

    private static let history = ["SELECT a;", "SELECT b\nLAST 1h;", "SHOW METRICS;"]

    /// `/` and `?` search for older and newer entries, `n` and `N` repeat the search.
    @Test func searchesGoBothWays() async throws {
      let rig = try await PromptRig(history: Self.history, settingsFile: file.path)
      try rig.type("draft")
      try rig.type("\u{1B}")
      try rig.type("/SEL")
      #expect(rig.screen.text == "(search `SEL') draft")
      try rig.type("\r")
      #expect(rig.screen.text == "pq> SELECT b\n..> LAST 1h;")
      try rig.type("n")
      #expect(rig.screen.text == "pq> SELECT a;")
      try rig.type("n")
      #expect(rig.screen.bells == 1)
      try rig.type("N")
      #expect(rig.screen.text == "pq> SELECT b\n..> LAST 1h;")
      try rig.type("?SHOW\r")
      #expect(rig.screen.text == "pq> SHOW METRICS;")
      try rig.type("j")
      #expect(rig.screen.text == "pq> draft")
    }

    /// A search that fails or is cancelled changes nothing, and the cursor stays in the text.
    @Test func aSearchThatFindsNothing() async throws {
      let rig = try await PromptRig(settingsFile: file.path)
      try rig.type("ab")
      for keys in ["\u{1B}", "/x", "\u{1B}", "u", "n", "x", "/x\r", "n", "N", "x"] {
        try rig.type(keys)
      }
      #expect(try rig.end("i;\r") == .text(";"))
    }

    /// Each of these searches extended the pattern of libedit, until it overflowed.
    @Test func repeatedEmptySearchesDoNotOverflow() async throws {
      let rig = try await PromptRig(history: Self.history, settingsFile: file.path)
      try rig.type("\u{1B}")
      try rig.type("/" + String(repeating: "x", count: 1200) + "\r")
      for _ in 0..<300 { try rig.type("/\r") }
      try rig.type("/METRICS\r")
      #expect(rig.screen.text == "pq> SHOW METRICS;")
    }

    /// The own command of libedit moves the cursor before the start of an empty text.
    @Test func theEndOfAnEmptyText() async throws {
      let settings = try TemporaryText("bind -v\nbind ^E ed-move-to-end\nbind ^A ed-move-to-beg\n")
      let rig = try await PromptRig(settingsFile: settings.path)
      try rig.type(Keys.control("E") + Keys.control("A") + Keys.control("E") + "a")
      #expect(rig.screen.text == "pq> a")
    }

    @Test func aLineIsCopied() async throws {
      let rig = try await rig()
      try rig.type("yy")
      #expect((rig.screen.row, rig.screen.column) == (1, 10))
      try rig.type("j$" + "p")
      #expect(rig.screen.line(2) == "..> sixthree Xour five more")
    }
  }
}
