import PQTerminalTesting
import PQTestSupport
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// The size of the window changes while a text is edited.
  @Suite struct ResizeTests {
    private static let sizes = [
      (24, 80), (10, 80), (4, 80), (1, 1), (2, 500), (1, 80), (24, 1), (5, 7), (3, 2), (30, 20),
    ]

    @Test func aLongLineIsBrokenAnew() async throws {
      let rig = try await PromptRig(rows: 8, columns: 20)
      try rig.type("SELECT http, p2p BY browser")
      try rig.resize(rows: 8, columns: 12)
      #expect(rig.screen.text == "pq> SELECT h\nttp, p2p BY\nbrowser")
      try rig.resize(rows: 8, columns: 40)
      #expect(rig.screen.text == "pq> SELECT http, p2p BY browser")
      #expect((rig.screen.row, rig.screen.column) == (0, 31))
    }

    /// The lines above the prompt are kept, also if the text exactly fills the last row.
    @Test(arguments: [5, 6, 7, 8, 9, 10])
    func linesAboveThePromptAreKept(columns: Int) async throws {
      let rig = try await PromptRig(rows: 12, columns: 20)
      #expect(try rig.end("x;\r") == .text("x;"))
      try rig.ask()
      try rig.type("日日日日")
      try rig.resize(rows: 12, columns: columns)
      let prompt = "pq> ".suffix(columns / 2)
      #expect((0..<12).map(rig.screen.line).joined() == "pq> x;\(prompt)日日日日")
    }

    @Test func theCompletionListDisappears() async throws {
      let rig = try await PromptRig(rows: 8, columns: 40) { _, cursor in
        ["one", "two"].map {
          LineCompletion(
            label: $0, replacement: $0, range: cursor..<cursor, note: "a note that is rather long")
        }
      }
      try rig.type("x" + Keys.tab)
      #expect(rig.screen.line(1).hasPrefix("one"))
      try rig.resize(rows: 8, columns: 12)
      #expect(rig.screen.text == "pq> x")
    }

    /// After any changes of the size, the screen is the same as after a new paint.
    @Test(arguments: 0..<20)
    func resizingLeavesTheScreenOfAFullRepaint(seed: UInt64) async throws {
      let rig = try await PromptRig(rows: 24, columns: 80, history: ["SELECT a;"], isColored: true)
      var random = SeededRandom(seed: seed)
      let texts = ["a", "SELECT http ", "日本", "e\u{301}", "\u{1B}\r", Keys.paste("x\ty\nzzzz\n日")]
      let keys = texts + [Keys.up, Keys.left, Keys.home, Keys.end, Keys.backspace, Keys.undo]
      for _ in 0..<30 {
        for _ in 0..<random.next(6) { try rig.type(random.pick(keys) ?? "a") }
        let (rows, columns) = random.pick(Self.sizes) ?? (24, 80)
        try rig.resize(rows: rows, columns: columns)
      }
      let (text, row, column) = (rig.screen.text, rig.screen.row, rig.screen.column)
      try rig.type(Keys.control("L"))
      #expect(rig.screen.text == text)
      #expect((rig.screen.row, rig.screen.column) == (row, column))
      #expect(rig.screen.unknown == [])
    }
  }
}
