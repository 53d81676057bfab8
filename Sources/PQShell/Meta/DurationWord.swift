import PQ

/// A duration in the notation of the language: `10s`, `1m30s`, `500ms`.
enum DurationWord {
  /// Returns the duration; `nil` if the word is not one, or a calendar unit such as `1mo`.
  static func span(of word: String) -> TimeSpan? {
    let tokens = SyntaxTree.parse(word).tokens
    guard tokens.count == 2, tokens[0].kind == .duration,
      tokens[0].range.count == word.utf8.count
    else { return nil }
    return CalendarSpanLiteral(word)?.span.span
  }
}
