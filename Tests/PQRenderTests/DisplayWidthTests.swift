import PQRender
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("ascii", 5), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("東京", 4), ("ｶﾅ", 2),
    ("ｆｕ", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇩🇪", 2),
    ("🇩🇪🇫🇷", 4), ("1️⃣", 2), ("☀", 1), ("☀️", 2), ("…", 1), ("─", 1), ("␛", 1), ("naïve", 5),
    ("\u{20000}", 2), ("\u{3FFFD}", 2), ("\u{3FFFE}", 1), ("\u{10FF}", 1), ("\u{1100}", 2),
  ])
  func countsColumns(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [
    ("short", 5, "short"), ("shorter", 5, "shor…"), ("abc", 1, "…"), ("abc", 0, ""), ("", 0, ""),
    ("東京タワー", 10, "東京タワー"), ("東京タワー", 9, "東京タワ…"), ("東京タワー", 8, "東京タ…"),
    ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"), ("👩‍👩‍👧👩‍👩‍👧", 2, "…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func shortensAtTheBorderOfACharacter(text: String, limit: Int, expected: String) {
    #expect(text.shortened(toWidth: limit) == expected)
  }

  @Test(arguments: 0...12)
  func neverExceedsTheLimit(limit: Int) {
    for text in ["plain text", "東京タワーと富士山", "👩‍👩‍👧🇩🇪1️⃣ mixed", "e\u{301}e\u{301}e\u{301}"] {
      #expect(text.shortened(toWidth: limit).displayWidth <= limit)
    }
  }
}
