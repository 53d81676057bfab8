package import PQSyntax

/// The syntax highlighting of query texts.
package enum Highlighter {
  /// Returns the highlighted ranges of a text in UTF-8, in order and without overlaps. Only white
  /// space is between them.
  ///
  /// The time is linear in the length of the text.
  package static func highlights(of text: [UInt8]) -> [Highlight] {
    highlights(of: SyntaxTree.parse(text))
  }

  /// Returns the highlighted ranges of a parsed text, in order and without overlaps.
  package static func highlights(of tree: SyntaxTree) -> [Highlight] {
    let meanings = WordMeanings(tree).meanings
    var highlights: [Highlight] = []
    highlights.reserveCapacity(tree.tokens.count)
    var end = 0
    for (token, meaning) in zip(tree.tokens, meanings) {
      TriviaPieces.append(tree.source, end..<token.range.lowerBound, to: &highlights)
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

/// A range of a text with one color.
package struct Highlight: Sendable, Equatable {
  /// The kind of text, which determines the color.
  package enum Kind: String, Sendable, CaseIterable {
    /// A kind of token, or a word with this meaning. `name` is any other name.
    case keyword, metric, dimension, function, number, string, parameter, comment, name
    /// An operator or punctuation.
    case sign
    /// Text that the grammar does not allow.
    case wrong
  }

  /// The position, in bytes from the start of the text.
  package let range: Range<Int>
  /// The kind of text.
  package let kind: Kind
}

/// The pieces between two tokens: comments, and text that the lexer skips as an error.
struct TriviaPieces {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int

  /// Appends the comments and errors of a gap.
  static func append(_ bytes: [UInt8], _ gap: Range<Int>, to highlights: inout [Highlight]) {
    guard !gap.isEmpty else { return }
    var pieces = TriviaPieces(bytes: bytes, end: gap.upperBound, index: gap.lowerBound)
    while let piece = pieces.next() { highlights.append(piece) }
  }

  private mutating func next() -> Highlight? {
    while index < end, Self.isSpace(bytes[index]) { index += 1 }
    guard index < end else { return nil }
    let start = index
    if beginsLineComment {
      while index < end, bytes[index] != 0x0A { index += 1 }
      return Highlight(range: start..<index, kind: .comment)
    }
    if beginsBlockComment {
      skipBlockComment()
      return Highlight(range: start..<index, kind: .comment)
    }
    repeat { index += 1 } while index < end && !isBorder
    return Highlight(range: start..<index, kind: .wrong)
  }

  private var isBorder: Bool {
    Self.isSpace(bytes[index]) || beginsLineComment || beginsBlockComment
  }

  private var beginsLineComment: Bool {
    bytes[index] == UInt8(ascii: "#") || isPair(UInt8(ascii: "-"), UInt8(ascii: "-"))
      || isPair(UInt8(ascii: "/"), UInt8(ascii: "/"))
  }

  private var beginsBlockComment: Bool { isPair(UInt8(ascii: "/"), UInt8(ascii: "*")) }

  private func isPair(_ first: UInt8, _ second: UInt8) -> Bool {
    bytes[index] == first && index + 1 < end && bytes[index + 1] == second
  }

  private mutating func skipBlockComment() {
    var depth = 0
    while index < end {
      if beginsBlockComment {
        depth += 1
        index += 2
      } else if isPair(UInt8(ascii: "*"), UInt8(ascii: "/")) {
        depth -= 1
        index += 2
        if depth == 0 { return }
      } else {
        index += 1
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
