import PQModel
import PQSyntax

/// The range of a query: LAST, SINCE and UNTIL, or DURING.
extension Binder {
  /// The range, if its clauses are right.
  mutating func range(_ clauses: [SyntaxNode], of query: SyntaxNode, zone: ZoneRules) -> BoundRange?
  {
    let last = clause(.lastClause, in: clauses)
    let since = clause(.sinceClause, in: clauses)
    let until = clause(.untilClause, in: clauses)
    let during = clause(.duringClause, in: clauses)
    let present = [last, since, until, during].compactMap { $0 }
    if let clause = conflict(present) {
      problems.append(.conflictingRanges(at: clause.range))
      return nil
    }
    if present.isEmpty, isWhole(query) { problems.append(.missingRange(at: query.range)) }
    if since == nil, let until { problems.append(.untilWithoutSince(at: until.range)) }
    let form =
      last.flatMap { self.last($0) } ?? since.flatMap { between($0, until, zone) }
      ?? during.flatMap { self.during($0) }
    guard let form, let source = Self.hull(present.map(\.range)) else { return nil }
    let mark = present.compactMap { $0.child(.includingNow) }.first
    if let mark, !form.isOpen { problems.append(.nothingToInclude(at: mark.range)) }
    return BoundRange(
      form: form, includesNow: mark != nil, now: now, zone: zone, source: source)
  }

  private static func hull(_ ranges: [Range<Int>]) -> Range<Int>? {
    guard let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max()
    else { return nil }
    return start..<end
  }

  /// Whether all of a query was understood: what is missing may stand in what was not.
  private func isWhole(_ query: SyntaxNode) -> Bool {
    !query.children.contains { $0.kind == .skipped }
      && !problems.items.contains {
        $0.isIncomplete && $0.range.lowerBound >= query.range.lowerBound
      }
  }

  /// The second of two clauses that each say a whole range.
  private func conflict(_ clauses: [SyntaxNode]) -> SyntaxNode? {
    let present = clauses.sorted { $0.range.lowerBound < $1.range.lowerBound }
    let isPair =
      present.count == 2
      && present.allSatisfy { $0.kind == .sinceClause || $0.kind == .untilClause }
    return present.count < 2 || isPair ? nil : present[1]
  }

  private mutating func last(_ clause: SyntaxNode) -> BoundRange.Form? {
    guard let node = clause.children.first, node.kind == .duration || node.kind == .parameter,
      let literal = duration(node)
    else { return nil }
    return .last(literal.span, at: node.range)
  }

  private mutating func between(
    _ since: SyntaxNode, _ until: SyntaxNode?, _ zone: ZoneRules
  ) -> BoundRange.Form? {
    let first = since.child(.time).flatMap { time($0, zone) }
    let last = until?.child(.time).flatMap { time($0, zone) }
    guard let first, until == nil || last != nil else { return nil }
    return .between(since: first, until: last)
  }

  private mutating func during(_ clause: SyntaxNode) -> BoundRange.Form? {
    guard let node = clause.child(.period) else { return nil }
    if node.contains(.today) { return .during(.init(unit: .days(1), isPast: false)) }
    if node.contains(.yesterday) { return .during(.init(unit: .days(1), isPast: true)) }
    let isPast = node.contains(.last)
    let units: [(Keyword, Bucketing.Length)] = [
      (.week, .weeks(1)), (.month, .months(1)), (.quarter, .months(3)), (.year, .months(12)),
    ]
    return units.first { node.contains($0.0) }.map { .during(.init(unit: $0.1, isPast: isPast)) }
  }
}

extension BoundRange.Form {
  /// Whether the range goes on to now.
  fileprivate var isOpen: Bool {
    switch self {
    case .last: true
    case .between(_, let until): until.map { $0.anchor == .now && $0.earlier.isZero } ?? true
    case .during(let period): !period.isPast
    }
  }
}
