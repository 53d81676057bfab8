import PQTestSupport
import Testing

@testable import PQModel

@Suite struct TextOrderTests {
  /// Short texts of few different bytes: many are equal, are prefixes of others, or end in zeros.
  @Test(arguments: UInt64(1)...40)
  func orderIsThatOfBytes(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let longest = [1, 3, 5, 9, 20][random.next(5)]
    let prefix = String(repeating: "/watch", count: random.next(4))
    let letters = ["", "\0", "a", "b", "é", "\u{10FFFF}", "K"]
    let texts = (0..<(seed % 4 == 0 ? 6000 : 300)).map { _ in
      let tail = (0..<random.next(longest + 1)).map { _ in letters[random.next(letters.count)] }
      return prefix + tail.joined()
    }
    let expected = texts.indices.sorted { left, right in
      let (one, other) = (Array(texts[left].utf8), Array(texts[right].utf8))
      return one == other ? left < right : one.lexicographicallyPrecedes(other)
    }
    #expect(TextOrder.order(of: TextList(texts)) == expected.map { UInt32($0) })
  }

  @Test func fewTexts() {
    #expect(TextOrder.order(of: []) == [])
    #expect(TextOrder.order(of: ["b"]) == [0])
    #expect(TextOrder.order(of: ["b", "a", "", "a\0", "a"]) == [2, 1, 4, 3, 0])
  }

  /// Runs of equal prefixes are kept in a list and not in recursive calls, so the stack does not
  /// overflow.
  @Test func longTextsThatAreAlikeToTheEnd() {
    let texts = (0..<50).map { String(repeating: "x", count: 20_000 - $0) }
    #expect(TextOrder.order(of: TextList(texts)) == (0..<50).reversed().map { UInt32($0) })
  }
}
