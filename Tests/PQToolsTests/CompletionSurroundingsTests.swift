import PQSyntax
import PQTestSupport
import PQTools
import Testing

/// Comments, white space and statements around a statement do not change its completions.
@Suite struct CompletionSurroundingsTests {
  /// All places inside of comments are tested, also between the two characters of their delimiters.
  @Test(arguments: try Corpus.right + Corpus.wrong)
  func nothingIsOfferedInsideOfAComment(text: Corpus.Text) {
    // If a string is open, a quote in a comment could end it.
    let quote = SyntaxTree.parse(text.bytes).diagnostics.isEmpty ? "'" : ""
    let comments = " -- it\(quote)s a; /* one\n/* \(quote)and; /* -- */ another */ x"
    let commented = text.bytes + Array(comments.utf8)
    for piece in Highlighter.highlights(of: commented) where piece.kind == .comment {
      for cursor in piece.range.dropFirst() {
        let offered = Samples.completer.completions(text: commented, cursor: cursor)
        #expect(offered.isEmpty, "at \(cursor)")
      }
    }
  }

  @Test(arguments: try Corpus.right)
  func aCommentBeforeAWordChangesNothing(text: Corpus.Text) {
    for token in SyntaxTree.parse(text.bytes).tokens.dropLast() {
      Self.expectTheSame(text.bytes, with: "/* it's; -- */", at: token.range.lowerBound, token)
    }
  }

  @Test(arguments: try Corpus.right)
  func aLineBreakBeforeAWordChangesNothing(text: Corpus.Text) {
    for token in SyntaxTree.parse(text.bytes).tokens.dropLast() {
      Self.expectTheSame(text.bytes, with: "\r\n\n", at: token.range.lowerBound, token)
    }
  }

  @Test(
    arguments: TestSize.cases(try Corpus.right, few: 30),
    ["SELECT http BY os LAST 1d LIMIT 3;\n", ";;", "SHOW VALUES OF city;", "SELECT (http BY;"])
  func statementsBeforeChangeNothing(text: Corpus.Text, before: String) {
    for token in SyntaxTree.parse(text.bytes).tokens.dropLast() {
      Self.expectTheSame(text.bytes, with: before, at: 0, token)
    }
  }

  /// Compares the completions behind a token and in its middle with those after a text is inserted.
  private static func expectTheSame(
    _ bytes: [UInt8], with added: String, at place: Int, _ token: Token
  ) {
    let other = bytes[..<place] + Array(added.utf8) + bytes[place...]
    for cursor in Set([token.range.upperBound, token.range.lowerBound + token.range.count / 2])
    where cursor > place {
      let offered = Samples.completer.completions(text: bytes, cursor: cursor)
      let same = Samples.completer.completions(
        text: Array(other), cursor: cursor + added.utf8.count)
      #expect(same.map(\.insertion) == offered.map(\.insertion), "at \(cursor)")
    }
  }
}
