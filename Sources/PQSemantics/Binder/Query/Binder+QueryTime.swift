import PQModel
import PQSyntax

/// The time clauses of a query. A property is `nil` if its clause has an error.
struct QueryTime {
  let zone: ZoneRules?
  let every: Every?
  let range: BoundRange?

  /// True if EVERY divides the range into buckets. False without EVERY, because the whole range is
  /// then one bucket. If EVERY has an error, the value is true.
  var hasBuckets: Bool { every != .whole }

  /// The names of the automatic columns about time.
  var columnNames: [String] {
    guard hasBuckets else { return [] }
    return range?.includesNow == true ? ["timestamp", "state"] : ["timestamp"]
  }
}

extension Binder {
  /// Binds all time clauses of a query: TIMEZONE, EVERY and the clauses of the range.
  mutating func time(_ clauses: [SyntaxNode], of query: SyntaxNode) -> QueryTime {
    let zone = zone(clauses)
    let every = every(clauses, in: zone ?? .utc)
    return QueryTime(
      zone: zone, every: every, range: range(clauses, of: query, zone: zone ?? .utc))
  }
}

/// The range of a query: LAST, SINCE and UNTIL, or DURING.
extension Binder {
  /// Returns the range. If its clauses have an error, the result is `nil` and the error is
  /// reported.
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
    if present.isEmpty, isUnderstood(query) {
      let intervals = catalog.limits.rules.map(\.interval)
      problems.append(.missingRange(at: query.range, among: intervals))
    }
    guard let form = forms.first, let first = present.first, let last = present.last else {
      return nil
    }
    return BoundRange(
      form: form, includesNow: includesNow(present, form), now: now, zone: zone,
      source: first.range.lowerBound..<last.range.upperBound)
  }

  /// Returns the form of the range that a clause sets. The result of SINCE includes UNTIL, so the
  /// result of UNTIL itself is `nil`. `present` has the range clauses of the query, in the order of
  /// the text.
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

  /// Returns true if no part of a query was skipped. A clause that seems missing may be in a
  /// skipped part.
  private func isUnderstood(_ query: SyntaxNode) -> Bool {
    !query.children.contains { $0.kind == .skipped }
      && !problems.contains {
        $0.isIncomplete && $0.range.lowerBound >= query.range.lowerBound
      }
  }

  /// Returns the second of two clauses that both define a range; `nil` if there is none.
  private func conflict(_ present: [SyntaxNode]) -> SyntaxNode? {
    let isPair =
      present.count == 2 && present[.sinceClause] != nil && present[.untilClause] != nil
    return present.count < 2 || isPair ? nil : present[1]
  }

  /// Returns true if a clause has INCLUDING NOW. If the range has a fixed end, INCLUDING NOW is
  /// reported as an error.
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

/// The buckets: EVERY, the zone of TIMEZONE, and the inner buckets of reducers. A reducer is a
/// function such as `p95(http, 1m)`. It computes one value from the values of inner buckets.
extension Binder {
  /// Returns the buckets of EVERY, or `whole` if the query has no EVERY. If EVERY has an error, the
  /// result is `nil` and the error is reported.
  private mutating func every(_ clauses: [SyntaxNode], in zone: ZoneRules) -> Every? {
    guard let clause = clauses[.everyClause] else { return .whole }
    if clause.contains(.auto) { return .auto(at: clause.range) }
    guard let node = clause.children.first, let literal = duration(node) else { return nil }
    return buckets(literal, in: zone, at: node.range).map { .bucket($0, at: node.range) }
  }

  /// Returns the inner buckets (the grain) of a reducer: in `p95(http, 1m)`, buckets of one minute.
  /// If the argument has an error, the result is `nil` and the error is reported.
  mutating func grain(_ node: SyntaxNode, in zone: ZoneRules) -> Bucketing? {
    let inner = node.ungrouped
    guard inner.kind == .duration || inner.kind == .parameter else {
      report(.notAGrain(node), about: node)
      return nil
    }
    return duration(inner).flatMap { buckets($0, in: zone, at: node.range) }
  }

  private mutating func buckets(
    _ literal: CalendarSpanLiteral, in zone: ZoneRules, at range: Range<Int>
  ) -> Bucketing? {
    guard let buckets = literal.buckets(in: zone) else {
      problems.append(.mixedBuckets(literal.text, at: range))
      return nil
    }
    let intervals = catalog.limits.rules.map(\.interval)
    let length = buckets.divisor.milliseconds
    if intervals.contains(where: { length % $0.length.milliseconds == 0 }) { return buckets }
    problems.append(.unknownInterval(literal.text, buckets.divisor, among: intervals, at: range))
    return nil
  }

  /// Returns the zone of a query. If no zone has the name, the result is `nil` and an error is
  /// reported.
  mutating func zone(_ clauses: [SyntaxNode]) -> ZoneRules? {
    guard let clause = clauses[.timezoneClause] else {
      return environment.settings.timezone ?? .utc
    }
    guard let node = clause.children.first, let name = quotedText(node, wanted: "a time zone")
    else { return nil }
    return zone(named: name, at: node.range)
  }

  /// Returns the rules of a zone. They come from `surroundings`, because the binder reads no files.
  /// If no zone has the name, the result is `nil` and an error is reported.
  mutating func zone(named name: String, at range: Range<Int>) -> ZoneRules? {
    do throws(Surroundings.Refusal) {
      return try surroundings.zone(name)
    } catch {
      problems.append(.unknownZone(error, at: range))
      return nil
    }
  }
}

extension CalendarSpanLiteral {
  /// Returns buckets of this length; `nil` if it has months together with other units.
  fileprivate func buckets(in zone: ZoneRules) -> Bucketing? {
    if span.months > 0 {
      return span.days == 0 && span.rest.milliseconds == 0
        ? Bucketing(.months(span.months), in: zone) : nil
    }
    if units == [.week] { return Bucketing(.weeks(span.days / 7), in: zone) }
    return span.span.map { Bucketing(.fixed($0), in: zone) }
  }
}

extension Bucketing {
  /// A length that an interval of the backend must divide: the length of a bucket, or 24 hours for
  /// calendar buckets. A calendar day can be shorter or longer than 24 hours, so the planner checks
  /// the borders of the buckets of each query.
  fileprivate var divisor: TimeSpan {
    if case .fixed(let span) = length { span } else { .day }
  }
}
