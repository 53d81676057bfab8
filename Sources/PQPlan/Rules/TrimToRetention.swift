import PQModel
import PQSemantics

/// Finds where a range begins that is as long as what is kept. It goes back from the end of the newest
/// complete bucket, and retention from now, which is later; so its first bucket is just lost.
///
///     LAST 14d EVERY 1h at 20:30   -> the range would begin at 20:00, and begins at 21:00
///     LAST 15d EVERY 1h            -> is longer than what is kept, and stays an error
///
/// What is to be asked for must be kept a little longer than just now, where the clock runs on.
struct TrimToRetention {
  static let details = PlannerRule.Details(
    name: "leave out",
    summary: "Leaves out buckets that have expired or have no partner.",
    examples: [
      .init("SELECT http LAST 14d EVERY 1h;", ["what is no longer kept, up to 2026-01-01T21:00Z"]),
      .init(
        "SELECT http DURING LAST MONTH EVERY 1d COMPARE WITH PREVIOUS;",
        ["1 day without a partner"]),
    ])

  let limits: ExportLimits
  let clock: Instant
  let asked: AskedRange
  /// The end of the newest complete bucket.
  let complete: Instant
  /// Whether the range is one bucket, so that any interval may begin it.
  let isWhole: Bool
  /// The buckets of reducers, of which a range has whole ones.
  let grains: [Bucketing]

  /// The first instant that is still kept; nil if that is not why the range cannot be answered, or if
  /// it is longer than what is kept.
  ///
  /// - Parameter start: where the range begins as the text says it, which may be earlier than in the
  ///   failure.
  func start(_ failure: CutFailure, from start: Instant) -> Instant? {
    guard asked.isOpen, case .beyondRetention(let range, let end, let intervals, _) = failure,
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

  /// Whether buckets of an interval are kept for so long that the start of the text is just lost, and
  /// where the range begins now as well.
  private func lost(_ rule: ExportLimits.Rule, _ start: Instant, now instant: Instant) -> Bool {
    guard let retention = rule.retention, let earliest = limits.earliest(of: rule, at: clock) else {
      return false
    }
    let (days, rest) = retention.milliseconds.quotientAndRemainder(
      dividingBy: TimeSpan.day.milliseconds)
    let span = CalendarSpan(days: Int(days), rest: TimeSpan(milliseconds: rest))
    let oldest = min(complete - retention, span.before(complete, in: asked.said.zone))
    return oldest <= start && instant < earliest
  }
}

extension RangeNote {
  /// Describes what is left out of a range that was cut.
  func rewrite(_ cut: Cut) -> Rewrite {
    switch self {
    case .trimmed: Rewrite(.leaveOut, "what is no longer kept, up to \(cut.range.from)")
    case .unpaired(let buckets):
      Rewrite(.leaveOut, "\(Self.count(buckets, cut)) without a partner")
    }
  }
}
