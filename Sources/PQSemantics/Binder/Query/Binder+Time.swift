import PQModel
import PQSyntax

/// The times and durations.
extension Binder {
  /// Binds a time: `'2026-01-15'`, milliseconds since the epoch, or NOW or TODAY minus a duration.
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
    switch ISO8601Time(text)?.moment(in: zone) {
    case .once(let instant)?: return time(.absolute(instant), node)
    case .repeated(let first, let last)?:
      problems.append(.repeatedTime(text, first, last, zone, at: node))
    case .skipped(let earlier, let later)?:
      problems.append(.skippedTime(text, earlier, later, zone, at: node))
    case nil: problems.append(.invalidTime(text, at: node.range))
    }
    return nil
  }

  private mutating func epoch(_ text: String, _ node: SyntaxNode) -> BoundRange.Time? {
    guard let value = NumberLiteral.whole(text), Self.epochs.contains(value) else {
      problems.append(.invalidEpoch(text, in: Self.epochs, at: node))
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

  private static var epochs: ClosedRange<Int64> { Instant.epochMilliseconds }

  /// Returns a duration greater than zero, or a parameter with such a value; `nil` if it has an error,
  /// which is reported.
  mutating func duration(_ node: SyntaxNode) -> CalendarSpanLiteral? {
    let literal = node.kind == .parameter ? durationParameter(node) : durationLiteral(node)
    guard let literal, literal.span.isZero else { return literal }
    problems.append(.emptyDuration(node.text, at: node.range))
    return nil
  }

  private mutating func durationParameter(_ node: SyntaxNode) -> CalendarSpanLiteral? {
    switch parameterValue(of: node) {
    case .duration(let duration)?: return duration
    case .some(let value):
      problems.append(
        .parameterOfOtherKind(node.text, is: value.kind, wanted: "a duration", at: node.range))
      return nil
    case nil: return nil
    }
  }

  /// Returns the duration in the text; `nil` if it is too long, which is reported.
  mutating func durationLiteral(_ node: SyntaxNode) -> CalendarSpanLiteral? {
    // The parser has reported other tokens that it accepts as durations.
    guard node.tokens.first?.kind == .duration else { return nil }
    let literal = CalendarSpanLiteral(node.text)
    if literal == nil { problems.append(.durationTooLong(node.text, at: node.range)) }
    return literal
  }
}
