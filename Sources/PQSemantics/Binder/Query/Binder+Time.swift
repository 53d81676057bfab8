import PQModel
import PQSyntax

extension Binder {
  /// A time: `'2026-01-15'`, milliseconds since the epoch, or NOW or TODAY minus a duration.
  mutating func time(_ node: SyntaxNode, _ zone: ZoneRules) -> BoundRange.Time? {
    guard let token = node.tokens.first else { return nil }
    switch token.kind {
    case .string:
      return instant(StringLiteral.value(of: token, in: node.tree.source), zone, node)
    case .number: return epoch(node.text, node)
    case .parameter: return parameter(node, zone)
    case .word: return relative(node, token)
    default: return nil
    }
  }

  private mutating func instant(
    _ text: String, _ zone: ZoneRules, _ node: SyntaxNode
  ) -> BoundRange.Time? {
    if let instant = Instant(iso8601: text, in: zone) { return time(.absolute(instant), node) }
    problems.append(.invalidTime(text, at: node.range))
    return nil
  }

  private mutating func epoch(_ text: String, _ node: SyntaxNode) -> BoundRange.Time? {
    guard let value = NumberLiteral.whole(text), value <= Self.latestEpoch else {
      problems.append(.invalidEpoch(text, at: node.range))
      return nil
    }
    guard value >= Self.earliestEpoch else {
      problems.append(.epochInSeconds(value, at: node.range))
      return nil
    }
    return time(.absolute(Instant(milliseconds: value)), node)
  }

  private mutating func parameter(_ node: SyntaxNode, _ zone: ZoneRules) -> BoundRange.Time? {
    switch parameterValue(of: node) {
    case .text(let text)?: return instant(text, zone, node)
    case .number(_, let text)?: return epoch(text, node)
    case .some(let value):
      problems.append(
        .parameterOfOtherKind(node.text, is: value.kind, wanted: "a time", at: node.range))
      return nil
    case nil: return nil
    }
  }

  private mutating func relative(_ node: SyntaxNode, _ word: Token) -> BoundRange.Time? {
    let anchor: BoundRange.Time.Anchor = word.keyword == .today ? .today : .now
    guard let child = node.children.first else { return time(anchor, node) }
    return duration(child).map { time(anchor, earlier: $0.span, node) }
  }

  private func time(
    _ anchor: BoundRange.Time.Anchor, earlier: CalendarSpan = CalendarSpan(), _ node: SyntaxNode
  ) -> BoundRange.Time {
    BoundRange.Time(anchor: anchor, earlier: earlier, range: node.range)
  }

  /// 1973: a smaller number is a time in seconds, not in milliseconds.
  private static var earliestEpoch: Int64 { 100_000_000_000 }
  /// The end of the year 9999.
  private static var latestEpoch: Int64 { 253_402_300_799_999 }
}
