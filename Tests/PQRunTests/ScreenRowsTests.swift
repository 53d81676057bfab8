import Testing

@testable import PQRun

@Suite struct ScreenRowsTests {
  private func rows(_ text: String, columns: Int) -> Int {
    var rows = ScreenRows(columns: columns)
    rows.add(Array(text.utf8))
    return rows.count
  }

  @Test(arguments: [
    ("", 0), ("\n", 1), ("\n\n", 2), ("a\n", 1), ("12345\n", 1), ("123456\n", 2),
    ("1234567890\n", 2), ("12345678901\nb\n", 4),
    // A wide character is not split: of three, the third begins a row.
    ("東京\n", 1), ("東京東\n", 2), ("a東京\n", 1), ("東京東京東\n", 3), ("a\u{301}bcde\n", 1),
    // A tab never begins a row.
    ("\tb\n", 1), ("abcde\t\n", 1), ("abcd\tef\n", 2), ("\t\t\t\n", 1),
    // Sequences that set a style have no width.
    ("\u{1B}[1m12345\u{1B}[0m\n", 1), ("\u{1B}[1m123456\u{1B}[0m\n", 2),
    ("\u{1B}[38;5;17m─────\u{1B}[0m\n", 1),
  ])
  func rowsOfFiveColumns(text: String, expected: Int) {
    #expect(rows(text, columns: 5) == expected)
  }

  @Test(arguments: [0, -1, 1])
  func aTerminalHasAColumn(columns: Int) {
    #expect(rows("abc\n", columns: columns) == 3)
  }

  /// Each piece is counted by its rows on the screen.
  @Test func piecesAreAddedUp() {
    var rows = ScreenRows(columns: 2)
    rows.add(Array("abc\n".utf8))
    rows.add(Array("d\n".utf8))
    #expect(rows.count == 3)
  }
}
