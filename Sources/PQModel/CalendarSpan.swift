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

  /// The instant that lies so much earlier, by the calendar of a zone.
  public func before(_ instant: Instant, in zone: ZoneRules) -> Instant {
    guard hasDates else { return instant - rest }
    let local = zone.local(instant).adding(months: -months).adding(days: -days)
    return zone.instant(of: local) - rest
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
