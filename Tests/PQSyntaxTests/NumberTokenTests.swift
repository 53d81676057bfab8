import PQSyntax
import Testing

/// Digits and the characters directly behind them are one token: a number, a duration, a size, or a
/// mistake.
@Suite struct NumberTokenTests {
  @Test(arguments: [
    "0", "12", "007", "1_000", "1_000_000", "1.5", "0.5", ".5", "1_0.2_5", "2e9", "2E9", "2e-9",
    "1.5e+3", "9223372036854775808",
  ])
  func isANumber(text: String) { #expect(kind(text) == .number) }

  @Test(arguments: [
    "250ms", "90s", "1m", "6h", "1d", "2w", "1mo", "1q", "1y", "1h30m", "1mo2w", "1_000s",
    "1y2q3mo4w5d6h7m8s9ms", "0h", "1m1m",
  ])
  func isADuration(text: String) { #expect(kind(text) == .duration) }

  @Test(arguments: [
    "1B", "10kB", "10KB", "3gB", "10MB", "2GB", "2TB", "2PB", "1KiB", "1kiB", "1KIB", "1MiB",
    "1.5GiB", "1TiB", "1PiB", "1_000MB", ".5GB",
  ])
  func isASize(text: String) { #expect(kind(text) == .size) }

  @Test(arguments: [
    "6x", "6H", "6M", "1H30M", "6hours", "1.5h", "1h30", "1h1.5m", "1_", "1_h", "1.", "1.2.3",
    "1_.", "2e", "2e9h", "1e5B", "0x1F", "10M", "10K", "10EB", "5Bit", "5bits", "5BIT", "5Kibit",
    "5ebit",
    "1hh", "12monthss", "1m_", "1b", "3kb", "1mb", "1Gb", "1kib", "1.5Gib", "1_Gb", "1eb",
  ])
  func isAMistake(text: String) {
    let tree = SyntaxTree.parse("LIMIT \(text)")
    #expect(tree.tokens.count >= 2 && tree.tokens[1].kind != .number)
    #expect(tree.diagnostics.contains { $0.code == .malformedNumber }, "\(tree.diagnostics)")
  }

  @Test(arguments: [
    ("6H", "6h"), ("6x", "6h"), ("6hours", "6h"), ("90sec", "90s"), ("5Min", "5m"), ("2days", "2d"),
    ("1month", "1mo"), ("3weeks", "3w"), ("10k", "10kB"), ("2G", "2GB"),
  ])
  func aUnitThatIsLikelyMeantIsOffered(text: String, repaired: String) {
    let tree = SyntaxTree.parse("SELECT http LAST \(text)")
    let fixIt = tree.diagnostics.first { $0.code == .malformedNumber }?.fixIt
    #expect(fixIt?.title == repaired)
  }

  @Test func capitalMOffersAllUnits() {
    let diagnostic = SyntaxTree.parse("SELECT http LAST 6M").diagnostics.first
    #expect(diagnostic?.fixIt == nil)
    #expect(
      diagnostic?.expected == ["6m for minutes", "6mo for months", "6MB for megabytes"])
  }

  /// A small `b` means bit. The author must choose between bytes and bits, so both are offered.
  @Test(arguments: [
    ("1Gb", ["1Gbit", "1GB"]), ("10Mb", ["10Mbit", "10MB"]), ("1.5kb", ["1.5kbit", "1.5kB"]),
    ("8b", ["8bit", "8B"]), ("1_000Mb", ["1_000Mbit", "1_000MB"]),
    ("9_000_000Pb", ["9_000_000Pbit", "9_000_000PB"]),
    // Bits have no powers of 1024.
    ("1gib", ["1073741824bit", "1GiB"]), ("1.5Gib", []), ("9_000_000Pib", []),
  ])
  func aSizeInBitsIsNotGuessedAt(text: String, offered: [String]) throws {
    let tree = SyntaxTree.parse("HAVING http > \(text)")
    let diagnostic = try #require(tree.diagnostics.first { $0.code == .malformedNumber })
    #expect(
      diagnostic.message
        == "'\(text)' is not a size: bits end with bit, and bytes with a capital B")
    #expect(diagnostic.fixIt == nil)
    #expect(diagnostic.alternatives.map(\.title) == offered)
    #expect(diagnostic.expected.count == max(1, offered.count))
    for alternative in diagnostic.alternatives {
      let mended = alternative.applied(toOriginal: Array("HAVING http > \(text)".utf8))
      #expect(String(decoding: mended, as: UTF8.self) == "HAVING http > \(alternative.title)")
    }
  }

  private func kind(_ text: String) -> Token.Kind? {
    let tree = SyntaxTree.parse(text)
    #expect(tree.tokens.count == 2, "one token and the end")
    #expect(tree.diagnostics.allSatisfy { $0.code != .malformedNumber })
    return tree.tokens.first?.kind
  }
}
