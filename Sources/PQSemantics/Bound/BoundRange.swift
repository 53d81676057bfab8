public import PQModel

/// The range of a query as the text says it. Which times that are depends on the buckets, because
/// now is the end of the newest complete one.
public struct BoundRange: Sendable, Equatable {
  /// How the text says the range.
  public enum Form: Sendable, Equatable {
    /// `LAST 6h`; the place is that of the duration.
    case last(CalendarSpan, at: Range<Int>)
    /// `SINCE t UNTIL t`.
    case between(since: Time, until: Time?)
    /// `DURING LAST MONTH`.
    case during(Period)
  }

  /// A point in time, and where it stands in the text.
  public struct Time: Sendable, Equatable {
    /// What a time is counted from.
    public enum Anchor: Sendable, Equatable {
      /// It stands for itself.
      case absolute(Instant)
      /// The end of the newest complete bucket.
      case now
      /// The start of the day in the zone.
      case today
    }

    /// What it is counted from.
    public let anchor: Anchor
    /// How much earlier it is.
    public let earlier: CalendarSpan
    /// Where it stands, in bytes from the start of the text.
    public let range: Range<Int>
  }

  /// A period of the calendar: this one, up to now, or the one before.
  public struct Period: Sendable, Equatable {
    /// Its length.
    public let unit: Bucketing.Length
    /// Whether it is over.
    public let isPast: Bool
  }

  /// How the text says it.
  public let form: Form
  /// Whether the bucket that is not over yet belongs to it.
  public let includesNow: Bool
  /// The clock of the run.
  public let now: Instant
  /// The zone whose calendar counts.
  public let zone: ZoneRules
  /// Where the clauses of the range stand.
  public let source: Range<Int>

  /// The range in times, if it is cut into such buckets.
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

  /// The zone whose calendar counts the days behind LAST and NOW: that of the query where buckets
  /// begin at its midnight. Shorter buckets are those of UTC, where every day has 24 hours.
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
  /// Whether the range goes on to now.
  package var isOpen: Bool {
    switch self {
    case .last: true
    case .between(_, let until): until.map { $0.anchor == .now && $0.earlier.isZero } ?? true
    case .during(let period): !period.isPast
    }
  }
}
