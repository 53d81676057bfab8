import PQTerminalTesting
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// TAB with the results of a completer.
  @Suite struct LineCompletionTests {
    /// A completer for the word before the cursor.
    private static let words: LineCompleter = { text, cursor in
      let bytes = Array(text.utf8.prefix(cursor))
      let start = (bytes.lastIndex(of: 0x20) ?? -1) + 1
      let typed = String(decoding: bytes[start...], as: UTF8.self)
      return [
        ("browser.name", "which browser"), ("browser.version", "which one exactly"),
        ("http", "bytes from servers"), ("höhe", ""), ("höher", ""), ("höchst", ""),
      ].filter { $0.0.hasPrefix(typed) && !typed.isEmpty }
        .map { LineCompletion(label: $0.0, replacement: $0.0, range: start..<cursor, note: $0.1) }
    }

    @Test func aSingleCompletionIsInserted() async throws {
      let rig = try await PromptRig(completer: Self.words)
      try rig.type("SELECT é, ht" + Keys.tab)
      #expect(rig.screen.text == "pq> SELECT é, http")
      #expect(rig.screen.column == 18)
    }

    @Test func textBehindTheCursorIsKept() async throws {
      let rig = try await PromptRig(completer: Self.words)
      try rig.type("SELECT ht LAST 1h" + Keys.wordLeft + Keys.wordLeft + Keys.left + Keys.tab)
      #expect(rig.screen.text == "pq> SELECT http LAST 1h")
      #expect(rig.screen.column == 15)
    }

    @Test func severalCompletionsAreListedUntilTheNextKey() async throws {
      let rig = try await PromptRig(isColored: true, completer: Self.words)
      try rig.type("BY br" + Keys.tab)
      #expect(
        rig.screen.text == """
          pq> BY browser.
          browser.name     which browser
          browser.version  which one exactly
          """)
      #expect((rig.screen.row, rig.screen.column) == (0, 15))
      #expect(rig.screen.words(1) == ["36:browser.name", "90:which", "90:browser"])
      try rig.type("n")
      #expect(rig.screen.text == "pq> BY browser.n")
      try rig.type(Keys.tab)
      #expect(rig.screen.text == "pq> BY browser.name")
    }

    @Test func theListGoesWhenTheTextIsRun() async throws {
      let rig = try await PromptRig(completer: Self.words)
      try rig.type("x; br" + Keys.tab)
      #expect(rig.screen.line(1).hasPrefix("browser.name"))
      #expect(try rig.end(";\r") == .text("x; browser.;"))
      #expect(rig.screen.text == "pq> x; browser.;")
    }

    /// A completer may also return words that contain the typed text elsewhere.
    @Test func completionsThatMatchInsideAreOnlyListed() async throws {
      let rig = try await PromptRig { _, cursor in
        ["browser.name", "browser.nation"].map {
          LineCompletion(label: $0, replacement: $0, range: 0..<cursor)
        }
      }
      try rig.type("na" + Keys.tab)
      #expect(rig.screen.text == "pq> na\nbrowser.name\nbrowser.nation")
      try rig.type(Keys.backspace + Keys.backspace + "BRO" + Keys.tab)
      #expect(rig.screen.line(0) == "pq> browser.na")
    }

    @Test func noCompletionRingsTheBell() async throws {
      let rig = try await PromptRig(completer: Self.words)
      try rig.type("BY x" + Keys.tab)
      #expect(rig.screen.text == "pq> BY x")
      #expect(rig.screen.bells == 1)
    }

    @Test func withoutACompleter() async throws {
      let rig = try await PromptRig()
      try rig.type("BY" + Keys.tab)
      #expect(rig.screen.text == "pq> BY")
      #expect(rig.screen.bells == 1)
    }

    @Test func theCommonStartEndsWithAWholeCharacter() async throws {
      let rig = try await PromptRig(completer: Self.words)
      try rig.type("hö" + Keys.tab)
      #expect(rig.screen.text == "pq> hö\nhöhe\nhöher\nhöchst")
      try rig.type("h" + Keys.tab)
      #expect(rig.screen.text == "pq> höhe\nhöhe\nhöher")
    }

    /// The list uses at most half of the screen.
    @Test func aLongListIsCut() async throws {
      let rig = try await PromptRig(rows: 8, columns: 20) { _, cursor in
        (10..<60).map {
          LineCompletion(
            label: "word \($0)", replacement: "w\($0)", range: 0..<cursor, note: "of no meaning")
        }
      }
      try rig.type("w" + Keys.tab)
      #expect(
        rig.screen.text == """
          pq> w
          word 10  of no mean
          word 11  of no mean
          word 12  of no mean
          … and 47 more
          """)
    }
  }
}
