import PQModel
import PQSemantics
import PQSyntax
import Testing

/// A long text is bound in linear time: a million bytes take about a second, even in a debug build.
@Suite(.serialized) struct LinearBindingTimeTests {
  /// A long text: a start, a piece that is repeated, and an end.
  struct Sample: Sendable, CustomTestStringConvertible {
    let start: String
    let piece: String
    let end: String

    init(_ start: String, _ piece: String, _ end: String = "http LAST 1h") {
      self.start = start
      self.piece = piece
      self.end = end
    }

    var testDescription: String { start + piece }

    func text(_ length: Int) -> String {
      start + String(repeating: piece, count: length / piece.utf8.count) + end
    }
  }

  static let samples = [
    // Columns and expressions.
    Sample("SELECT ", "http + "), Sample("SELECT ", "(http * 2) - "),
    Sample("SELECT ", "nothing_like_it + "),
    Sample("SELECT ", "http, "), Sample("SELECT ", "nothing_like_it, "), Sample("SELECT ", "*, "),
    Sample("SELECT ", "- "), Sample("SELECT ", "("), Sample("SELECT ", "abs("),
    Sample("SELECT least(", "http, ", "1) LAST 1h"),
    Sample("SELECT least(", "nothing_like_it, ", "1) LAST 1h"), Sample("SELECT 1", "1"),
    Sample("SELECT 0.", "1"),
    Sample("SELECT http AS ", "a"), Sample("SELECT ", "a"),
    Sample("SELECT http + 'a", "a", "' LAST 1h"),
    Sample("SELECT if(", "http > 1 AND ", "p2p > 1, 1, 0) LAST 1h"),
    Sample("SELECT ", "max(delta(http), 5m), "), Sample("SELECT ", "1 + 1, "),
    // Predicates and conditions.
    Sample("SELECT http LAST 1h WHERE ", "os = 'a' AND ", "os = 'b'"),
    Sample("SELECT http LAST 1h WHERE ", "NOT os = 'a' OR ", "os = 'b'"),
    Sample("SELECT http LAST 1h WHERE ", "nothing = 'a' AND ", "os = 'b'"),
    Sample("SELECT http LAST 1h WHERE ", "os = a AND ", "os = 'b'"),
    Sample("SELECT http LAST 1h WHERE ", "(os = 'a' OR city = 'b') AND ", "os = 'b'"),
    Sample("SELECT http LAST 1h WHERE os IN (", "'a', ", "'b')"),
    Sample("SELECT http LAST 1h WHERE os IN (", "a, ", "'b')"),
    Sample("SELECT http LAST 1h WHERE os = '", "a", "'"),
    Sample("SELECT http LAST 1h HAVING ", "http > 1 AND ", "http > 2"),
    Sample("SELECT http LAST 1h HAVING ", "nothing > 1 OR ", "http > 2"),
    Sample("SELECT http LAST 1h HAVING ", "NOT ", "http > 2"),
    // Other clauses.
    Sample("SELECT http LAST 1h BY os", ", os", ""),
    Sample("SELECT http LAST 1h BY os", ", nothing", ""),
    Sample("SELECT http LAST 1h ORDER BY http", ", http DESC", ""),
    Sample("SELECT http LAST 1h ORDER BY http", ", nothing", ""),
    Sample("SELECT http LAST ", "1h", ""),
    Sample("SELECT http LAST 1h", " LAST 1h", ""), Sample("SELECT http SINCE 1", "1", ""),
    Sample("SELECT http LAST 1h INTO '", "a", ".csv'"),
    Sample("SELECT http LAST 1h INTO '", ".", "csv'"),
    Sample("SELECT http LAST 1h TIMEZONE '", "a", "'"),
    Sample("SELECT http LAST 1h LIMIT 1", "1", ""),
    // Statements.
    Sample("", "SELECT http LAST 1h; "),
    Sample("", "SELECT * BY os LAST 1h EVERY 5m HAVING http > 1; "),
    Sample("", "SHOW METRICS; "), Sample("", "SHOW VALUES OF os LAST 1d; "), Sample("", ";"),
    Sample("", "LET a = http; "), Sample("LET a = http; ", "LET a = a + 1; "),
    Sample("", "LET a = a; "),
    Sample("LET a = http > 1; ", "LET a = NOT a; "),
    Sample("LET a = os = 'a'; ", "LET a = NOT a; "),
    Sample("LET a = http; ", "LET a = a + a; "), Sample("", "PARAM $a = 5; "),
    Sample("", "PARAM $a; "),
    Sample("PARAM $a = (", "'a', ", "'b')"), Sample("", "SET width = 80; "),
    Sample("", "SET nothing = 80; "),
    Sample("", "INCLUDE 'a'; "), Sample("LET a = ", "http > 1 AND ", "http > 2"),
    Sample("LET a = ", "(", "http"), Sample("LET a = ", "os = 'a' OR ", "os = 'b'"),
  ]

