import PQSyntax
import Testing

/// The number of typing mistakes with which a word is still recognized: a third of its length,
/// rounded.
@Suite struct SimilarWordTests {
  @Test(arguments: [
    ("a", "b", false), ("x", "", false),
    ("ab", "ac", true), ("ab", "cd", false),
    ("abc", "abx", true), ("abc", "axx", false),
    ("abcd", "abcx", true), ("abcd", "abxx", false),
    ("abcde", "abcxx", true), ("abcde", "abxxx", false),
    ("abcdefg", "abcdexx", true), ("abcdefg", "abcdxxx", false),
    ("abcdefgh", "abcdexxx", true), ("abcdefgh", "abcdxxxx", false),
    ("abcdefghijk", "abcdefgxxxx", true), ("abcdefghijk", "abcdefxxxxx", false),
  ])
  func allowsSoManyMistakes(word: String, candidate: String, isNear: Bool) {
    #expect(SimilarWord.best(for: word, among: [candidate]) == (isNear ? candidate : nil))
  }

  @Test(arguments: [
    ("wehre", "where"), ("whre", "where"), ("wheree", "where"), ("whera", "where"),
    ("WHRE", "where"), ("eSinc", "since"), ("p2", "p2p"), ("hhtp", "http"),
  ])
  func oneMistakeIsALetterMoreLessOrOtherOrASwap(word: String, candidate: String) {
    #expect(SimilarWord.best(for: word, among: [candidate]) == candidate)
  }

  @Test func theNearestIsTaken() {
    #expect(SimilarWord.best(for: "browsr", among: ["brows", "browser", "grower"]) == "brows")
    #expect(SimilarWord.best(for: "citi", among: ["isp", "city", "os"]) == "city")
    #expect(SimilarWord.best(for: "citi", among: []) == nil)
  }

  @Test func aVeryLongWordIsNoMistake() {
    let word = String(repeating: "x", count: 40)
    #expect(SimilarWord.best(for: word, among: [word + "y"]) != nil)
    #expect(SimilarWord.best(for: word + "y", among: [word]) == nil)
  }
}
