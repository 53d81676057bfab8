import PQModel
import PQSemantics

/// Finds the range that a query's own is compared with, bucket by bucket.
///
///     LAST 7d EVERY 1d COMPARE WITH PREVIOUS        -> the 7 days before
///     DURING LAST MONTH EVERY 1d COMPARE WITH PREVIOUS -> the month before, which may be shorter
///     LAST 1d EVERY 1h COMPARE WITH 7d AGO          -> the same day a week earlier
struct CompareRanges {
  let query: BoundQuery
  let cutter: CutRange

  func cut(_ comparison: Comparison, beside cut: Cut) throws(CutFailure) -> Cut {
    let range = range(comparison, beside: cut)
    guard let bucketing = cut.bucketing else { return try cutter.cut(whole: range) }
    return try cutter.cut(range, bucketing)
  }

  private func range(_ comparison: Comparison, beside cut: Cut) -> TimeRange {
    switch comparison {
    case .ago(let span):
      return TimeRange(
        from: span.before(cut.range.from, in: query.zone),
        to: span.before(cut.range.to, in: query.zone))
    case .previous: return previous(cut)
    }
  }

  private func previous(_ cut: Cut) -> TimeRange {
    let own = cut.range
    switch query.range.form {
    case .during(let period):
      let start = Bucketing(period.unit, in: query.zone).moved(own.from, by: -1)
      return period.isPast
        ? TimeRange(from: start, to: own.from)
        : TimeRange(from: start, to: min(own.from, end(as: cut, from: start)))
    case .last(let span, _) where span.hasDates && !query.range.includesNow:
      return TimeRange(from: span.before(own.from, in: query.zone), to: own.from)
    default:
      let start = cut.bucketing?.moved(own.from, by: -cut.buckets.count) ?? own.from - own.length
      return TimeRange(from: start, to: own.from)
    }
  }

  /// As many buckets behind a start as a range has.
  private func end(as cut: Cut, from start: Instant) -> Instant {
    cut.bucketing?.moved(start, by: cut.buckets.count) ?? start + cut.range.length
  }
}