  @Test(arguments: samples)
  func endsSoon(sample: Sample) throws { try expectEnd(sample.text(50_000)) }

  @Test(arguments: [
    Sample("SELECT ", "http + "), Sample("", "LET a = a; "), Sample("SELECT 1", "1"),
    Sample("SELECT http LAST 1h WHERE ", "os = 'a' AND ", "os = 'b'"),
  ])
  func aMillionBytesEndSoon(sample: Sample) throws { try expectEnd(sample.text(1_000_000)) }

  /// Each `@` becomes a number, so all names are different.
  @Test(arguments: [
    "LET a@ = http; ", "LET a@ = os = 'a'; ", "PARAM $a@ = 5; ", "SELECT http AS a@ LAST 1h; ",
    "LET a@ = http; SELECT a@ LAST 1h; ", "LET a@ = nothing@; ", "SELECT nothing@ LAST 1h; ",
  ])
  func manyNamesEndSoon(piece: String) throws {
    let text = (0..<8000).map { number in
      piece.split(separator: "@", omittingEmptySubsequences: false).joined(separator: "\(number)")
    }
    try expectEnd(text.joined())
  }

  @Test func manyColumnsEndSoon() throws {
    let columns = (0..<8000).map { "http AS a\($0)" }.joined(separator: ", ")
    let keys = (0..<8000).map { "a\($0)" }.joined(separator: ", ")
    try expectEnd("SELECT \(columns) LAST 1h COMPARE WITH PREVIOUS")
    try expectEnd("SELECT \(columns) LAST 1h ORDER BY \(keys)")
  }

  /// One large fragment that is used many times.
  @Test(arguments: [
    ("http + ", 240, "http", "SELECT a LAST 1h; "), ("http + ", 240, "http", "LET b = a; "),
    ("http + ", 240, "http", "LET b = a / a; "),
    ("http > 1 AND ", 120, "http > 1", "LET b = NOT a; "),
    ("os = 'a' AND ", 9000, "os = 'b'", "LET b = NOT a; "),
    ("os = 'a' AND ", 9000, "os = 'b'", "LET b = a OR a; "),
    ("os = 'a' AND ", 9000, "os = 'b'", "SELECT http WHERE a LAST 1h; "),
    ("http + ", 240, "max(http, 1d)", "SELECT a LAST 1h TIMEZONE 'Europe/Berlin'; "),
  ])
  func aLargeFragmentEndsSoon(part: String, count: Int, end: String, piece: String) throws {
    let start = "LET a = " + String(repeating: part, count: count) + end + "; "
    try expectEnd(start + String(repeating: piece, count: 50_000 / piece.utf8.count))
  }

  private func expectEnd(_ text: String) throws {
    let tree = SyntaxTree.parse(text)
    var binding: BindingResult?
    let time = ContinuousClock().measure {
      binding = Binder.bind(
        tree, catalog: Catalog(), now: Instant(milliseconds: 0), surroundings: .sample)
    }
    #expect(time < .seconds(60), "a busy machine takes a while, and so much only if time runs away")
    #expect(try #require(binding).diagnostics.count <= 21)
  }
}
