import Foundation
import PQSyntax
import PQTestSupport
import Testing

/// The grammar in `grammar/pq.ebnf` and the parser agree.
@Suite struct GrammarTests {
  static let grammar = Grammar((try? Project.text("grammar/pq.ebnf")) ?? "")
  static let seeds = SeedRange.named("PQ_TEXT_SEEDS", or: 1...200)

  /// Each production has a parser function of the same name, with the production as its comment.
  @Test func everyProductionIsAFunction() throws {
    let files = Project.contents(of: "Sources/PQSyntax/Parser")
    let source = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    let comments = source.replacing(/\n *\/\/\/ ?/, with: " ")
    let folded = comments.matches(of: /"[^"]*"|[A-Za-z]+|[=;|\[\]{}()]/).map { String($0.0) }
      .joined(separator: " ")
    #expect(Self.grammar.names.count > 40)
    for name in Self.grammar.names {
      #expect(source.contains("func \(name)("), "there is no function \(name)")
      #expect(folded.contains(Self.grammar.texts[name] ?? ""), "\(name) is documented otherwise")
    }
  }

  @Test(arguments: seeds)
  func sentencesAreAcceptedAndPrintedTrue(seed: UInt64) throws {
    var generator = SentenceGenerator(Self.grammar, seed: seed)
    for _ in 0..<10 {
      let sentence = generator.sentence()
      let tree = SyntaxTree.parse(sentence)
      #expect(tree.diagnostics.isEmpty, "\(sentence)\n\(tree.diagnostics)")
      let printed = try #require(QueryFormatter.format(tree), "\(sentence)")
      let again = SyntaxTree.parse(printed)
      #expect(again.canonicalOutline == tree.canonicalOutline, "\(sentence)\n--\n\(printed)")
      #expect(QueryFormatter.format(again) == printed, "\(sentence)\n--\n\(printed)")
      #expect(comments(of: printed) == comments(of: sentence), "\(sentence)\n--\n\(printed)")
    }
  }

  @Test(arguments: seeds)
  func mutatedTextsDoNotCrash(seed: UInt64) {
    var generator = SentenceGenerator(Self.grammar, seed: seed)
    var random = SeededRandom(seed: seed)
    for _ in 0..<10 {
      let mutant = mutated(Array(generator.sentence().utf8), &random)
      let tree = SyntaxTree.parse(mutant)
      for diagnostic in tree.diagnostics {
        #expect(diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= mutant.count)
        #expect(diagnostic.expected.count <= 12)
        #expect(!diagnostic.message.isEmpty)
        _ = diagnostic.fixIt?.applied(toOriginal: mutant)
      }
      expectWellFormed(tree)
    }
  }

  /// Returns the bytes with random bytes deleted, doubled, changed and moved.
  private func mutated(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    let pieces: [[UInt8]] = [
      [0xFF], [0x00], Array("'".utf8), Array("(".utf8), Array("/*".utf8), Array("“".utf8),
      Array("SELECT".utf8), Array(";".utf8), Array(" AS ".utf8), Array("6x".utf8), [0xE2, 0x80],
    ]
    for _ in 0..<(1 + random.next(4)) where !bytes.isEmpty {
      let start = random.next(bytes.count)
      let end = min(bytes.count, start + 1 + random.next(8))
      switch random.next(4) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: random.next(bytes.count))
      case 2: bytes[start] = UInt8(random.next(256))
      default: bytes.insert(contentsOf: pieces[random.next(pieces.count)], at: start)
      }
    }
    return bytes
  }

  /// Expects tokens in order without overlap, and nodes in order inside their parents.
  private func expectWellFormed(_ tree: SyntaxTree) {
    for (left, right) in zip(tree.tokens, tree.tokens.dropFirst()) {
      #expect(left.range.upperBound <= right.range.lowerBound)
    }
    func check(_ node: SyntaxNode) {
      var place = node.tokenRange.lowerBound
      for child in node.children {
        #expect(child.tokenRange.lowerBound >= place)
        place = child.tokenRange.upperBound
        check(child)
      }
      #expect(place <= node.tokenRange.upperBound)
    }
    check(tree.root)
  }

  private func comments(of text: String) -> Int {
    text.matches(of: /-- note|\/\* a \/\* b \*\/ c \*\//).count
  }
}
