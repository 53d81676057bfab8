import PQModel
import PQSemantics

/// The range that a query asks about, as its text says it or as a repair would.
struct AskedRange {
  /// A time that a repair says.
  enum Time: Equatable {
    case absolute(Instant)
    /// So much before the end of the newest complete bucket.
    case now(minus: TimeSpan)
    /// So much before midnight.
    case today(minus: TimeSpan)
  }

  /// What the text says.
  let said: BoundRange
  /// The length of LAST, if it is another.
  var last: CalendarSpan?
  /// Where the range begins, if it is said otherwise.
  var since: Time?
  /// Where it ends, if it is said otherwise.
  var until: Time?
  /// Whether the bucket that is not over yet belongs to it.
  var includesNow: Bool

  init(_ said: BoundRange) {
    self.said = said
    includesNow = said.includesNow
  }

  /// The period of the calendar that it is.
  var period: BoundRange.Period? {
    if case .during(let period) = said.form, since == nil { period } else { nil }
  }

  /// The length of LAST.
  var length: CalendarSpan? { if case .last(let span, _) = said.form { last ?? span } else { nil } }

  /// The range in times, if it is cut into such buckets.
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

  /// The start of today in the zone.
  var midnight: Instant { said.zone.startOfDay(said.now) }

  /// Whether the range goes on to now.
  var isOpen: Bool { said.form.isOpen && until == nil }
}
