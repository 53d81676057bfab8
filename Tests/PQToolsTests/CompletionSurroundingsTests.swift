import PQSyntax
import PQTools
import Testing

/// What stands around a statement, and does not change what is offered in it.
@Suite struct CompletionSurroundingsTests {
  /// Inside of every comment, between the signs that open or close it as well.
  @Test(arguments: try Corpus.right + Corpus.wrong)
  func nothingIsOfferedInsideOfAComment(text: Corpus.Text) {
    // Where a string is open already, a quote in a comment is its end as well as it is none.
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
    arguments: try Corpus.right,
    ["SELECT http BY os LAST 1d LIMIT 3;\n", ";;", "SHOW VALUES OF city;", "SELECT (http BY;"])
  func statementsBeforeChangeNothing(text: Corpus.Text, before: String) {
    for token in SyntaxTree.parse(text.bytes).tokens.dropLast() {
      Self.expectTheSame(text.bytes, with: before, at: 0, token)
    }
  }

  /// Behind a token and in its middle.
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
