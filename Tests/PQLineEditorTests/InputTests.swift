import PQTerminalTesting
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// Bytes from a terminal, valid and invalid.
  @Suite struct InputTests {
    @Test func aPasteIsOneBlock() async throws {
      let rig = try await PromptRig()
      #expect(rig.screen.tellsPastes)
      try rig.type(Keys.paste("SELECT http;\rSELECT p2p;\r\nSHOW METRICS;"))
      #expect(rig.screen.text == "pq> SELECT http;\n..> SELECT p2p;\n..> SHOW METRICS;")
      let text = "SELECT http;\nSELECT p2p;\nSHOW METRICS;"
      #expect(try rig.end("\r") == .text(text))
      #expect(!rig.screen.tellsPastes)
    }

    /// A paste is never treated as a series of keys, even if a command waits for a single key.
    @Test(arguments: ["bind -v\n", ""], ["f", "r", "d", "\u{16}", "\u{12}", "/"])
    func aPasteNeverRunsCommands(settings: String, key: String) async throws {
      let file = try TemporaryText(settings)
      let rig = try await PromptRig(settingsFile: file.path)
      try rig.type("abc")
      if !settings.isEmpty { try rig.type("\u{1B}") }
      try rig.type(key)
      try rig.type(Keys.paste("x;\ry;\rq"))
      try rig.type(Keys.control("G") + Keys.control("L"))
      #expect(!rig.screen.text.contains("^C"))
      #expect(rig.screen.line(0).hasPrefix("pq> "))
    }

    /// The next key is inserted as it is. A key of several characters is not.
    @Test func controlVInsertsTheNextKey() async throws {
      let rig = try await PromptRig()
      try rig.type("a\u{16}\u{1}\u{16}" + Keys.up + "b\u{16}" + Keys.paste("c"))
      #expect(rig.screen.text == "pq> a^Abc")
      #expect(rig.screen.bells == 1)
    }

    /// The own command of libedit wrote into memory that it had just freed.
    @Test func aWordIsCopiedAtTheEndOfItsBuffer() async throws {
      let rig = try await PromptRig()
      let word = String(repeating: "x", count: 600)
      try rig.type(Keys.paste("a " + word) + "\u{1B}\u{1F}")
      #expect(try rig.end(";\r") == .text("a " + word + word + ";"))
    }

    @Test func aPasteIsUndoneAtOnce() async throws {
      let rig = try await PromptRig()
      try rig.type("a " + Keys.paste("SELECT\rhttp") + Keys.undo)
      #expect(rig.screen.text == "pq> a")
    }

    @Test func invalidUTF8IsShownAsReplacementCharacters() async throws {
      let rig = try await PromptRig()
      try rig.type([0x61, 0xFF, 0x62, 0xC3, 0x63, 0xE6, 0x97])
      #expect(rig.screen.text == "pq> a\u{FFFD}b\u{FFFD}c\u{FFFD}")
      try rig.type(Array("\u{1B}[200~x".utf8) + [0x80, 0x00] + Array("y\u{1B}[201~".utf8))
      #expect(rig.screen.text.hasSuffix("x\u{FFFD}y"))
    }

    /// The bytes of a character arrive one by one.
    @Test func aCharacterInPieces() async throws {
      let rig = try await PromptRig()
      try rig.type("日😀e")
      #expect(rig.screen.text == "pq> 日😀e")
    }

    @Test(arguments: [
      "\u{1B}[15~", "\u{1B}OP", "\u{1B}[1;2A", "\u{1B}[99;99;99X", "\u{85}",
      "\u{1B}x",
    ])
    func keysWithoutMeaningTypeNothing(key: String) async throws {
      let rig = try await PromptRig()
      try rig.type("a" + key + "b")
      #expect(rig.screen.text == "pq> ab")
    }

    @Test func keysThatComeFastArePaintedTogether() async throws {
      let rig = try await PromptRig(rows: 24, columns: 80)
      let before = rig.idle.writes
      try rig.type(String(repeating: "SELECT http ", count: 50))
      #expect(rig.idle.writes - before < 100)
    }

    @Test func aKeyTakesOneSmallWrite() async throws {
      let rig = try await PromptRig(rows: 24, columns: 80, isColored: true)
      for key in "SELECT http, p2p BY browser.name WHERE country.code IN ('US') LAST 6h;" {
        let before = rig.idle
        try rig.type(String(key))
        #expect(rig.idle.writes == before.writes + 1)
        #expect(rig.idle.bytesWritten - before.bytesWritten < 200)
      }
    }

    @Test func nulBytesAreIgnored() async throws {
      let rig = try await PromptRig()
      try rig.type([0x61, 0, 0, 0x62, 0])
      #expect(rig.screen.text == "pq> ab")
    }

    @Test func manyEscapeKeysAreIgnored() async throws {
      let rig = try await PromptRig()
      try rig.type("a" + String(repeating: "\u{1B}", count: 3000))
      try rig.type("b")
      #expect(rig.screen.text == "pq> ab")
      #expect(rig.screen.unknown == [])
    }

    @Test func aVeryLongLine() async throws {
      let rig = try await PromptRig(rows: 5, columns: 20)
      try rig.type(Keys.paste(String(repeating: "x", count: 100_000)))
      try rig.type("y" + Keys.home + "z" + Keys.end + Keys.backspace)
      #expect((rig.screen.row, rig.screen.column) == (4, 5))
      #expect(try rig.end(";\r") == .text("z" + String(repeating: "x", count: 100_000) + ";"))
    }

    /// A user may have bound keys to the commands of libedit that end a line.
    @Test func libeditCommandsMayEndALine() async throws {
      let file = try TemporaryText("bind ^O ed-newline\nbind ^X ed-end-of-file\n")
      let rig = try await PromptRig(settingsFile: file.path)
      #expect(try rig.end("SELECT http" + Keys.control("O")) == .text("SELECT http"))
      try rig.ask()
      #expect(try rig.end("SELECT" + Keys.control("X")) == .end)
    }

    @Test func settingsOfTheUser() async throws {
      let file = try TemporaryText(
        "# mine\n\nbind ^R ed-prev-char\npq:bind ^X pq-line-start\nother:bind ^G ed-prev-char\n"
          + "bind \"\\e[15~\" pq-undo\n")
      let rig = try await PromptRig(settingsFile: file.path)
      #expect(rig.notes == [])
      try rig.type("ab" + Keys.control("R") + "x")
      #expect(rig.screen.text == "pq> axb")
      try rig.type(Keys.control("X") + "y")
      #expect(rig.screen.text == "pq> yaxb")
      try rig.type("\u{1B}[15~")
      #expect(rig.screen.text == "pq> axb")
    }

    @Test func settingsThatAreWrong() async throws {
      let file = try TemporaryText("bind ^X pq-undo\nnonsense here\nbind ^A no-such-command\n")
      let rig = try await PromptRig(settingsFile: file.path)
      #expect(
        rig.notes == [
          "\(file.path):2: libedit does not take 'nonsense here'",
          "\(file.path):3: libedit does not take 'bind ^A no-such-command'",
        ])
    }

    @Test func editOffDisablesThePrompt() async throws {
      let file = try TemporaryText("edit off\n")
      await #expect(throws: LinePrompt.Unavailable(reason: nil)) {
        _ = try await PromptRig(settingsFile: file.path)
      }
    }
  }
}
