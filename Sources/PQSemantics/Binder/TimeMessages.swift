import PQModel
import PQSyntax

/// The wording of what the binder finds in ranges and times.
extension Diagnostic {
  static func missingRange(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.missingRange, "a query needs a range of time", at: endOf(range))
      .expecting("LAST and a duration", "SINCE and a time")
      .inserted(" LAST 1h", at: range.upperBound)
  }

  static func missingEvery(suggestion: Interval, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.missingEvery, "a query without EVERY is not supported yet", at: endOf(range))
      .inserted(" EVERY \(suggestion.rawValue)", at: range.upperBound)
  }

  private func inserted(_ text: String, at place: Int) -> Diagnostic {
    repaired(String(text.dropFirst()), Repair.Edit(place..<place, text))
  }

  private static func endOf(_ range: Range<Int>) -> Range<Int> {
    range.upperBound..<range.upperBound
  }

  static func unknownInterval(
    _ text: String, _ span: TimeSpan?, among intervals: [Interval], at range: Range<Int>
  ) -> Diagnostic {
    let below = intervals.last { $0.length <= span ?? .day }
    let nearest = below ?? intervals.first ?? .d1
    let list = intervals.map(\.rawValue).joined(separator: " ")
    return Diagnostic(.unknownInterval, "EVERY \(text) is not supported yet", at: range)
      .advising("The API's own intervals are \(list).")
      .replaced(by: nearest.rawValue)
  }

  static func conflictingRanges(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.conflictingRanges, "a query has one range of time, and this is a second", at: range)
      .advising("Write LAST and a duration, or SINCE and UNTIL.")
  }

  static func untilWithoutSince(at range: Range<Int>) -> Diagnostic {
    Diagnostic(.missingRange, "UNTIL needs a SINCE", at: range)
      .expecting("SINCE and a time")
  }

  static func reversedRange(_ asked: TimeRange, at range: Range<Int>) -> Diagnostic {
    let relation = asked.from == asked.to ? "where it begins" : "before it begins"
    return Diagnostic(.reversedRange, "the range ends \(relation)", at: range)
      .advising("It begins at \(asked.from) and ends at \(asked.to).")
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

  static func invalidEpoch(_ text: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(.invalidTime, "\(text) is not a time", at: range)
      .expecting("whole milliseconds since 1970", "a date in quotes such as '2026-01-15'")
  }

  static func epochInSeconds(_ value: Int64, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .invalidTime,
      "\(value) is in \(CivilTime(Instant(milliseconds: value)).year):"
        + " times are in milliseconds", at: range
    ).replaced(by: "\(value)000")
  }
}
