import PQ
import PQTestSupport
import Testing
import PQSyntax
import PQRender

/// A text of a million arbitrary bytes is processed to its end, with a limited number of mistakes.
@Suite struct ArbitraryTextTests {
  static let size = 1_000_000

  static let pieces = [
    "(", ")", "'", "\"", "''", "' '", ",", ";", "/*", "*/", "/**/", "--", "-", "+ ", "- -1 ",
    "NOT ", "SELECT ",
    "SELECT http, ", "SELECT http ", "SELECT htp LAST 1h EVERY 1h; ",
    "SELECT http LAST 7m EVERY 5m; ",
    "SELECT http LAST 1h EVERY 1h; ", "SELECT http SINCE '2030-01-01' UNTIL '2031-01-01' EVERY 1d;",
    "LAST ", "LAST 1h ", "WHERE ", "a AND ", "a = 'b' AND ", "a OR ", "(a AND ", "f(", "IN (",
    "'x', ",
    "1", "1h", "1.", "6x ", "9999999999999999999h ", "a", ".", "a.", "é", "東", "👩‍👩‍👧", "“", "“a”",
    "\u{301}",
    "\0", "\n", "\t", "\r\n", "\u{A0}", "\u{FEFF}", "$", "$a ", "#", "`", "`a`", "==", "&&",
    "FROM x ", "GROUP BY ", "LET x = http; ", "LET x = x + x; ", "LET y = os = 'a' OR y; ",
    "PARAM $a = 'b'; ", "SET width = 9; ", "INCLUDE 'a'; ", "SHOW VALUES OF os LAST 1d; ",
    "SELECT http LAST 1d; ", "SELECT http LAST 7d EVERY 1m; ", "SELECT http DURING LAST YEAR; ",
    "SELECT p95(http, 5m) BY os LAST 1d EVERY AUTO FILL 0 HAVING http > 1; ",
    "SELECT http BY os LAST 1d EVERY 15m TOP 5 BY p2p / http WITH OTHERS; ",
    "SELECT http DURING TODAY COMPARE WITH 7d AGO TIMEZONE 'Europe/Berlin'; ", "max(", "5m), ",
    "if(",
    "http > 1 OR ", "os LIKE 'a%' OR isp = 'b' AND ", "EXPLAIN (FORMAT JSON) ", "TIMEZONE 'x' ",
  ]

  @Test(arguments: ["(", "'", "/*", "-", "a", "1", ";", "é", "NOT ", "\u{301}"])
  func aMillionBytes(piece: String) { expectEnd(repeated(piece, Self.size)) }

  @Test(arguments: pieces)
  func repeated(piece: String) { expectEnd(repeated(piece, Self.size / 50)) }

  @Test(arguments: [
    "SELECT http WHERE ", "SELECT http BY ", "SELECT http ORDER BY ", "SELECT http LAST ",
    "LET x = ",
    "EXPLAIN ", "SHOW ", "SELECT http WHERE os IN (", "PARAM $a = (", "SELECT http WHERE os = '",
    "SELECT http LAST 1h HAVING ", "SELECT http BY os LAST 1h TOP 1 BY ", "SELECT max(",
    "SET width = ", "SELECT http LAST 1h WHERE os NOT IN ('a') AND ",
  ])
  func repeatedPiecesAfterAValidStart(start: String) {
    for piece in ["(", "a, ", "'a', ", "- ", "a AND ", "a = 'a' AND ", "NOT ", "a", "1", "9h"] {
      expectEnd(Array(start.utf8) + repeated(piece, Self.size / 100))
    }
  }

  @Test(arguments: UInt64(1)...2)
  func randomBytes(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    expectEnd((0..<Self.size).map { _ in UInt8(random.next(256)) })
  }

  @Test(arguments: UInt64(1)...4)
  func randomPieces(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < Self.size / 10 { bytes += Array((random.pick(Self.pieces) ?? "").utf8) }
    expectEnd(bytes)
  }

  private func repeated(_ piece: String, _ size: Int) -> [UInt8] {
    Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
  }

  private func expectEnd(_ bytes: [UInt8]) {
    let prepared = Session(backend: ScriptedBackend()).check(bytes)
    #expect(prepared.tree.source.count == bytes.count)
    let errors = prepared.diagnostics.filter { $0.severity == .error }
    #expect(errors.count <= 21)
    let source = DiagnosticSource(name: "nonsense", bytes: bytes)
    for diagnostic in errors.suffix(2) {
      #expect(DiagnosticText(source).text(of: diagnostic).utf8.count < 10_000)
      #expect(!DiagnosticJSON(source).text(of: diagnostic).isEmpty)
    }
    _ = QueryFormatter.format(prepared.tree)
  }
}
