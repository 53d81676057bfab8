import PQPlan
import PQTestSupport
import Testing

/// LIKE: `%` is any text, `_` one character.
@Suite struct TextPatternTests {
  @Test(arguments: [
    ("Chrome", "Chrome", true), ("Chrome", "chrome", false), ("Chrome", "C%", true),
    ("Chrome", "%e", true), ("Chrome", "%o%", true), ("Chrome", "_hrom_", true),
    ("Chrome", "_", false), ("", "%", true), ("", "", true), ("", "_", false), ("a", "", false),
    ("100%", "100%", true), ("a_b", "a_b", true), ("aXbXc", "a%b%c", true),
    ("abcabcabd", "%abd", true), ("aaaa", "%a_a%", true), ("a\nb", "a_b", true),
    ("\\%", "\\%", true), ("\\", "\\%", true),
    // `_` matches one Unicode scalar.
    ("\u{F6}", "_", true), ("o\u{308}", "_", false), ("o\u{308}", "__", true),
    ("\u{F6}", "o\u{308}", false), ("\u{1F469}\u{200D}\u{1F4BB}", "___", true),
  ])
  func like(text: String, pattern: String, matches: Bool) {
    #expect(TextPattern(pattern, ignoresCase: false).matches(text) == matches)
  }

  @Test(arguments: [
    ("Chrome", "CHROME", true), ("Chrome", "c%E", true), ("K\u{D6}LN", "k\u{F6}ln", true),
    ("stra\u{DF}e", "STRA\u{1E9E}E", true), ("stra\u{DF}e", "STRASSE", false),
    // A letter whose lowercase form has two scalars still counts as one.
    ("\u{130}", "_", true), ("\u{130}zmir", "i%", true), ("\u{130}", "\u{130}", true),
  ])
  func ilike(text: String, pattern: String, matches: Bool) {
    #expect(TextPattern(pattern, ignoresCase: true).matches(text) == matches)
  }

  @Test(arguments: UInt64(1)...50)
  func equalsTheNaiveMatcher(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let letters = ["a", "b", "B", "\u{F6}", "o\u{308}"]
    for _ in 0..<200 {
      let text = random.text(of: letters, upTo: 8)
      let pattern = random.text(of: letters + ["%", "%", "_"], upTo: 8)
      for ignoresCase in [false, true] {
        #expect(
          TextPattern(pattern, ignoresCase: ignoresCase).matches(text)
            == NaivePattern.matches(text, pattern, ignoresCase: ignoresCase),
          "\(text) \(pattern)")
      }
    }
  }

  /// Parts of more than 64 characters use another search.
  @Test(arguments: UInt64(1)...20)
  func longPartsAreFoundAsShortOnes(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<20 {
      let part = random.text(of: ["a", "a", "b", "_"], upTo: 200)
      let text = random.text(of: ["a", "a", "b"], upTo: 100)
      let inside = part.replacing("_", with: "a")
      let pattern = "%\(part)%"
      for text in [text + inside + text, text + inside.dropLast() + "c", inside, text] {
        #expect(
          TextPattern(pattern, ignoresCase: false).matches(text)
            == NaivePattern.matches(text, pattern, ignoresCase: false),
          "\(text) \(pattern)")
      }
    }
  }

  /// The time of any pattern is linear in the length of the text.
  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      String(repeating: "%a", count: 500) + "%b", "%" + String(repeating: "a", count: 998) + "b%",
      "%" + String(repeating: "a_", count: 499) + "b%",
    ])
  func allPatternsTakeLinearTime(pattern: String) {
    let text = String(repeating: "a", count: 100_000)
    #expect(!TextPattern(pattern, ignoresCase: false).matches(text))
  }
}

extension SeededRandom {
  /// Returns a text of up to `count` random pieces.
  fileprivate mutating func text(of pieces: [String], upTo count: Int) -> String {
    (0..<next(count + 1)).map { _ in pieces[next(pieces.count)] }.joined()
  }
}
