import PQModel
import PQSyntax

/// The buckets: EVERY, TIMEZONE, and the inner bucket of a reducer.
extension Binder {
  /// Returns the buckets of EVERY, or `whole` without it; `nil` if they are wrong, which is reported.
  mutating func every(_ clauses: [SyntaxNode], in zone: ZoneRules) -> Every? {
    guard let clause = clauses[.everyClause] else { return .whole }
    if clause.contains(.auto) { return .auto(at: clause.range) }
    guard let node = clause.children.first, let literal = duration(node) else { return nil }
    return buckets(literal, in: zone, at: node.range).map { .bucket($0, at: node.range) }
  }

  /// Returns the inner bucket of a reducer; `nil` if it is wrong, which is reported.
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

  /// Returns the zone of a query; `nil` if there is none with that name, which is reported.
  mutating func zone(_ clauses: [SyntaxNode]) -> ZoneRules? {
    guard let clause = clauses[.timezoneClause] else {
      return environment.settings.timezone ?? .utc
    }
    guard let node = clause.children.first, let name = node.stringValue else { return nil }
    return zone(named: name, at: node.range)
  }

  /// Returns the rules of a zone; `nil` if there is none with that name, which is reported.
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
  /// A length that divides the distance between any two borders of buckets. The lengths of calendar
  /// days can differ; the planner checks whether an interval fits into them.
  fileprivate var divisor: TimeSpan {
    if case .fixed(let span) = length { span } else { .day }
  }
}
