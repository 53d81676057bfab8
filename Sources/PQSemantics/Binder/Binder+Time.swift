import PQModel
import PQSyntax

extension Binder {
  /// A time: `'2026-01-15'`, milliseconds since the epoch, or NOW or TODAY minus a duration.
  ///
  /// NOW is the end of the newest complete bucket, so that a relative range has whole buckets.
  mutating func time(_ node: SyntaxNode, interval: Interval?) -> Instant? {
    guard let token = node.tokens.first else { return nil }
    switch token.kind {
    case .string:
      let text = StringLiteral.value(of: token, in: node.tree.source)
      if let instant = Instant(iso8601: text) { return instant }
      problems.append(.invalidTime(text, at: node.range))
    case .number: return epoch(node)
    case .word: return relative(node, token, interval: interval)
    default: break
    }
    return nil
  }

  private mutating func epoch(_ node: SyntaxNode) -> Instant? {
    guard let value = NumberLiteral.whole(node.text), value <= Self.latestEpoch else {
      problems.append(.invalidEpoch(node.text, at: node.range))
      return nil
    }
    guard value >= Self.earliestEpoch else {
      problems.append(.epochInSeconds(value, at: node.range))
      return nil
    }
    return Instant(milliseconds: value)
  }

  private mutating func relative(
    _ node: SyntaxNode, _ word: Token, interval: Interval?
  ) -> Instant? {
    let length = word.keyword == .today ? .day : interval?.length ?? .minute
    let base = now.floored(to: length)
    guard let node = node.child(.duration) else { return base }
    return duration(node)?.before(base)
  }

  /// 1973: a smaller number is a time in seconds, not in milliseconds.
  private static var earliestEpoch: Int64 { 100_000_000_000 }
  /// The end of the year 9999.
  private static var latestEpoch: Int64 { 253_402_300_799_999 }
}
