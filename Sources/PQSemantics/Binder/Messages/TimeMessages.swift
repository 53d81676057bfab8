package import PQModel
package import PQSyntax

/// The messages of the binder about ranges and times.
extension Diagnostic {
  /// - Parameter intervals: the intervals of the backend, the shortest first.
  static func missingRange(at range: Range<Int>, among intervals: [Interval]) -> Diagnostic {
    let hour = TimeSpan.hour.milliseconds
    let hasHours = intervals.contains { hour % $0.length.milliseconds == 0 }
    let length = hasHours ? "1h" : intervals.first?.rawValue ?? "1h"
    return Diagnostic(.missingRange, "a query needs a range of time", at: endOf(range))
      .expecting("LAST and a duration", "SINCE and a time")
      .inserted(" LAST \(length)", at: range.upperBound)
  }

  private func inserted(_ text: String, at place: Int) -> Diagnostic {
    repaired(String(text.dropFirst()), FixIt.Edit(place..<place, text))
  }

  private static func endOf(_ range: Range<Int>) -> Range<Int> {
    range.upperBound..<range.upperBound
  }

  static func unknownInterval(
    _ text: String, _ span: TimeSpan, among intervals: [Interval], at range: Range<Int>
  ) -> Diagnostic {
    guard let finest = intervals.first else {
      return Diagnostic(.unknownInterval, "this backend has no buckets", at: range)
    }
    let count = (span.milliseconds - 1) / finest.length.milliseconds + 1
    return Diagnostic(
      .unknownInterval,
      "buckets of \(text) cannot be made of those of this backend, the shortest of which are"
        + " \(finest.rawValue)", at: range
    ).replaced(by: (count * finest.length).description)
  }

  static func mixedBuckets(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .unknownInterval,
      "\(text) mixes months with what clocks count, and no calendar has such buckets",
      at: range)
  }

  static func nothingToInclude(at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .wrongKind, "the range ends before now, so INCLUDING NOW has nothing to add", at: range)
  }

  static func conflictingRanges(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.conflictingRanges, "a query has one range of time, and this is a second", at: range)
      .advising("Write LAST and a duration, SINCE and UNTIL, or DURING and a period.")
  }

  static func untilWithoutSince(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.missingRange, "UNTIL needs a SINCE", at: range)
      .expecting("SINCE and a time")
  }

  static func durationTooLong(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidDuration, "\(text) is longer than 1000 years", at: range)
  }

  static func emptyDuration(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidDuration, "\(text) is no time at all", at: range)
  }

  static func invalidTime(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidTime, "\(shown(text)) is not a time", at: range)
      .expecting("a date such as '2026-01-15'", "an instant such as '2026-01-15T20:30Z'")
  }

  /// Returns the diagnostic of a local time that clocks show twice.
  ///
  /// - Parameters:
  ///   - first: the first instant with this time; `last` is the last one.
  ///   - node: the time, or a parameter in place of it.
  static func repeatedTime(
    _ text: String, _ first: Instant, _ last: Instant, _ zone: ZoneRules, at node: SyntaxNode
  ) -> Diagnostic {
    Diagnostic(
      .invalidTime, "clocks in \(zone.name) show \(shown(text)) twice", at: node.range
    ).choosing(between: first, last, zone, at: node)
  }

  /// Returns the diagnostic of a local time that clocks skip.
  ///
  /// - Parameters:
  ///   - earlier: the time with the offset after the change; `later` has the offset before it.
  ///   - node: the time, or a parameter in place of it.
  static func skippedTime(
    _ text: String, _ earlier: Instant, _ later: Instant, _ zone: ZoneRules, at node: SyntaxNode
  ) -> Diagnostic {
    Diagnostic(.invalidTime, "clocks in \(zone.name) skip \(shown(text))", at: node.range)
      .choosing(between: earlier, later, zone, at: node)
  }

  private func choosing(
    between first: Instant, _ last: Instant, _ zone: ZoneRules, at node: SyntaxNode
  ) -> Diagnostic {
    let texts = [first, last].map { instant in
      StringLiteral.quoted(instant.description(offset: zone.offset(at: instant)))
    }
    let named = naming(
      zone.changes(in: TimeRange(from: first, to: last + TimeSpan(milliseconds: 1))), of: zone)
    // The value of a parameter is elsewhere, so there is no fix-it.
    return node.tokens.first?.kind == .parameter
      ? named.advising("It is \(texts[0]) or \(texts[1]).") : named.replaced(byOneOf: texts)
  }

  /// Returns a copy with advice about the changes of the clock; only the first two are mentioned.
  package func naming(_ changes: [ZoneRules.Change], of zone: ZoneRules) -> Diagnostic {
    changes.prefix(2).reduce(self) { diagnostic, change in
      let length = TimeSpan(milliseconds: change.after.milliseconds - change.before.milliseconds)
      let isForward = length.milliseconds > 0
      let size = TimeSpan(milliseconds: Int64(clamping: length.milliseconds.magnitude))
      return diagnostic.advising(
        "Clocks in \(zone.name) are \(isForward ? "put forward" : "turned back") by \(size) at"
          + " \(change.instant).")
    }
  }

  static func invalidEpoch(
    _ text: String, in epochs: ClosedRange<Int64>, at node: SyntaxNode
  ) -> Diagnostic {
    let seconds = NumberLiteral.whole(text) ?? 0
    let (milliseconds, overflows) = seconds.multipliedReportingOverflow(by: 1000)
    guard !overflows, epochs.contains(milliseconds) else {
      return Diagnostic(.invalidTime, "\(shown(text)) is not a time", at: node.range)
        .expecting("whole milliseconds since 1970", "a date in quotes such as '2026-01-15'")
    }
    let year = CivilTime(Instant(milliseconds: seconds)).year
    let diagnostic = Diagnostic(
      .invalidTime, "\(seconds) is in \(year): times are in milliseconds", at: node.range)
    // The value of a parameter is elsewhere, so there is no fix-it.
    return node.text == text ? diagnostic.replaced(by: "\(milliseconds)") : diagnostic
  }
}
