/// A length of time as people say it: months and days of a calendar, and a rest that clocks count.
///
/// How long it is depends on where it begins: a month has 28 to 31 days, and a day has 23 to 25
/// hours where clocks are changed.
public struct CalendarSpan: Sendable, Hashable {
  /// Months; a quarter has three, a year twelve.
  public var months: Int
  /// Days; a week has seven.
  public var days: Int
  /// What is shorter than a day.
  public var rest: TimeSpan

  /// A span made of its parts.
  public init(months: Int = 0, days: Int = 0, rest: TimeSpan = TimeSpan(milliseconds: 0)) {
    self.months = months
    self.days = days
    self.rest = rest
  }

  /// The length, if all days have 24 hours; nil if it has months.
  public var span: TimeSpan? {
    months == 0
      ? TimeSpan(milliseconds: Int64(days) * TimeSpan.day.milliseconds + rest.milliseconds) : nil
  }

  /// Whether it is no time at all.
  public var isZero: Bool { months == 0 && days == 0 && rest.milliseconds == 0 }

  /// Whether months or days of a calendar are part of it.
  public var hasDates: Bool { months != 0 || days != 0 }

  /// Returns the instant that lies so much earlier, by the calendar of a zone: at the same time of
  /// day, the last day of a month instead of one that it lacks, the moment of the change instead of a
  /// time that clocks skip. From the start of a day it is the start of another, even where clocks skip
  /// midnight.
  public func before(_ instant: Instant, in zone: ZoneRules) -> Instant {
    guard hasDates else { return instant - rest }
    let local = zone.calendarTime(instant).adding(months: -months).adding(days: -days)
    return zone.instant(of: local) - rest
  }

  /// Returns the instant that lies so much earlier and at which clocks show the same time of day; nil
  /// if there is none, because the month has no such day or clocks skip that time. Of a time that is
  /// shown again the second belongs to the second.
  public func counterpart(of instant: Instant, in zone: ZoneRules) -> Instant? {
    let local = zone.local(instant)
    guard hasDates, let target = date(before: local) else {
      return hasDates ? nil : instant - rest
    }
    guard let place = zone.instants(showing: local).firstIndex(of: instant) else { return nil }
    let found = zone.instants(showing: target)
    return place < found.count ? found[place] - rest : nil
  }

  /// Returns the start of the day that lies so much earlier than the one that begins at an instant;
  /// nil if there is none, because the month has no such day or clocks skip the whole of it.
  public func counterpart(ofDayAt start: Instant, in zone: ZoneRules) -> Instant? {
    date(before: zone.local(start)).flatMap(zone.start(of:)).map { $0 - rest }
  }

  /// Returns where a range begins or ends that is so much earlier than one with that end: as `before`,
  /// but at the end of the month if it lacks the day, so that no other day takes its place.
  public func border(before instant: Instant, in zone: ZoneRules) -> Instant {
    let local = zone.calendarTime(instant)
    guard hasDates, date(before: local) == nil else { return before(instant, in: zone) }
    var next = local.adding(months: 1 - months).midnight
    next.day = 1
    return zone.instant(of: next.adding(days: -days)) - rest
  }

  /// The date so many months and days earlier, at the same time; nil if the month has no such day.
  private func date(before local: CivilTime) -> CivilTime? {
    let month = local.adding(months: -months)
    return month.day == local.day ? month.adding(days: -days) : nil
  }
}

extension ZoneRules {
  /// What calendars and clocks show at an instant, with midnight for the start of a day.
  fileprivate func calendarTime(_ instant: Instant) -> CivilTime {
    startOfDay(instant) == instant ? local(instant).midnight : local(instant)
  }
}

extension CalendarSpan: CustomStringConvertible {
  /// The span as a query writes it: `1mo`, `7d`, `1h30m`, `1y2mo`.
  public var description: String {
    var text = months >= 12 ? "\(months / 12)y" : ""
    if months % 12 > 0 { text += "\(months % 12)mo" }
    if days > 0 { text += "\(days)d" }
    return rest.milliseconds > 0 || text.isEmpty ? text + rest.description : text
  }
}
