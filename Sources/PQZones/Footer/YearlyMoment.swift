import PQModel

/// A day of the year and what clocks show on it.
struct YearlyMoment: Equatable {
  /// How the day is told.
  enum Day: Equatable {
    /// 1 to 365; February 29 is not counted.
    case ofCommonYear(Int)
    /// 0 to 365; February 29 is counted.
    case ofYear(Int)
    /// A weekday, 0 for Sunday, of a week of a month, 5 for the last.
    case ofWeek(month: Int, week: Int, weekday: Int)
  }

  var day: Day
  /// Seconds after midnight, which may be before it, or days after.
  var seconds = 7200

  /// The moment in a year, on clocks that are that many seconds ahead of UTC.
  func instant(in year: Int, offset: Int) -> Instant {
    Instant(milliseconds: Int64(days(in: year) * 86_400 + seconds - offset) * 1000)
  }

  /// Days from 1970-01-01.
  private func days(in year: Int) -> Int {
    let newYear = CivilTime(year: year, month: 1, day: 1).daysSinceEpoch
    switch day {
    case .ofYear(let day): return newYear + day
    case .ofCommonYear(let day):
      let isLeap = CivilTime.days(inMonth: 2, of: year) == 29
      return newYear + day - (isLeap && day > 59 ? 0 : 1)
    case .ofWeek(let month, let week, let weekday):
      return Self.days(in: year, month, week, weekday)
    }
  }

  private static func days(in year: Int, _ month: Int, _ week: Int, _ weekday: Int) -> Int {
    let first = CivilTime(year: year, month: month, day: 1).daysSinceEpoch
    // 1970-01-04 was a Sunday.
    let sunday = (first - 3).flooredQuotient(dividingBy: 7) * 7 + 3
    let early = sunday + weekday < first ? 7 : 0
    let day = sunday + weekday + early + (week - 1) * 7
    let isTooLate = day >= first + CivilTime.days(inMonth: month, of: year)
    return isTooLate ? day - 7 : day
  }
}
