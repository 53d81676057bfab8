import PQModel
import PQSemantics

/// The range of a query, with the changes that a fix-it makes to it.
struct AskedRange {
  /// A start or end that a fix-it writes into the query.
  enum Time: Equatable {
    case absolute(Instant)
    /// NOW minus a length. NOW is the end of the newest complete bucket.
    case now(minus: TimeSpan)
    /// TODAY minus a length. TODAY is the start of the current day.
    case today(minus: TimeSpan)
  }

  /// The range as the query states it, without changes.
  let said: BoundRange
  /// The new length of LAST, or `nil` if it does not change.
  var last: CalendarSpan?
  /// The new start of the range, or `nil` if it does not change.
  var since: Time?
  /// The new end of the range, or `nil` if it does not change.
  var until: Time?
  /// True if the range includes the bucket that is not complete yet.
  var includesNow: Bool

  init(_ said: BoundRange) {
    self.said = said
    includesNow = said.includesNow
  }

  /// The calendar period of DURING, or `nil` if the range has another form.
  var period: BoundRange.Period? {
    if case .during(let period) = said.form, since == nil { period } else { nil }
  }

  /// The length of LAST, or `nil` if the range has another form.
  var length: CalendarSpan? { if case .last(let span, _) = said.form { last ?? span } else { nil } }

  /// Returns the start and end of the range for a division into buckets.
  func resolved(_ buckets: Bucketing) -> TimeRange {
    let range = said.resolved(buckets)
    let complete = buckets.start(of: said.now)
    let end = includesNow && !said.includesNow ? buckets.raised(said.now) : range.to
    let start = last?.before(complete, in: said.calendar(of: buckets))
    return TimeRange(
      from: start ?? since.map { instant($0, complete) } ?? range.from,
      to: until.map { instant($0, complete) } ?? end)
  }

  private func instant(_ time: Time, _ complete: Instant) -> Instant {
    switch time {
    case .absolute(let instant): instant
    case .now(let span): complete - span
    case .today(let span): midnight - span
    }
  }

  /// The start of today in the zone of the range.
  var midnight: Instant { said.zone.startOfDay(said.now) }

  /// True if the query sets no fixed end, so that the range ends now.
  var isOpen: Bool { said.form.isOpen && until == nil }
}
