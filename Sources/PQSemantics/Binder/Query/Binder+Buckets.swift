import PQModel
import PQSyntax

/// How time is cut: EVERY, TIMEZONE, and the grain of a reducer.
extension Binder {
  /// EVERY, or the whole range without it; nil if it is wrong, which is told.
  mutating func every(_ clauses: [SyntaxNode]) -> Every? {
    guard let clause = clause(.everyClause, in: clauses) else { return .whole }
    if clause.contains(.auto) { return .auto(at: clause.range) }
    guard let node = clause.children.first, let literal = duration(node) else { return nil }
    let zone = zone(clauses, isQuiet: true) ?? .utc
    return buckets(literal, in: zone, at: node.range).map { .bucket($0, at: node.range) }
  }

  /// The grain of a reducer, which is that of a bucket.
  mutating func grain(_ node: SyntaxNode) -> Bucketing? {
    guard node.kind == .duration || node.kind == .parameter else {
      problems.append(.notAGrain(node.text, at: node.range))
      return nil
    }
    return duration(node).flatMap { buckets($0, in: .utc, at: node.range) }
  }

  private mutating func buckets(
    _ literal: CalendarSpanLiteral, in zone: ZoneRules, at range: Range<Int>
  ) -> Bucketing? {
    let span = literal.span
    if span.months > 0 {
      guard span.days == 0, span.rest.milliseconds == 0 else {
        problems.append(.mixedBuckets(literal.text, at: range))
        return nil
      }
      return answered(Bucketing(.months(span.months), in: zone), .day, literal, at: range)
    }
    if literal.units == [.week] {
      return answered(Bucketing(.weeks(span.days / 7), in: zone), .day, literal, at: range)
    }
    if literal.units == [.day] || literal.units == [.week, .day] {
      return answered(Bucketing(.days(span.days), in: zone), .day, literal, at: range)
    }
    let length = span.span ?? .day
    return answered(Bucketing(.fixed(length)), length, literal, at: range)
  }

  /// Buckets that intervals of the backend fit into.
  private mutating func answered(
    _ buckets: Bucketing, _ length: TimeSpan, _ literal: CalendarSpanLiteral, at range: Range<Int>
  ) -> Bucketing? {
    let intervals = catalog.limits.rules.map(\.interval)
    if intervals.contains(where: { length.milliseconds % $0.length.milliseconds == 0 }) {
      return buckets
    }
    problems.append(.unknownInterval(literal.text, length, among: intervals, at: range))
    return nil
  }

  /// The zone of a query; nil if there is none of that name, which is told unless it was already.
  mutating func zone(_ clauses: [SyntaxNode], isQuiet: Bool = false) -> ZoneRules? {
    guard let clause = clause(.timezoneClause, in: clauses) else {
      return environment.settings.timezone ?? .utc
    }
    guard let token = clause.child(.string)?.tokens.first else { return .utc }
    return zone(
      named: StringLiteral.value(of: token, in: clause.tree.source), at: isQuiet ? nil : token.range
    )
  }

  mutating func zone(named name: String, at range: Range<Int>?) -> ZoneRules? {
    do throws(Surroundings.Refusal) {
      return try surroundings.zone(name)
    } catch {
      if let range { problems.append(.unknownZone(error, at: range)) }
      return nil
    }
  }

  /// A duration above zero, or a parameter that is one.
  mutating func duration(_ node: SyntaxNode) -> CalendarSpanLiteral? {
    let literal: CalendarSpanLiteral
    switch node.tokens.first?.kind {
    case .duration?:
      guard let read = CalendarSpanLiteral(node.text) else {
        problems.append(.durationTooLong(node.text, at: node.range))
        return nil
      }
      literal = read
    case .parameter?:
      guard let value = parameterValue(of: node) else { return nil }
      guard case .duration(let given) = value else {
        problems.append(
          .parameterOfOtherKind(node.text, is: value.kind, wanted: "a duration", at: node.range))
        return nil
      }
      literal = given
    default: return nil  // Reported by the lexer or the parser.
    }
    guard !literal.span.isZero else {
      problems.append(.emptyDuration(node.text, at: node.range))
      return nil
    }
    return literal
  }
}
