import PQTerminalTesting
import PQTestSupport

/// A conversation with random keys, pastes and window sizes. The same seed gives the same steps.
struct RandomSession {
  enum Step {
    case keys([UInt8])
    /// A key that may end the prompt, or a sequence of two keys.
    case end([UInt8])
    case size(rows: Int, columns: Int)
  }

  /// True if the keys are those of vi.
  let isVi: Bool
  /// True if some keys may end a prompt.
  let hasEnds: Bool
  let steps: [Step]

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    isVi = seed % 2 == 1
    hasEnds = seed % 6 > 3
    var steps: [Step] = []
    for _ in 0..<random.next(40) + 20 { steps.append(Self.step(isVi, hasEnds, &random)) }
    self.steps = steps
  }

  private static func step(
    _ isVi: Bool, _ hasEnds: Bool, _ random: inout SeededRandom
  ) -> Step {
    switch random.next(16) {
    case 0...1:
      if random.next(3) > 0, let (rows, columns) = random.pick(sizes) {
        return .size(rows: rows, columns: columns)
      }
      return .size(rows: random.next(40) + 1, columns: random.next(120) + 1)
    case 2: return .keys(paste(&random))
    case 3 where hasEnds: return .end(random.pick(ends + (isVi ? [commentOut] : [])) ?? [3])
    case 4...6: return .keys((0..<random.next(4) + 1).map { _ in control(&random) })
    case 7...11: return .keys(Array((random.pick(keys) ?? "a").utf8))
    case 12: return .keys((0..<random.next(8) + 1).map { _ in UInt8(random.next(128) + 128) })
    default: return .keys((0..<random.next(20) + 1).map { _ in printable(isVi, &random) })
    }
  }

  private static let sizes = [(1, 1), (2, 500), (24, 80), (10, 80), (4, 80), (24, 1), (5, 7)]
  private static let ends: [[UInt8]] = [[0x03], [0x0D], [0x0A]]
  /// In the command mode of vi, these keys make the text a comment and end the prompt.
  private static let commentOut = Array("\u{1B}#".utf8)
  private static let keys =
    ["SELECT ", "http LAST 1h", "'", "日本", "e\u{301}", "\u{1F600}", "\u{1B}", "\u{1B}\r", ";"]
    + ["\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[F", "\u{1B}[3~", "\t"]
    + ["\u{1B}[1;5D", "\u{1B}[1;5C", "\u{1B}[15~", "\u{1B}f", "\u{1B}b", "\u{1B}_", "\u{1B}\u{1F}"]
    + ["\u{1B}/x\u{1B}un", "\u{1B}n", "\u{1B}N", "\u{1B}dd", "\u{1B}p", "\u{1B}.", "\u{1B}9x"]
    + ["\u{1B}K"]

  /// Returns a paste of a few words, or of more words than fit into any of the windows.
  private static func paste(_ random: inout SeededRandom) -> [UInt8] {
    let words = ["SELECT http", "\n", "\r", " ", "日本", "\t", "x;", "\u{301}", "\u{7}", "'"]
    let count = random.next(6) == 0 ? 2000 : random.next(30)
    let text = (0..<count).map { _ in random.pick(words) ?? "" }.joined()
    return Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
  }

  /// Returns a control character that neither ends a prompt nor has a meaning for the terminal
  /// itself.
  private static func control(_ random: inout SeededRandom) -> UInt8 {
    let others: [UInt8] = [0x03, 0x04, 0x0A, 0x0D, 0x11, 0x13, 0x1A, 0x1C]
    let key = UInt8(random.next(32))
    return others.contains(key) ? 0x7F : key
  }

  /// Returns a printable character. A backslash is left out, because a command could write a file,
  /// and so are characters that end a prompt.
  private static func printable(_ isVi: Bool, _ random: inout SeededRandom) -> UInt8 {
    let key = UInt8(random.next(95) + 32)
    let isOther = key == UInt8(ascii: "\\") || isVi && key == UInt8(ascii: "#")
    return isOther ? UInt8(ascii: "a") : key
  }
}
