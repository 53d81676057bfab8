/// A duration that has calendar months, calendar days and a fixed rest.
///
/// The length depends on the start: a month has 28 to 31 days, and a day has 23 to 25 hours where
/// clocks change.
public struct CalendarSpan: Sendable, Hashable {
  /// The number of months; a quarter has three, a year twelve.
  public var months: Int
  /// The number of calendar days; a week has seven.
  public var days: Int
  /// The part with a fixed length, without months and days.
  public var rest: TimeSpan

  /// Creates a duration from its parts.
  public init(months: Int = 0, days: Int = 0, rest: TimeSpan = TimeSpan(milliseconds: 0)) {
    self.months = months
    self.days = days
    self.rest = rest
  }

  /// The length if every day has 24 hours; `nil` if the duration has months.
  public var span: TimeSpan? {
    months == 0
      ? TimeSpan(milliseconds: Int64(days) * TimeSpan.day.milliseconds + rest.milliseconds) : nil
  }

  /// True if all parts are zero.
  public var isZero: Bool { months == 0 && days == 0 && rest.milliseconds == 0 }

  /// True if the duration has calendar months or days.
  public var hasDates: Bool { months != 0 || days != 0 }

  /// Returns the instant that is earlier by this duration, in the calendar of a zone.
  ///
  /// The result has the same time of day. If the month lacks the day, it is the last day of the
  /// month. If clocks skip the time, it is the instant of the change. For the start of a day, the
  /// result is the start of a day, even if clocks skip midnight.
  public func before(_ instant: Instant, in zone: ZoneRules) -> Instant {
    guard hasDates else { return instant - rest }
    let local = zone.calendarTime(instant).adding(months: -months).adding(days: -days)
    return zone.instant(of: local) - rest
  }

  /// Returns the instant that is earlier by this duration and has the same time of day.
  ///
  /// If clocks show a time twice, the second instant corresponds to the second instant of the
  /// earlier date. A duration without months and days is only subtracted.
  ///
  /// - Returns: `nil` if the month lacks the day, clocks skip the time, or there is no second instant.
  public func counterpart(of instant: Instant, in zone: ZoneRules) -> Instant? {
    let local = zone.local(instant)
    guard hasDates, let target = date(before: local) else {
      return hasDates ? nil : instant - rest
    }
    guard let place = zone.instants(showing: local).firstIndex(of: instant) else { return nil }
    let found = zone.instants(showing: target)
    return place < found.count ? found[place] - rest : nil
  }

  /// Returns the start of the day that is earlier by this duration than the day that starts at `start`.
  ///
  /// - Returns: `nil` if the month lacks the day or clocks skip the whole day.
  public func counterpart(ofDayAt start: Instant, in zone: ZoneRules) -> Instant? {
    date(before: zone.local(start)).flatMap(zone.start(of:)).map { $0 - rest }
  }

  /// Returns the start or end of a range that is earlier by this duration.
  ///
  /// The parameter is the start or end of the later range. The result is that of `before(_:in:)`,
  /// unless the month lacks the day. Then it is the end of the month, so that no other day replaces
  /// the missing day.
  public func border(before instant: Instant, in zone: ZoneRules) -> Instant {
    let local = zone.calendarTime(instant)
    guard hasDates, date(before: local) == nil else { return before(instant, in: zone) }
    var next = local.adding(months: 1 - months).midnight
    next.day = 1
    return zone.instant(of: next.adding(days: -days)) - rest
  }

  /// Returns the date that is earlier by the months and days, at the same time of day.
  ///
  /// - Returns: `nil` if the month lacks the day.
  private func date(before local: CivilTime) -> CivilTime? {
    let month = local.adding(months: -months)
    return month.day == local.day ? month.adding(days: -days) : nil
  }
}

extension ZoneRules {
  /// Returns the local time at an instant, with midnight for the start of a day.
  fileprivate func calendarTime(_ instant: Instant) -> CivilTime {
    startOfDay(instant) == instant ? local(instant).midnight : local(instant)
  }
}

extension CalendarSpan: CustomStringConvertible {
  /// The duration as a query writes it: `1mo`, `7d`, `1h30m`, `1y2mo`.
  public var description: String {
    var text = months >= 12 ? "\(months / 12)y" : ""
    if months % 12 > 0 { text += "\(months % 12)mo" }
    if days > 0 { text += "\(days)d" }
    return rest.milliseconds > 0 || text.isEmpty ? text + rest.description : text
  }
}
