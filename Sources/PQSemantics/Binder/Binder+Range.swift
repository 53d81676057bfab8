import PQModel
import PQSyntax

extension Binder {
  /// EVERY: one of the API's intervals.
  mutating func every(_ clauses: [SyntaxNode], of query: SyntaxNode) -> Located<Interval>? {
    guard let clause = clause(.everyClause, in: clauses) else {
      let today = now.floored(to: .day)
      let length = clause(.lastClause, in: clauses)?.child(.duration)
        .flatMap { DurationLiteral($0.text) }.map { today - $0.before(today) }
      let interval = suggestedInterval(for: length)
      if isWhole(query) {
        problems.append(.missingEvery(suggestion: interval, at: query.range))
      }
      return nil
    }
    if clause.contains(.auto) {
      unsupported("EVERY AUTO", clause)
      return nil
    }
    guard let node = clause.child(.duration), let value = duration(node) else { return nil }
    if let span = value.span, !value.hasWeeks, let interval = Interval(length: span) {
      return Located(interval, at: node.range)
    }
    let intervals = catalog.limits.rules.map(\.interval)
    problems.append(.unknownInterval(node.text, value.span, among: intervals, at: node.range))
    return nil
  }

  /// The finest interval that answers a range in at most a hundred buckets, or else in more.
  private func suggestedInterval(for length: TimeSpan?) -> Interval {
    let length = length ?? .hour
    let matches = catalog.limits.rules.filter { rule in
      length.milliseconds % rule.interval.length.milliseconds == 0
        && length <= rule.maxRange ?? length
        && rule.retention.map { now - $0 <= now.floored(to: rule.interval.length) - length } ?? true
    }
    let match = matches.first { length.milliseconds / $0.interval.length.milliseconds <= 100 }
    return (match ?? matches.first)?.interval ?? .h1
  }

  /// The range, if its clauses are right. It needs an interval, because a relative time is counted
  /// from the end of the newest complete bucket.
  mutating func range(
    _ clauses: [SyntaxNode], of query: SyntaxNode, interval: Interval?
  ) -> BoundRange? {
    let last = clause(.lastClause, in: clauses)
    let since = clause(.sinceClause, in: clauses)
    let until = clause(.untilClause, in: clauses)
    let during = clause(.duringClause, in: clauses)
    if let clause = conflict(last, since, until, during) {
      problems.append(.conflictingRanges(at: clause.range))
      return nil
    }
    if let last { return self.last(last, interval: interval) }
    if let since { return between(since, until, interval: interval) }
    if let until {
      problems.append(.untilWithoutSince(at: until.range))
    } else if during == nil, isWhole(query) {
      problems.append(.missingRange(at: query.range))
    }
    return nil
  }

  /// Whether all of a query was understood: what is missing may stand in what was not.
  private func isWhole(_ query: SyntaxNode) -> Bool {
    !query.children.contains { $0.kind == .skipped }
      && !problems.items.contains {
        $0.isIncomplete && $0.range.lowerBound >= query.range.lowerBound
      }
  }

  /// The second of two clauses that each say a whole range.
  private func conflict(_ clauses: SyntaxNode?...) -> SyntaxNode? {
    let present = clauses.compactMap { $0 }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    let isPair =
      present.count == 2
      && present.allSatisfy {
        $0.kind == .sinceClause || $0.kind == .untilClause
      }
    return present.count < 2 || isPair ? nil : present[1]
  }

  private mutating func last(_ clause: SyntaxNode, interval: Interval?) -> BoundRange? {
    guard let node = clause.child(.duration), let value = duration(node), let interval else {
      return nil
    }
    let end = now.floored(to: interval.length)
    return BoundRange(
      range: TimeRange(from: value.before(end), to: end), form: .last(duration: node.range),
      hasMonths: value.months > 0, source: clause.range)
  }

  private mutating func between(
    _ since: SyntaxNode, _ until: SyntaxNode?, interval: Interval?
  ) -> BoundRange? {
    let first = since.child(.time)
    let last = until?.child(.time)
    let start = first.flatMap { time($0, interval: interval) }
    let stop = last.flatMap { time($0, interval: interval) }
    guard let first, let start, let interval, until == nil || stop != nil else { return nil }
    let end = stop ?? now.floored(to: interval.length)
    let places = [since.range, until?.range].compactMap { $0 }
    let source =
      (places.map(\.lowerBound).min() ?? 0)..<(places.map(\.upperBound).max() ?? 0)
    guard start < end else {
      problems.append(.reversedRange(TimeRange(from: start, to: end), at: source))
      return nil
    }
    return BoundRange(
      range: TimeRange(from: start, to: end),
      form: .between(since: self.source(of: first), until: last.map { self.source(of: $0) }),
      hasMonths: false, source: source)
  }

  private func source(of time: SyntaxNode) -> BoundRange.TimeSource {
    let word = time.tokens.first?.keyword.text ?? ""
    return BoundRange.TimeSource(
      range: time.range, anchor: BoundRange.TimeSource.Anchor(rawValue: word) ?? .absolute)
  }

  /// A duration above zero.
  mutating func duration(_ node: SyntaxNode) -> DurationLiteral? {
    // Anything but a duration has been reported by the lexer or the parser.
    guard node.tokens.first?.kind == .duration else { return nil }
    guard let value = DurationLiteral(node.text) else {
      problems.append(.durationTooLong(node.text, at: node.range))
      return nil
    }
    guard !value.isZero else {
      problems.append(.emptyDuration(node.text, at: node.range))
      return nil
    }
    return value
  }
}
