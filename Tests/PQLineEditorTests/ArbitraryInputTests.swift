import PQTerminalTesting
import PQTestSupport
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// Arbitrary input neither crashes nor blocks a prompt, and the next prompt works.
  @Suite(.ownThread) struct ArbitraryInputTests {
    @Test(arguments: ["", "bind -v\n"], TestSize.cases(0..<5, few: 1))
    func arbitraryInputDoesNotBreakThePrompt(settings: String, seed: UInt64) async throws {
      let file = try TemporaryText(settings)
      let rig = try await PromptRig(
        rows: 6, columns: 20, history: ["SELECT a\nLAST 1h;", "日本;"], isColored: true,
        settingsFile: file.path
      ) { _, cursor in [LineCompletion(label: "日", replacement: "x", range: cursor..<cursor)] }
      var bytes = AnyBytes(seed: seed)
      for _ in 0..<100 { try rig.pour(bytes.next()) }
      // A search or another command that waits for a key may take some of these.
      for _ in 0..<4 { try rig.pour([0x03]) }
      #expect(try rig.end("x;\r") == .text("x;"))
      #expect(rig.screen.unknown == [])
    }
  }
}

/// Random bytes, with more keys and words than pure chance would give.
private struct AnyBytes {
  private var random: SeededRandom
  private static let keys =
    [Keys.up, Keys.down, Keys.left, Keys.right, Keys.home, Keys.end, Keys.delete, Keys.tab]
    + ["SELECT ", "http LAST 1h;", "'", "日本", "e\u{301}", "\u{1F600}", "\u{1B}", "dd", "\u{1B}f"]
    + [Keys.control("R"), Keys.control("Z"), Keys.control("L"), Keys.undo, "\u{1B}_"]
  /// Bytes that may end a prompt. They are sent alone, because between two prompts the terminal
  /// itself handles keys.
  private static let ends: [UInt8] = [0x03, 0x04, 0x0A, 0x0D]

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func next() -> [UInt8] {
    switch random.next(8) {
    case 0: return [random.pick(Self.ends) ?? 0x03]
    case 1: return Array(Keys.paste("").utf8.prefix(6)) + some(200) + Array("\u{1B}[201~".utf8)
    case 2: return some(200)
    case 3...5: return Array((random.pick(Self.keys) ?? "x").utf8)
    default: return some(20)
    }
  }

  private mutating func some(_ most: Int) -> [UInt8] {
    (0..<random.next(most) + 1).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      .filter { !Self.ends.contains($0) }
  }
}
