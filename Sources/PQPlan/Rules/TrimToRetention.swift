import PQModel
import PQSemantics

/// Finds a later start for a range that is as long as the retention. Such a range ends at the end
/// of the newest complete bucket, but retention is measured from now. So the first bucket of the
/// range has just expired.
///
///     LAST 14d EVERY 1h at 20:30   -> the range would begin at 20:00, and begins at 21:00
///     LAST 15d EVERY 1h            -> is longer than what is kept, and stays an error
///
/// The new start expires only after a short margin, because time passes before the request is sent.
struct TrimToRetention {
  static let details = PlannerRule.Details(
    name: "leave out",
    summary: "Leaves out buckets that have expired or have no partner.",
    examples: [
      .init("SELECT http LAST 14d EVERY 1h;", ["expired data, up to 2026-01-01T21:00Z"]),
      .init(
        "SELECT http DURING LAST MONTH EVERY 1d COMPARE WITH PREVIOUS;",
        ["1 day without a partner"]),
    ])

  let limits: ExportLimits
  let clock: Instant
  let asked: AskedRange
  /// The end of the newest complete bucket.
  let completeEnd: Instant
  /// True if the range is one bucket. It may begin at a border of any interval.
  let isWhole: Bool
  /// The inner buckets of reducers. A range of one bucket begins at a border of each of them.
  let grains: [Bucketing]

  /// Returns the first instant that is still kept. It is `nil` if another reason prevents an answer, or if
  /// the range is longer than the retention.
  ///
  /// - Parameter start: the start of the range in the query. The start in the failure may be later.
  func start(_ failure: RangeFailure, from start: Instant) -> Instant? {
    guard asked.endsNow, case .beyondRetention(let range, let end, let intervals, _) = failure,
      end == range.from
    else { return nil }
    let rules = limits.rules.filter {
      (isWhole || intervals.contains($0.interval)) && lost($0, start, now: range.from)
    }
    guard let retention = rules.compactMap(\.retention).min(),
      let rule = rules.first(where: { $0.retention == retention })
    else { return nil }
    let kept = (clock - retention + limits.expiryMargin).raised(to: rule.interval.length)
    return isWhole ? grains.reduce(kept) { $1.raised($0) } : kept
  }

  /// Returns true if two conditions are true. The retention of an interval is at least as long as
  /// the range in the query. The current start of the range has expired.
  private func lost(_ rule: ExportLimits.Rule, _ start: Instant, now instant: Instant) -> Bool {
    guard let retention = rule.retention, let earliest = limits.earliest(of: rule, at: clock) else {
      return false
    }
    let (days, rest) = retention.milliseconds.quotientAndRemainder(
      dividingBy: TimeSpan.day.milliseconds)
    let span = CalendarSpan(days: Int(days), rest: TimeSpan(milliseconds: rest))
    let oldest = min(completeEnd - retention, span.before(completeEnd, in: asked.written.zone))
    return oldest <= start && instant < earliest
  }
}

extension RangeNote {
  /// Describes the buckets that are left out of a range.
  func rewrite(_ covered: CoveredRange) -> Rewrite {
    switch self {
    case .trimmed: Rewrite(.leaveOut, "expired data, up to \(covered.range.from)")
    case .unpaired(let buckets):
      Rewrite(.leaveOut, "\(Self.count(buckets, covered.bucketing)) without a partner")
    }
  }
}
