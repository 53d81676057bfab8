import PQModel
import PQSemantics

/// The range of a query, with the changes that a fix-it makes to it.
struct AskedRange {
  /// A start or end that a fix-it writes into the query.
  enum Time: Equatable {
    case absolute(Instant)
    /// NOW minus a length. NOW of a query is the end of the newest complete bucket, and not the
    /// current time.
    case now(minus: TimeSpan)
    /// TODAY minus a length. TODAY is the start of the current day.
    case today(minus: TimeSpan)
  }

  /// The range as the text of the query states it, without the changes of a fix-it. `written.now`
  /// is the current time.
  let written: BoundRange
  /// The new length of LAST, or `nil` if it does not change.
  var last: CalendarSpan?
  /// The new start of the range, or `nil` if it does not change.
  var since: Time?
  /// The new end of the range, or `nil` if it does not change.
  var until: Time?
  /// True if the range includes the bucket that is not complete yet.
  var includesNow: Bool

  init(_ written: BoundRange) {
    self.written = written
    includesNow = written.includesNow
  }

  /// The calendar period of DURING. It is `nil` if the range has another form, or if a fix-it
  /// changes the start of the range.
  var period: BoundRange.Period? {
    if case .during(let period) = written.form, since == nil { period } else { nil }
  }

  /// The length of LAST, or `nil` if the range has another form.
  var length: CalendarSpan? {
    if case .last(let span, _) = written.form { last ?? span } else { nil }
  }

  /// Returns the start and end of the range. They depend on the buckets, because NOW is the end of
  /// the newest complete bucket.
  func resolved(_ buckets: Bucketing) -> TimeRange {
    let range = written.resolved(buckets)
    // The end of the newest complete bucket.
    let completeEnd = buckets.start(of: written.now)
    let end = includesNow && !written.includesNow ? buckets.raised(written.now) : range.to
    let start = last?.before(completeEnd, in: written.calendar(of: buckets))
    return TimeRange(
      from: start ?? since.map { instant($0, completeEnd) } ?? range.from,
      to: until.map { instant($0, completeEnd) } ?? end)
  }

  private func instant(_ time: Time, _ completeEnd: Instant) -> Instant {
    switch time {
    case .absolute(let instant): instant
    case .now(let span): completeEnd - span
    case .today(let span): midnight - span
    }
  }

  /// The start of today in the zone of the range.
  var midnight: Instant { written.zone.startOfDay(written.now) }

  /// True if the query sets no fixed end, so that the range ends now.
  var endsNow: Bool { written.form.isOpen && until == nil }
}
