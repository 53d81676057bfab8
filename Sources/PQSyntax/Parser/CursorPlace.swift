/// A place of a text at which somebody writes: what stands there, and what can stand there.
package struct CursorPlace: Sendable {
  /// What stands at the place already, and would be replaced.
  package enum Fragment: Sendable, Equatable {
    case nothing
    case word
    /// A number, with or without a unit.
    case quantity
    /// `$` and what follows it.
    case parameter
    /// A string, in that kind of quote.
    case string(quote: UInt8)
  }

  /// What stands there.
  package let fragment: Fragment
  /// Where it stands, in bytes from the start of the text.
  package let range: Range<Int>
  /// What of it stands before the place; of a string, its value.
  package let typed: String
  /// The tokens before it: all of them, and from where on they belong to its statement.
  package let tokens: [Token]
  /// The first token of the statement, or the number of the tokens.
  package let statement: Int
  /// The first token behind it, in its statement.
  package let following: Token?
  /// Whether a word behind the place would run into what is put there.
  package let touchesWord: Bool
  /// What can stand there instead.
  package let expectations: Expectations
  /// The words of the clauses that the statement has behind the place.
  package let laterClauses: [Keyword]

  /// The place at a distance in bytes from the start of a text in UTF-8; nil inside of a comment,
  /// and in a text that is too long. A place inside of a character is the one before it.
  package init?(_ offset: Int, in source: [UInt8]) {
    guard source.count <= SyntaxTree.longestText else { return nil }
    let cursor = UTF8Scalar.border(at: min(max(offset, 0), source.count), in: source)
    let cut = Lexer.cut(source[..<cursor])
    guard !cut.endsInComment, !cut.isInsideOpening(at: cursor, of: source) else { return nil }
    let written = WrittenFragment(cut, cursor: cursor, in: source)
    (fragment, range, typed) = (written.fragment, written.range, written.typed(in: source))
    tokens = Array(cut.tokens.prefix { $0.range.lowerBound < written.range.lowerBound })
    statement = (tokens.lastIndex { $0.kind == .semicolon } ?? -1) + 1
    let rest = Lexer.rest(of: source, from: range.upperBound)
    following = rest.first
    touchesWord = fragment == .nothing && rest.first.map { $0.touches(cursor) } == true
    let own = Array(tokens[statement...])
    expectations = Expectations(behind: own, of: source, at: range.lowerBound)
    laterClauses = rest.isEmpty ? [] : Self.clauses(of: own + rest, behind: own.count, source)
  }
}

extension Token {
  fileprivate func touches(_ cursor: Int) -> Bool {
    range.lowerBound == cursor && (kind == .word || kind.isCount)
  }
}

extension CutText {
  /// Whether a comment is opened by what stands on both sides of the place.
  fileprivate func isInsideOpening(at cursor: Int, of source: [UInt8]) -> Bool {
    guard cursor < source.count, let last = tokens.last, last.range.upperBound == cursor else {
      return false
    }
    switch (last.kind, source[cursor]) {
    case (.minus, UInt8(ascii: "-")): return source[cursor - 1] == source[cursor]
    case (.slash, UInt8(ascii: "*")), (.slash, UInt8(ascii: "/")):
      return source[cursor - 1] == UInt8(ascii: "/")
    default: return false
    }
  }
}

extension Lexer {
  /// The tokens from a place on, as far as the end of the statement.
  fileprivate static func rest(of source: [UInt8], from place: Int) -> [Token] {
    let tokens = cut(source[place...], atSemicolon: true).tokens
    return tokens.prefix { $0.kind != .semicolon }.map { token in
      let range = token.range
      return Token(
        token.kind, token.keyword, start: place + range.lowerBound, end: place + range.upperBound)
    }
  }
}

extension Expectations {
  /// What can stand behind the tokens of a statement.
  fileprivate init(behind tokens: [Token], of source: [UInt8], at place: Int) {
    let all = tokens + [Token(.end, start: place, end: place)]
    for listsGoOn in [false, true] {
      var parser = Parser(
        source: source, tokens: all, problems: DiagnosticList(),
        probe: EndProbe(position: tokens.count, listsGoOn: listsGoOn))
      parser.text()
      add(parser.probe.expectations)
    }
  }
}

extension CursorPlace {
  /// The words of the clauses that begin at a token or behind it.
  private static func clauses(
    of tokens: [Token], behind place: Int, _ source: [UInt8]
  ) -> [Keyword] {
    let end = tokens.last?.range.upperBound ?? 0
    let all = tokens + [Token(.end, start: end, end: end)]
    var parser = Parser(
      source: source, tokens: all, problems: DiagnosticList(), probe: NoProbe())
    parser.text()
    return parser.entries.indices.filter { index in
      let entry = parser.entries[index]
      guard entry.kind.isClause, entry.firstToken >= place else { return false }
      // `LAST MONTH` is what is left of DURING LAST MONTH.
      return entry.kind != .lastClause || parser.entries[index - 1].kind != .missing
    }.map { all[Int(parser.entries[$0].firstToken)].keyword }.filter(\.beginsClause)
  }
}
