import PQ

/// A duration as statements have it: `10s`, `1m30s`, `500ms`.
enum DurationWord {
  /// How long it is; nil for what is no duration, or one of a calendar such as `1mo`.
  static func span(of word: String) -> TimeSpan? {
    let tokens = SyntaxTree.parse(word).tokens
    guard tokens.count == 2, tokens[0].kind == .duration,
      tokens[0].range.count == word.utf8.count
    else { return nil }
    return CalendarSpanLiteral(word)?.span.span
  }
}
