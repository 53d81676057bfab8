public import PQSyntax

/// The syntax highlighting of query texts.
public enum Highlighter {
  /// Returns the highlighted ranges of a text in UTF-8, in order and without overlaps. Only white
  /// space is between them.
  ///
  /// The time is linear in the length of the text.
  public static func highlights(of text: [UInt8]) -> [Highlight] {
    highlights(of: SyntaxTree.parse(text))
  }

  /// Returns the highlighted ranges of a parsed text, in order and without overlaps.
  public static func highlights(of tree: SyntaxTree) -> [Highlight] {
    let meanings = WordMeanings(tree).meanings
    var highlights: [Highlight] = []
    highlights.reserveCapacity(tree.tokens.count)
    var end = 0
    for (token, meaning) in zip(tree.tokens, meanings) {
      GapPieces.append(tree.source, end..<token.range.lowerBound, to: &highlights)
      if token.kind != .end {
        highlights.append(Highlight(range: token.range, kind: kind(of: token, meaning)))
      }
      end = token.range.upperBound
    }
    return highlights
  }

  private static func kind(of token: Token, _ meaning: WordMeaning) -> Highlight.Kind {
    switch meaning {
    case .token: kind(of: token)
    case .keyword: .keyword
    case .metric: .metric
    case .dimension: .dimension
    case .function: .function
    case .setting, .name: .name
    case .wrong: .wrong
    }
  }

  private static func kind(of token: Token) -> Highlight.Kind {
    switch token.kind {
    case .word: .name
    case .number, .duration, .size, .malformedNumber: .number
    case .string: .string
    case .parameter: .parameter
    default: .sign
    }
  }
}
