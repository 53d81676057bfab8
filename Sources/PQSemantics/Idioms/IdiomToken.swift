import PQSyntax

/// A token of a statement with idioms: a token of pq, or characters that mean nothing here, such as `[`.
struct IdiomToken {
  let text: String
  /// The text in lower case.
  let word: String
  /// The position in the text, in bytes.
  let range: Range<Int>
  /// The kind of the token of pq; `nil` for other characters.
  let kind: Token.Kind?
  /// True for a word that is no keyword.
  let isPlainWord: Bool

  /// Returns the tokens of the statement texts of a tree: the pieces between its semicolons.
  static func pieces(of tree: SyntaxTree) -> [[IdiomToken]] {
    var pieces: [[IdiomToken]] = [[]]
    var end = 0
    for token in tree.tokens {
      pieces[pieces.count - 1] += others(
        in: end..<max(end, token.range.lowerBound), of: tree.source)
      end = token.range.upperBound
      switch token.kind {
      case .semicolon: pieces.append([])
      case .end: break
      default:
        let text = String(decoding: tree.source[token.range], as: UTF8.self)
        pieces[pieces.count - 1].append(
          IdiomToken(
            text: text, word: text.lowercased(), range: token.range, kind: token.kind,
            isPlainWord: token.kind == .word && token.keyword == .plain))
      }
    }
    return pieces
  }

  /// Returns the characters between two tokens that are neither white space nor a comment.
  private static func others(in range: Range<Int>, of source: [UInt8]) -> [IdiomToken] {
    var found: [IdiomToken] = []
    var place = range.lowerBound
    while place < range.upperBound, !source[place...].starts(with: comment) {
      let start = place
      while place < range.upperBound, source[place] > 0x20 { place += 1 }
      if place > start {
        let text = String(decoding: source[start..<place], as: UTF8.self)
        // A comment in brackets ends the search too; it may have any characters.
        if text.hasPrefix("/*") || text.hasPrefix("#") || text.hasPrefix("//") { return found }
        found.append(
          IdiomToken(text: text, word: text, range: start..<place, kind: nil, isPlainWord: false))
      }
      place += 1
    }
    return found
  }

  private static let comment = Array("--".utf8)
}
