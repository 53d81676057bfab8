/// The position of a cursor in a text, with the token at the cursor and the tokens allowed there.
package struct CursorPlace: Sendable {
  /// The kind of text at the cursor. A completion replaces this text.
  package enum TextKind: Sendable, Equatable {
    /// Nothing: the cursor is not inside or right after a token of another kind.
    case nothing
    /// A name or a keyword.
    case word
    /// A number, with or without a unit.
    case quantity
    /// A parameter: `$` and the name after it.
    case parameter
    /// A string in one kind of quote.
    case string(quote: UInt8)
  }

  /// The kind of text at the cursor.
  package let textKind: TextKind
  /// The range of the text at the cursor, in bytes from the start of the text.
  package let range: Range<Int>
  /// The part of the text at the cursor that is before the cursor. For a string it is the value
  /// without quotes.
  package let typed: String
  /// All tokens before the fragment.
  package let tokens: [Token]
  /// The index of the first token of the statement in `tokens`, or the number of tokens.
  package let statement: Int
  /// The next token of the same statement; `nil` if there is none.
  package let following: Token?
  /// True if a word follows the cursor directly, so that a space is needed after an insertion.
  package let touchesWord: Bool
  /// The keywords and tokens that the grammar allows at the cursor.
  package let expectations: Expectations
  /// The keywords of the clauses after the cursor in the same statement.
  package let laterClauses: [Keyword]

  /// Creates the position at an offset in a text. An offset inside a character is moved to the
  /// start of the character. An offset outside the text is moved to the nearest end.
  ///
  /// - Parameters:
  ///   - offset: the offset in bytes from the start of the text.
  ///   - source: the text in UTF-8.
  /// - Returns: `nil` inside a comment, or if the text is longer than `SyntaxTree.longestText`.
  package init?(_ offset: Int, in source: [UInt8]) {
    guard source.count <= SyntaxTree.longestText else { return nil }
    let cursor = UTF8Scalar.border(at: min(max(offset, 0), source.count), in: source)
    let cut = Lexer.cut(source[..<cursor])
    guard !cut.endsInComment, !cut.isInsideOpening(at: cursor, of: source) else { return nil }
    let written = CursorTextFinder(cut, cursor: cursor, in: source)
    (textKind, range, typed) = (written.textKind, written.range, written.typed(in: source))
    tokens = Array(cut.tokens.prefix { $0.range.lowerBound < written.range.lowerBound })
    statement = (tokens.lastIndex { $0.kind == .semicolon } ?? -1) + 1
    let rest = Lexer.rest(of: source, from: range.upperBound)
    following = rest.first
    touchesWord = textKind == .nothing && rest.first.map { $0.touches(cursor) } == true
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

extension LexedPrefix {
  /// Returns true if the characters on both sides of the cursor start a comment.
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
  /// Returns the tokens after a position, up to the end of the statement.
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
  /// Creates the expectations after the tokens of a statement.
  fileprivate init(behind tokens: [Token], of source: [UInt8], at place: Int) {
    let all = tokens + [Token(.end, start: place, end: place)]
    for listsGoOn in [false, true] {
      var parser = Parser(
        source: source, tokens: all, problems: DiagnosticList(),
        probe: EndRecorder(position: tokens.count, listsGoOn: listsGoOn))
      parser.text()
      add(parser.probe.expectations)
    }
  }
}

extension CursorPlace {
  /// Returns the keywords of the clauses that start at a token or after it.
  private static func clauses(
    of tokens: [Token], behind place: Int, _ source: [UInt8]
  ) -> [Keyword] {
    let end = tokens.last?.range.upperBound ?? 0
    let all = tokens + [Token(.end, start: end, end: end)]
    var parser = Parser(
      source: source, tokens: all, problems: DiagnosticList(), probe: NoRecorder())
    parser.text()
    return parser.entries.indices.filter { index in
      let entry = parser.entries[index]
      guard entry.kind.isClause, entry.firstToken >= place else { return false }
      // `LAST MONTH` is the rest of an incomplete DURING LAST MONTH.
      return entry.kind != .lastClause || parser.entries[index - 1].kind != .missing
    }.map { all[Int(parser.entries[$0].firstToken)].keyword }.filter(\.beginsClause)
  }
}
