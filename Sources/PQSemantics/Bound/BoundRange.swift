public import PQModel

/// The range of a query in the form of its text. Its start and end depend on the buckets, because
/// NOW is the end of the newest complete bucket.
public struct BoundRange: Sendable, Equatable {
  /// The form of the range in the text.
  public enum Form: Sendable, Equatable {
    /// `LAST 6h`. The position is that of the duration, in bytes.
    case last(CalendarSpan, at: Range<Int>)
    /// `SINCE t UNTIL t`. `until` is `nil` without UNTIL; then the range ends now.
    case between(since: Time, until: Time?)
    /// A calendar period such as `DURING LAST MONTH`.
    case during(Period)
  }

  /// A point in time and its position in the text.
  public struct Time: Sendable, Equatable {
    /// The reference point of a time.
    public enum Anchor: Sendable, Equatable {
      /// A fixed instant.
      case absolute(Instant)
      /// The end of the newest complete bucket.
      case now
      /// The start of the current day in the zone.
      case today
    }

    /// The reference point.
    public let anchor: Anchor
    /// The duration that is subtracted from the reference point.
    public let earlier: CalendarSpan
    /// The position, in bytes from the start of the text.
    public let range: Range<Int>
  }

  /// A calendar period: the current one, up to now, or the previous one.
  public struct Period: Sendable, Equatable {
    /// The length of the period.
    public let unit: Bucketing.Length
    /// True for the previous period. It is complete.
    public let isPast: Bool
  }

  /// The form of the range in the text.
  public let form: Form
  /// True if the range includes the bucket that is not complete yet.
  public let includesNow: Bool
  /// The current time. It is the same for the whole run.
  public let now: Instant
  /// The zone of the calendar.
  public let zone: ZoneRules
  /// The position of the clauses of the range, in bytes from the start of the text.
  public let source: Range<Int>

  /// Returns the start and end of the range. They depend on the buckets, because NOW is the end of
  /// the newest complete bucket.
  public func resolved(_ buckets: Bucketing) -> TimeRange {
    let complete = buckets.start(of: now)
    let end = includesNow ? buckets.raised(now) : complete
    switch form {
    case .last(let span, _):
      return TimeRange(from: span.before(complete, in: calendar(of: buckets)), to: end)
    case .between(let since, let until):
      let to = form.isOpen ? nil : until.map { instant($0, complete, buckets) }
      return TimeRange(from: instant(since, complete, buckets), to: to ?? end)
    case .during(let period): return resolved(period, end)
    }
  }

  /// Returns the zone of the days in LAST and NOW. It is the zone of the query if buckets start at its
  /// midnight. For shorter buckets it is UTC, where every day has 24 hours.
  package func calendar(of buckets: Bucketing) -> ZoneRules {
    if case .fixed = buckets.length { .utc } else { zone }
  }

  private func resolved(_ period: Period, _ end: Instant) -> TimeRange {
    let calendar = Bucketing(period.unit, in: zone)
    let start = calendar.start(of: now)
    return period.isPast
      ? TimeRange(from: calendar.moved(start, by: -1), to: start)
      : TimeRange(from: start, to: end)
  }

  private func instant(_ time: Time, _ complete: Instant, _ buckets: Bucketing) -> Instant {
    switch time.anchor {
    case .absolute(let instant): time.earlier.before(instant, in: zone)
    case .now: time.earlier.before(complete, in: calendar(of: buckets))
    case .today: time.earlier.before(zone.startOfDay(now), in: zone)
    }
  }
}

extension BoundRange.Form {
  /// True if the query sets no fixed end, so that the range ends now.
  package var isOpen: Bool {
    switch self {
    case .last: true
    case .between(_, let until): until.map { $0.anchor == .now && $0.earlier.isZero } ?? true
    case .during(let period): !period.isPast
    }
  }
}
