import PQModel
import PQSemantics

/// Finds the comparison range, and the partner of each bucket of the query's own range.
///
///     LAST 7d EVERY 1d COMPARE WITH PREVIOUS            -> the 7 days before, by their number
///     LAST 1d EVERY 1h COMPARE WITH 7d AGO              -> the same hours a week earlier
///     DURING LAST MONTH EVERY 1d COMPARE WITH PREVIOUS  -> day 1 beside day 1; a day without a partner,
///                                                          such as a 31st, is left out of both
///     DURING LAST MONTH COMPARE WITH PREVIOUS           -> the whole month beside the month before
///     DURING TODAY EVERY 1h COMPARE WITH PREVIOUS       -> yesterday up to the same time of day
///
/// In a time zone, the partner of a day is a day, and the partner of an hour has the same local
/// time. If no bucket of UTC starts at that local time, the partner is 24 hours earlier per day.
struct CompareRanges {
  static let details = PlannerRule.Details(
    name: "compare",
    summary: "Requests the range of COMPARE WITH as well.",
    examples: [
      .init(
        "SELECT http LAST 6h EVERY 1h COMPARE WITH 7d AGO;",
        ["with 2026-01-08T14:00Z to 2026-01-08T20:00Z"])
    ])

  let asked: AskedRange
  let comparison: Comparison
  /// The buckets that divide the range. If `isWhole` is true, they only define NOW: the end of the
  /// newest complete bucket.
  let grid: Bucketing
  /// True if the range is one bucket.
  let isWhole: Bool
  let coverRule: CoverRange

  private var bucketing: Bucketing? { isWhole ? nil : grid }

  /// Describes the comparison range; `nil` if the query compares nothing.
  static func rewrite(_ queryRanges: QueryRanges) -> Rewrite? {
    queryRanges.before.map { Rewrite(.compare, "with \($0.range)") }
  }

  func pairs(of own: Buckets) throws(RangeFailure) -> BucketPairs {
    if isWhole, let over = running(own), grid.end(ofBucketAt: over.from) - over.from > .hour {
      return try complete(own, without: over)
    }
    guard let shift else {
      return BucketPairs(own, before: try coverRule.buckets(of: justBefore(own), bucketing))
    }
    guard let bucketing else { return try whole(own, shift) }
    if let length = shift.length(before: own.range) {
      let range = TimeRange(from: own.range.from - length, to: own.range.to - length)
      return BucketPairs(own, before: try coverRule.buckets(of: range, bucketing))
    }
    return try PartnerSearch(shift: shift, bucketing: bucketing).pairs(of: own)
  }

  /// The calendar distance to the comparison range. It is `nil` if the comparison range is just
  /// before the query's own range and has as many buckets.
  private var shift: CalendarShift? {
    let zone = asked.written.zone
    switch comparison {
    case .ago(let span): return CalendarShift(span: span, zone: zone)
    case .previous:
      if let period = asked.period { return CalendarShift(span: period.length, zone: zone) }
      // Months differ in length, so their days are paired by number.
      guard let length = asked.length, length.months > 0, !asked.includesNow else { return nil }
      let calendar = bucketing.map(asked.written.calendar) ?? .utc
      return CalendarShift(span: length, zone: calendar)
    }
  }

  private func justBefore(_ own: Buckets) -> TimeRange {
    let range = own.range
    if let bucketing {
      return TimeRange(from: bucketing.moved(range.from, by: -own.count), to: range.from)
    }
    let days = Bucketing(.days(1), in: asked.written.zone)
    guard days.isBorder(range.from), days.isBorder(range.to),
      let count = Buckets(days, of: range)?.count
    else { return TimeRange(from: range.from - range.length, to: range.from) }
    return TimeRange(from: days.moved(range.from, by: -count), to: range.from)
  }

  /// Returns both ranges as one bucket each. The two buckets may differ in length. If the query's
  /// own range includes the running bucket, the comparison range ends at the same time of day.
  private func whole(
    _ own: Buckets, _ shift: CalendarShift
  ) throws(RangeFailure) -> BucketPairs {
    let from = shift.border(own.range.from)
    var to = shift.border(own.range.to)
    if running(own) != nil {
      let clock = grid.start(of: shift.border(asked.written.now))
      to = clock > from ? clock : to
    }
    guard from < to else { throw .noPartner(own.range, nil) }
    return BucketPairs(own, before: Buckets(whole: TimeRange(from: from, to: to)))
  }

  /// Returns the bucket of the grid that is not complete yet, if a range ends with this bucket;
  /// otherwise `nil`.
  private func running(_ own: Buckets) -> TimeRange? {
    let start = grid.start(of: asked.written.now)
    guard asked.includesNow, start < asked.written.now, start < own.range.to else { return nil }
    return TimeRange(from: start, to: own.range.to)
  }

  /// Returns the pair without the running bucket, which is longer than an hour. No part of the
  /// comparison range can be compared with such a bucket.
  private func complete(
    _ own: Buckets, without running: TimeRange
  ) throws(RangeFailure) -> BucketPairs {
    guard own.range.from < running.from else { throw .noPartner(own.range, nil) }
    var over = self.asked
    over.includesNow = false
    let compare = CompareRanges(
      asked: over, comparison: comparison, grid: grid, isWhole: true, coverRule: coverRule)
    let whole = Buckets(whole: TimeRange(from: own.range.from, to: running.from))
    let pairs = try compare.pairs(of: whole)
    return BucketPairs(pairs.current, before: pairs.before, unpaired: [running])
  }
}

/// A shift into the past by the calendar of a zone.
struct CalendarShift {
  let span: CalendarSpan
  let zone: ZoneRules

  /// Returns the length of the shift, or `nil` if the length is not constant in a range. The length
  /// is not constant if the shift has months, or if clocks are changed between the shifted start
  /// and the end of the range.
  func length(before range: TimeRange) -> TimeSpan? {
    guard let length = span.span else { return nil }
    let reach = TimeRange(from: range.from - length - TimeSpan.day, to: range.to)
    return zone.changes(in: reach).isEmpty ? length : nil
  }

  /// Returns the shifted border of a range.
  func border(_ instant: Instant) -> Instant { span.border(before: instant, in: zone) }
}

extension BoundRange.Period {
  /// The distance from the start of a period to the start of the next one.
  fileprivate var length: CalendarSpan {
    switch unit {
    case .fixed(let span): CalendarSpan(rest: span)
    case .days(let count): CalendarSpan(days: count)
    case .weeks(let count): CalendarSpan(days: 7 * count)
    case .months(let count): CalendarSpan(months: count)
    }
  }
}
