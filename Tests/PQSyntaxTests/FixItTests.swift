import PQSyntax
import PQTestSupport
import Testing

@Suite struct FixItTests {
  @Test(arguments: [
    ([FixIt.Edit(0..<5, "SINCE")], "SINCE me text"), ([FixIt.Edit(5..<5, ",")], "FROMM, me text"),
    ([FixIt.Edit(5..<8, "")], "FROMM text"), ([], "FROMM me text"),
    // Edits may have any order: all ranges are those of the original text.
    ([FixIt.Edit(9..<13, "words"), FixIt.Edit(0..<5, "")], " me words"),
    ([FixIt.Edit(0..<5, ""), FixIt.Edit(9..<13, "words")], " me words"),
    ([FixIt.Edit(13..<13, "!"), FixIt.Edit(0..<0, "¡")], "¡FROMM me text!"),
  ])
  func edits(edits: [FixIt.Edit], result: String) {
    let fixIt = FixIt(title: "", edits: edits)
    #expect(fixIt.applied(toOriginal: Array("FROMM me text".utf8)) == Array(result.utf8))
  }

  @Test(arguments: [
    ("SELECT http LAAST 6h", "SELECT http LAST 6h"), ("SELECT http == 1", "SELECT http = 1"),
    ("SELECT http # note", "SELECT http -- note"), ("SELECT `http`", "SELECT http"),
    ("SELECT http WHERE os = 'iOS", "SELECT http WHERE os = 'iOS'"),
    ("SELECT http WHERE os = “iOS”", "SELECT http WHERE os = 'iOS'"),
    ("SHOW METRICS SHOW LIMITS", "SHOW METRICS; SHOW LIMITS"),
    ("SELECT http GROUP BY os", "SELECT http BY os"),
    ("SELECT http FROM x BY os", "SELECT http BY os"),
    ("SELECT http SINCE YESTERDAY", "SELECT http SINCE TODAY - 1d"),
    ("SELECT http WHERE os IN 'iOS'", "SELECT http WHERE os IN ('iOS')"),
    ("SELECT http AS 'x'", "SELECT http AS x"),
    ("SELECT http ORDER http", "SELECT http ORDER BY http"),
    ("SELECT http ORDER <> BY http", "SELECT http ORDER BY http"),
    ("SELECT http ORDER ) BY http", "SELECT http ORDER BY http"),
    (
      "SELECT http FROM '2026-01-01' TO '2026-01-02'",
      "SELECT http SINCE '2026-01-01' TO '2026-01-02'"
    ),
    ("SELECT http && p2p", "SELECT http AND p2p"),
    ("SELECT http&&p2p", "SELECT http AND p2p"),
    ("SELECT (http)||(p2p)", "SELECT (http)OR(p2p)"),
  ])
  func fixItCorrectsTheText(text: String, mended: String) throws {
    let fixIt = try #require(SyntaxTree.parse(text).diagnostics.lazy.compactMap(\.fixIt).first)
    let result = fixIt.applied(toOriginal: Array(text.utf8))
    #expect(String(decoding: result, as: UTF8.self) == mended)
  }

  /// In a right text in which one word is replaced, left out or added, the fix-it of each error removes
  /// the error and adds none.
  @Test(arguments: SeedRange.named("PQ_TEXT_SEEDS", or: 1...100))
  func fixItsAddNoError(seed: UInt64) {
    var generator = SentenceGenerator(GrammarTests.grammar, seed: seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<10 {
      let text = Array(mutated(generator.sentence(), &random).utf8)
      let before = SyntaxTree.parse(text).diagnostics
      for diagnostic in before {
        guard let fixIt = diagnostic.fixIt else { continue }
        let result = fixIt.applied(toOriginal: text)
        let after = SyntaxTree.parse(result).diagnostics
        #expect(
          after.count < before.count,
          "\(diagnostic.message)\n\(String(decoding: text, as: UTF8.self))\n--\n\(String(decoding: result, as: UTF8.self))\n\(after.map(\.message))"
        )
      }
    }
  }

  private func mutated(_ sentence: String, _ random: inout SeededRandom) -> String {
    let tree = SyntaxTree.parse(sentence)
    var words = tree.tokens.dropLast().map { tree.text($0.range) }
    guard !words.isEmpty else { return sentence }
    let other = [
      "<>", "BY", "x", ",", "6h", "'a'", "(", ")", "ORDER", "LAST", "IN", "=", "htp", ";",
    ]
    let place = random.next(words.count)
    switch random.next(3) {
    case 0: words[place] = other[random.next(other.count)]
    case 1: words.remove(at: place)
    default: words.insert(other[random.next(other.count)], at: place)
    }
    return words.joined(separator: " ")
  }
}
