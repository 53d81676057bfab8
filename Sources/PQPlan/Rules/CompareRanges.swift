import PQModel
import PQSemantics

/// Finds the range that a query's own is compared with, bucket by bucket.
///
///     LAST 7d EVERY 1d COMPARE WITH PREVIOUS        -> the 7 days before
///     DURING LAST MONTH EVERY 1d COMPARE WITH PREVIOUS -> the month before, which may be shorter
///     DURING THIS MONTH EVERY 1d COMPARE WITH PREVIOUS -> as many days of the month before
///     LAST 1d EVERY 1h COMPARE WITH 7d AGO          -> the same day a week earlier
struct CompareRanges {
  let asked: AskedRange

  func range(_ comparison: Comparison, beside cut: Cut) -> TimeRange {
    switch comparison {
    case .ago(let span):
      TimeRange(
        from: span.before(cut.range.from, in: asked.said.zone),
        to: span.before(cut.range.to, in: asked.said.zone))
    case .previous: previous(cut)
    }
  }

  private func previous(_ cut: Cut) -> TimeRange {
    let own = cut.range
    if let period = asked.period {
      let start = Bucketing(period.unit, in: asked.said.zone).moved(own.from, by: -1)
      return TimeRange(
        from: start, to: period.isPast ? own.from : min(own.from, end(as: cut, from: start)))
    }
    if let length = asked.length, length.hasDates, !asked.includesNow {
      return TimeRange(from: length.before(own.from, in: asked.said.zone), to: own.from)
    }
    let start = cut.bucketing?.moved(own.from, by: -cut.buckets.count) ?? own.from - own.length
    return TimeRange(from: start, to: own.from)
  }

  /// As many buckets behind a start as a range has.
  private func end(as cut: Cut, from start: Instant) -> Instant {
    cut.bucketing?.moved(start, by: cut.buckets.count) ?? start + cut.range.length
  }
}
