import PQTerminalTesting
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// A statement of several lines is edited as one text.
  @Suite struct EditingTests {
    @Test func enterBreaksTheLineUntilASemicolon() async throws {
      let rig = try await PromptRig()
      try rig.type("SELECT http\r")
      #expect(rig.screen.text == "pq> SELECT http\n..>")
      #expect((rig.screen.row, rig.screen.column) == (1, 4))
      #expect(try rig.end("LAST 1h;\r") == .text("SELECT http\nLAST 1h;"))
      #expect(rig.screen.text == "pq> SELECT http\n..> LAST 1h;")
      #expect((rig.screen.row, rig.screen.column) == (2, 0))
      #expect(rig.screen.unknown == [])
    }

    @Test func enterRunsOnAnEmptyLine() async throws {
      let rig = try await PromptRig()
      #expect(try rig.end("SELECT http\r\r") == .text("SELECT http"))
      try rig.ask()
      #expect(try rig.end("\r") == .text(""))
    }

    @Test(arguments: ["\\?", "\\format csv", "exit", "quit;", "SELECT 1;  "])
    func enterRunsACompleteStatement(line: String) async throws {
      let rig = try await PromptRig()
      let text = line.hasSuffix(" ") ? "SELECT 1;" : line
      #expect(try rig.end(line + "\r") == .text(text))
    }

    /// A semicolon that does not end the statement.
    @Test(arguments: ["SELECT http -- all;", "SELECT http WHERE country.code = ';'", "a; b"])
    func enterBreaksALineThatIsNotComplete(line: String) async throws {
      let rig = try await PromptRig()
      try rig.type(line + "\r")
      #expect(rig.screen.text == "pq> \(line)\n..>")
    }

    @Test func enterRunsWhereverTheCursorIs() async throws {
      let rig = try await PromptRig()
      #expect(try rig.end("SELECT http;" + Keys.home + "\r") == .text("SELECT http;"))
      #expect(rig.screen.row == 1)
    }

    @Test func altEnterBreaksTheLine() async throws {
      let rig = try await PromptRig()
      try rig.type("SELECT http;" + Keys.home + Keys.wordRight + "\u{1B}\r")
      #expect(rig.screen.text == "pq> SELECT\n..>  http;")
    }

    @Test func arrowsMoveBetweenTheLines() async throws {
      let rig = try await PromptRig()
      try rig.type("SELECT http,\rp2p\rLAST 1h")
      try rig.type(Keys.up + "X")
      #expect(rig.screen.text == "pq> SELECT http,\n..> p2pX\n..> LAST 1h")
      try rig.type(Keys.up + "Y" + Keys.down + Keys.down + "Z")
      #expect(rig.screen.text == "pq> SELEYCT http,\n..> p2pX\n..> LASTZ 1h")
    }

    @Test func homeAndEndAreThoseOfTheLine() async throws {
      let rig = try await PromptRig()
      try rig.type("SELECT http\rLAST 1h" + Keys.home + "a" + Keys.end + "b")
      try rig.type(Keys.up + Keys.control("A") + "c" + Keys.control("E") + "d")
      #expect(rig.screen.text == "pq> cSELECT httpd\n..> aLAST 1hb")
    }

    @Test func wordKeysMoveByWords() async throws {
      let rig = try await PromptRig()
      try rig.type("SELECT http" + Keys.wordLeft + "a" + Keys.wordLeft + Keys.wordLeft + "b")
      #expect(rig.screen.text == "pq> bSELECT ahttp")
      try rig.type(Keys.wordRight + "c" + "\u{1B}f" + "d" + "\u{1B}b" + "e")
      #expect(rig.screen.text == "pq> bSELECTc eahttpd")
    }

    @Test func killingEndsWithTheLine() async throws {
      let rig = try await PromptRig()
      try rig.type("SELECT http\rLAST 1h" + Keys.up + Keys.home + Keys.wordRight)
      try rig.type(Keys.control("K"))
      #expect(rig.screen.text == "pq> SELECT\n..> LAST 1h")
      try rig.type(Keys.control("K"))
      #expect(rig.screen.text == "pq> SELECTLAST 1h")
      try rig.type(" " + Keys.control("W") + "x" + Keys.control("U") + "y" + Keys.control("Y"))
      #expect(rig.screen.text.hasPrefix("pq> y"))
    }

    @Test func yankInsertsKilledText() async throws {
      let rig = try await PromptRig()
      try rig.type("SELECT http" + Keys.home + Keys.wordRight + Keys.control("K"))
      #expect(rig.screen.text == "pq> SELECT")
      try rig.type("," + Keys.control("Y"))
      #expect(rig.screen.text == "pq> SELECT, http")
    }

    @Test func undoGoesBackByWords() async throws {
      let rig = try await PromptRig()
      try rig.type("SELECT http" + Keys.control("W"))
      #expect(rig.screen.text == "pq> SELECT")
      try rig.type(Keys.undo)
      #expect(rig.screen.text == "pq> SELECT http")
      try rig.type(Keys.undo)
      #expect(rig.screen.text == "pq> SELECT")
      try rig.type(Keys.undo + Keys.undo)
      #expect(rig.screen.text == "pq>")
      try rig.type(Keys.undo)
      #expect(rig.screen.bells == 1)
    }

    @Test func redoRevertsUndo() async throws {
      let rig = try await PromptRig()
      let redo = "\u{1B}_"
      try rig.type("SELECT http LAST" + Keys.undo + Keys.undo)
      #expect(rig.screen.text == "pq> SELECT http")
      try rig.type(redo)
      #expect(rig.screen.text == "pq> SELECT http")
      #expect(rig.screen.column == 16)
      try rig.type(redo + redo)
      #expect(rig.screen.text == "pq> SELECT http LAST")
      #expect(rig.screen.bells == 1)
      // Typing after an undo replaces what could be redone.
      try rig.type(Keys.undo + "x" + redo)
      #expect(rig.screen.text == "pq> SELECT http x")
      #expect(rig.screen.bells == 2)
      try rig.type(Keys.undo + redo + Keys.undo)
      #expect(rig.screen.text == "pq> SELECT http")
    }

    @Test func controlCDiscardsTheText() async throws {
      let rig = try await PromptRig()
      #expect(try rig.end("SELECT\rhttp" + Keys.up + Keys.control("C")) == .interrupted)
      #expect(rig.screen.text == "pq> SELECT\n..> http^C")
      try rig.ask()
      #expect(rig.screen.line(2) == "pq>")
      #expect(try rig.end("x;\r") == .text("x;"))
    }

    @Test func controlDLeavesIfThereIsNoText() async throws {
      let rig = try await PromptRig()
      try rig.type("ab" + Keys.home + Keys.control("D"))
      #expect(rig.screen.text == "pq> b")
      try rig.type(Keys.end + Keys.control("D"))
      #expect(rig.screen.text == "pq> b")
      #expect(try rig.end(Keys.backspace + Keys.control("D")) == .end)
    }

    /// A prompt may begin with a text.
    @Test func aPromptMayBeginWithAText() async throws {
      let rig = try await PromptRig()
      #expect(try rig.end(Keys.control("C")) == .interrupted)
      try rig.ask("SELECT http\r\n日")
      #expect(rig.screen.text == "pq> ^C\npq> SELECT http\n..> 日")
      #expect((rig.screen.row, rig.screen.column) == (2, 6))
      // Undo stops at that text.
      try rig.type("x" + Keys.undo + Keys.undo)
      #expect(rig.screen.line(2) == "..> 日")
      #expect(try rig.end(";\r") == .text("SELECT http\n日;"))
      try rig.ask()
      #expect(rig.screen.line(3) == "pq>")
    }

    @Test func controlLClearsTheScreen() async throws {
      let rig = try await PromptRig()
      #expect(try rig.end("x;\r") == .text("x;"))
      try rig.ask()
      try rig.type("SELECT" + Keys.control("L"))
      #expect(rig.screen.text == "pq> SELECT")
      #expect((rig.screen.row, rig.screen.column) == (0, 10))
    }
  }
}
