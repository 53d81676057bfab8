import Testing

@testable import PQShell

/// The text for each kind of difference.
@Suite struct LessonDifferenceTests {
  private static let words: [(LessonDifference, String)] = [
    (.empty, "there are no rows"),
    (.times(isMissing: true), "other columns: without a time; EVERY makes one"),
    (.times(isMissing: false), "other columns: with a time; that is what EVERY makes"),
    (
      .groups(missing: ["browser.name"], extra: ["country.code"]),
      "other columns: split by country.code, not by browser.name"
    ),
    (
      .groups(missing: [], extra: ["os.name", "isp.name"]),
      "other columns: split by os.name and isp.name as well"
    ),
    (.groups(missing: [], extra: ["os.name"]), "other columns: split by os.name as well"),
    (.groups(missing: ["os.name"], extra: []), "other columns: not split by os.name"),
    (.buckets(areLonger: true), "other buckets: longer than asked for"),
    (.buckets(areLonger: false), "other buckets: shorter than asked for"),
    (.range(start: .early, end: nil), "another range: it begins too early"),
    (
      .range(start: .late, end: .early), "another range: it begins too late and ends too early"
    ),
    (.comparison, "compared with another time"),
    (.rows(missing: 1, extra: 0), "other rows: 1 is missing"),
    (.rows(missing: 2, extra: 3), "other rows: 2 are missing, 3 are too many"),
    (.columns(missing: ["p2p"], extra: []), "other columns: p2p is missing"),
    (.columns(missing: [], extra: ["a", "b", "c"]), "other columns: a, b and c are too many"),
    (.columns(missing: ["p2p"], extra: ["p2p"]), "other numbers in p2p"),
    (
      .columns(missing: ["offload"], extra: ["x"]), "other columns: none has the numbers of offload"
    ),
    (.order, "the right rows, in another order"),
  ]

  @Test(arguments: words.indices)
  func differencesHaveADescription(index: Int) {
    let (difference, text) = Self.words[index]
    #expect(difference.description == text)
  }

  /// The sentence around such a text fits into a line.
  @Test func areShort() {
    #expect(Self.words.allSatisfy { "Not yet: \($0.1). \\hint helps.".count <= 80 })
  }
}
