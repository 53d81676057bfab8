import PQModel
import PQSyntax

/// The range of a query: LAST, SINCE and UNTIL, or DURING.
extension Binder {
  /// Returns the range; `nil` if its clauses have an error, which is reported.
  mutating func range(
    _ clauses: [SyntaxNode], of query: SyntaxNode, zone: ZoneRules
  ) -> BoundRange? {
    let kinds: [SyntaxKind] = [.lastClause, .sinceClause, .untilClause, .duringClause]
    let present = kinds.compactMap { clauses[$0] }.inTextOrder
    let forms = kinds.compactMap { kind in clauses[kind].flatMap { form($0, present, zone) } }
    if let clause = conflict(present) {
      problems.append(.conflictingRanges(at: clause.range))
      return nil
    }
    if present.isEmpty, isUnderstood(query) { problems.append(.missingRange(at: query.range)) }
    guard let form = forms.first, let first = present.first, let last = present.last else {
      return nil
    }
    return BoundRange(
      form: form, includesNow: includesNow(present, form), now: now, zone: zone,
      source: first.range.lowerBound..<last.range.upperBound)
  }

  /// Returns the meaning of a clause; UNTIL is a part of SINCE.
  private mutating func form(
    _ clause: SyntaxNode, _ present: [SyntaxNode], _ zone: ZoneRules
  ) -> BoundRange.Form? {
    switch clause.kind {
    case .lastClause: return last(clause)
    case .duringClause: return during(clause)
    case .sinceClause: return between(clause, present[.untilClause], zone)
    default:
      guard present[.sinceClause] == nil else { return nil }
      _ = clause.child(.time).flatMap { time($0, zone) }
      if present.count == 1 { problems.append(.untilWithoutSince(at: clause.range)) }
      return nil
    }
  }

  /// Returns true if no part of a query was skipped. A clause that seems missing may be in such a
  /// part.
  private func isUnderstood(_ query: SyntaxNode) -> Bool {
    !query.children.contains { $0.kind == .skipped }
      && !problems.items.contains {
        $0.isIncomplete && $0.range.lowerBound >= query.range.lowerBound
      }
  }

  /// Returns the second of two clauses that both define a range; `nil` if there is none.
  private func conflict(_ present: [SyntaxNode]) -> SyntaxNode? {
    let isPair =
      present.count == 2 && present[.sinceClause] != nil && present[.untilClause] != nil
    return present.count < 2 || isPair ? nil : present[1]
  }

  private mutating func includesNow(_ present: [SyntaxNode], _ form: BoundRange.Form) -> Bool {
    guard let mark = present.compactMap({ $0.child(.includingNow) }).first else { return false }
    if !form.isOpen { problems.append(.nothingToInclude(at: mark.range)) }
    return true
  }

  private mutating func last(_ clause: SyntaxNode) -> BoundRange.Form? {
    guard let node = clause.children.first, let literal = duration(node) else { return nil }
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

  private func during(_ clause: SyntaxNode) -> BoundRange.Form? {
    guard let node = clause.child(.period) else { return nil }
    if node.contains(.today) { return .during(.init(unit: .days(1), isPast: false)) }
    if node.contains(.yesterday) { return .during(.init(unit: .days(1), isPast: true)) }
    let units: [(Keyword, Bucketing.Length)] = [
      (.week, .weeks(1)), (.month, .months(1)), (.quarter, .months(3)), (.year, .months(12)),
    ]
    let unit = units.first { node.contains($0.0) }?.1
    return unit.map { .during(.init(unit: $0, isPast: node.contains(.last))) }
  }
}

extension [SyntaxNode] {
  fileprivate var inTextOrder: [SyntaxNode] {
    sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
