import PQModel

/// A day of the year and a local time.
struct YearlyMoment: Equatable {
  /// The form in which the day is given.
  enum Day: Equatable {
    /// A day from 1 to 365, without February 29.
    case ofCommonYear(Int)
    /// A day from 0 to 365, including February 29.
    case ofYear(Int)
    /// A weekday from 0 (Sunday) in a week of a month, where week 5 is the last.
    case ofWeek(month: Int, week: Int, weekday: Int)
  }

  var day: Day
  /// The time in seconds after midnight. It may be negative or longer than a day.
  var seconds = 7200

  /// Returns the instant in a year, on clocks that are `offset` seconds ahead of UTC.
  func instant(in year: Int, offset: Int) -> Instant {
    Instant(milliseconds: Int64(days(in: year) * 86_400 + seconds - offset) * 1000)
  }

  /// Returns the number of days since 1970-01-01.
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
