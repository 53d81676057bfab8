import PQSemantics
import PQSyntax
import PQTestSupport
import PQTools
import Testing

/// Properties that hold at each place of each text.
@Suite struct CompletionPropertyTests {
  @Test(arguments: try Corpus.right + Corpus.wrong)
  func rangesAreInsideOfTheTextAndBetweenCharacters(text: Corpus.Text) {
    for cursor in -1...text.bytes.count + 1 { Self.check(text.bytes, cursor) }
  }

  /// In a text without mistakes, each word with a fixed meaning is offered for its first letter,
  /// for its first half, and for the whole word.
  @Test(arguments: try Corpus.right)
  func theWordThatStandsThereIsOffered(text: Corpus.Text) {
    let tree = SyntaxTree.parse(text.bytes)
    guard tree.diagnostics.isEmpty else { return }
    for piece in Highlighter.highlights(of: tree) {
      let word = tree.text(piece.range).lowercased()
      guard Self.hasFixedMeaning(word, piece.kind) else { continue }
      for length in Set([1, (word.utf8.count + 1) / 2, word.utf8.count]) {
        let offered = Samples.completer.completions(
          text: text.bytes, cursor: piece.range.lowerBound + length)
        let words = offered.map { $0.label.lowercased().prefix { $0 != " " } }
        #expect(words.contains(word[...]), "\(word) in \(words)")
        let replacesIt = offered.allSatisfy { $0.range == piece.range }
        #expect(replacesIt)
      }
    }
  }

  private static func hasFixedMeaning(_ word: String, _ kind: Highlight.Kind) -> Bool {
    switch kind {
    case .keyword, .metric, .dimension, .function: true
    case .name: Setting(rawValue: word) != nil
    default: false
    }
  }

  /// If a word of a clause or a statement is accepted, the parser accepts it too.
  @Test(arguments: try Corpus.right)
  func acceptedClausesParse(text: Corpus.Text) {
    for cursor in 0...min(text.bytes.count, 500) {
      let offered = Samples.completer.completions(text: text.bytes, cursor: cursor)
      for completion in offered where completion.kind == .clause || completion.kind == .statement {
        // The text behind the place may not fit any more, so it is left out.
        let before = text.bytes[..<completion.range.lowerBound]
        let written = Array(before) + Array(completion.label.utf8)
        let complaints = SyntaxTree.parse(written).diagnostics.filter {
          $0.range.lowerBound < written.count && $0.range.upperBound > before.count
            && $0.message != "ORDER stands without BY"
        }
        #expect(complaints.isEmpty, "\(completion) at \(cursor): \(complaints)")
      }
    }
  }

  @Test(arguments: SeedRange.named("PQ_TEXT_SEEDS", or: 0...299))
  func randomBytesAreFine(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces: [[UInt8]] = [
      "SELECT ", "http", " BY ", "country", "'", "\"", "(", ")", ",", ";", "--", "/*", "*/", "\n",
      "$a", "6", "6h", " LAST ", "é", "‘", "\0", "LET x = ", "NOT ", "= ", "IN (", "SET ", "😀",
    ].map { Array($0.utf8) }
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      bytes += pieces.randomElement(using: &random) ?? []
      if Int.random(in: 0..<4, using: &random) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      }
    }
    for cursor in 0...bytes.count { Self.check(bytes, cursor) }
    HighlighterTests.check(bytes)
  }

  /// Long texts of one repeated piece take linear time. Quadratic time would exceed the limit.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "(", "NOT ", "- ", "SELECT if(", "LET a = a; ", "PARAM $a; ", "'a ", "a, ", "AS a, ", "/*",
      "x AND ", "SELECT http ", "é", "6", ";", "\n", "\0", "-- x\n", "[", "\"", "1h", "\u{80}",
    ])
  func longTextsAreFine(piece: String) {
    let bytes = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
    for cursor in [bytes.count, bytes.count / 2, 0] { Self.check(bytes, cursor) }
    HighlighterTests.check(bytes)
  }

  private static func check(_ bytes: [UInt8], _ cursor: Int) {
    for completion in Samples.completer.completions(text: bytes, cursor: cursor) {
      let range = completion.range
      #expect(0 <= range.lowerBound && range.upperBound <= bytes.count)
      #expect(isBorder(range.lowerBound, in: bytes) && isBorder(range.upperBound, in: bytes))
      #expect(range.lowerBound <= max(cursor, 0))
      #expect(!completion.label.isEmpty && !completion.detail.isEmpty)
      let isOneLine = !completion.detail.contains(where: \.isNewline)
      #expect(isOneLine)
    }
  }

  /// Returns true if a place is not inside of a character.
  private static func isBorder(_ place: Int, in bytes: [UInt8]) -> Bool {
    guard place > 0, place < bytes.count else { return true }
    return !(1...3).contains { length in
      let start = place - length
      guard start >= 0 else { return false }
      var decoder = UTF8()
      var iterator = bytes[start...].makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return false }
      return UTF8.width(scalar) > length
    }
  }
}
