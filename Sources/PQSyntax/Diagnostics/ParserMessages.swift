/// The messages of the parser.
extension Diagnostic {
  /// The maximum number of expected texts. All of a small set are listed.
  private static let longestList = 12

  /// Returns the diagnostic of a token that no production accepts. At the end of a statement or of the
  /// text, its position is after the last token, where something is missing.
  static func unexpected(
    _ token: Token, _ text: String, after end: Int, expecting expected: [String]
  ) -> Diagnostic {
    let isEnd = token.kind == .end || token.kind == .semicolon
    let found = token.kind == .end ? "the text ends" : "the statement ends"
    return Diagnostic(
      .unexpectedToken,
      isEnd ? "\(found) where something is missing" : "\(shown(text)) does not fit here",
      at: isEnd ? end..<end : token.range
    ).with {
      $0.expected = Array(expected.prefix(longestList))
      $0.isIncomplete = token.kind == .end
    }
  }

  /// Returns a piece of the text in quotes. Text that already has quotes gets no more quotes. Long
  /// text is shortened.
  package static func shown(_ text: String) -> String {
    // The limit is in scalars, because one character can have any number of scalars.
    let line = text.unicodeScalars.prefix { !Character($0).isNewline }.prefix(41)
    let isShort = line.count <= 40 && line.endIndex == text.endIndex
    let piece = isShort ? text : "\(Substring(line.prefix(37)))..."
    return piece.hasPrefix("'") || piece.hasPrefix("\"") ? piece : "'\(piece)'"
  }

  static func unknownStatement(
    _ word: String, nearest: Keyword?, at range: Range<Int>
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .unknownStatement, "no statement begins with \(shown(word))", at: range)
    if let nearest { return diagnostic.replaced(by: nearest.text) }
    return diagnostic.expecting("SELECT", "EXPLAIN", "SHOW", "LET", "PARAM", "SET", "INCLUDE")
  }

  static func unknownClause(
    _ word: String, nearest: Keyword, at range: Range<Int>
  ) -> Diagnostic {
    Diagnostic(.unknownClause, "no clause begins with \(shown(word))", at: range)
      .replaced(by: nearest.text)
  }

  static func duplicateClause(_ keyword: Keyword, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.duplicateClause, "a query has at most one \(keyword.text)", at: range)
  }

  static func missingSemicolon(before token: Token, at end: Int) -> Diagnostic {
    Diagnostic(.missingSemicolon, "a ';' is missing between two statements", at: token.range)
      .repaired(";", FixIt.Edit(end..<end, ";"))
  }

  static func fromClause(at range: Range<Int>, upTo whole: Range<Int>) -> Diagnostic {
    Diagnostic(.fromClause, "there is no FROM: pq has one source", at: range)
      .advising("For a start time use SINCE.")
      .repaired("leave it out", FixIt.Edit(whole, ""))
  }

  static func fromInsteadOfSince(at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .fromClause, "there is no FROM: pq has one source; for a start time use SINCE", at: range
    ).replaced(by: "SINCE")
  }

  static func toInsteadOfUntil(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.unknownClause, "for an end time use UNTIL", at: range).replaced(by: "UNTIL")
  }

  static func groupBy(at range: Range<Int>, upTo next: Int) -> Diagnostic {
    Diagnostic(.foreignSyntax, "GROUP BY is written BY here", at: range)
      .repaired("BY", FixIt.Edit(range.lowerBound..<next, ""))
  }

  /// - Parameter end: the end of ORDER, where BY is missing; `nil` if what follows is no key of BY.
  static func orderWithoutBy(at range: Range<Int>, after end: Int?) -> Diagnostic {
    let diagnostic = Diagnostic(.unexpectedToken, "ORDER stands without BY", at: range)
    return end.map { diagnostic.repaired("ORDER BY", FixIt.Edit($0..<$0, " BY")) } ?? diagnostic
  }

  /// - Parameter foreign: the text between ORDER and BY.
  static func orderWithoutBy(at range: Range<Int>, removing foreign: Range<Int>) -> Diagnostic {
    Diagnostic(.unexpectedToken, "ORDER stands without BY", at: range)
      .repaired("ORDER BY", FixIt.Edit(foreign, ""))
  }

  static func quotedAlias(_ name: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.unexpectedToken, "the name of a column stands without quotes", at: range)
      .replaced(by: name)
  }

  static func listWithoutParentheses(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.unexpectedToken, "IN takes a list in parentheses", at: range)
      .replaced(by: "(\(text))")
  }

  /// Returns the diagnostic of a range of time with BETWEEN.
  ///
  /// - Parameters:
  ///   - first: the first bound, with quotes.
  ///   - last: the last bound, with quotes.
  ///   - dayAfter: the day after the last bound, with quotes; `nil` if that bound is not a day.
  ///   - isWhole: true if the range can be replaced by clauses.
  static func timesBetween(
    _ first: String, _ last: String, dayAfter: String?, isWhole: Bool, at range: Range<Int>
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      .foreignSyntax, "BETWEEN includes its end, and a range of time ends before UNTIL", at: range)
    guard let dayAfter else {
      return diagnostic.advising("SINCE \(first) UNTIL \(last) leaves out what begins at \(last).")
    }
    let advised = diagnostic.advising(
      "UNTIL \(dayAfter) includes the day \(last), UNTIL \(last) does not.")
    // The range from a time until the same time is empty, so only one reading is possible.
    let ranges = (first == last ? [dayAfter] : [dayAfter, last]).map {
      "SINCE \(first) UNTIL \($0)"
    }
    return isWhole ? advised.replaced(byOneOf: ranges) : advised.with { $0.expected = ranges }
  }

  static func yesterday(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.unexpectedToken, "YESTERDAY is a period, and here stands a time", at: range)
      .replaced(by: "TODAY - 1d")
  }

  package static func bareWord(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.bareWordValue, "a value stands in quotes", at: range)
      .replaced(by: StringLiteral.quoted(text))
  }

  static func durationWithoutUnit(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.malformedNumber, "a duration needs a unit", at: range)
      .expecting("\(text)m for minutes", "\(text)h for hours", "\(text)d for days")
  }

  static func nestingTooDeep(limit: Int, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .nestingTooDeep, "parentheses, NOT and signs nest at most \(limit) deep", at: range)
  }
}
