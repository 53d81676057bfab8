/// A calendar date and a time of day without a zone, in the proleptic Gregorian calendar.
///
/// The conversions to and from days since the epoch are the era-based ones of Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms".
public struct CivilTime: Sendable, Hashable {
  /// The year; 0 is 1 BC.
  public var year: Int
  /// The month, from 1 to 12.
  public var month: Int
  /// The day of the month, from 1 to 31.
  public var day: Int
  /// The hour, from 0 to 23.
  public var hour = 0
  /// The minute, from 0 to 59.
  public var minute = 0
  /// The second, from 0 to 59. There are no leap seconds.
  public var second = 0
  /// The millisecond, from 0 to 999.
  public var millisecond = 0

  /// Creates the midnight at the start of a date.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates the date and time of day that clocks in UTC show at an instant.
  public init(_ instant: Instant) {
    let dayLength = TimeSpan.day.milliseconds
    let days = instant.milliseconds.flooredQuotient(dividingBy: dayLength)
    self.init(daysSinceEpoch: Int(days))
    let remainder = instant.milliseconds % dayLength
    var rest = Int(remainder < 0 ? remainder + dayLength : remainder)
    millisecond = rest % 1000
    rest /= 1000
    second = rest % 60
    minute = rest / 60 % 60
    hour = rest / 3600
  }

  /// Creates the midnight at the start of a day. The day is given as a number of days after
  /// 1970-01-01.
  public init(daysSinceEpoch: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = shifted.flooredQuotient(dividingBy: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The number of days from 1970-01-01 to this date; negative before it.
  public var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.flooredQuotient(dividingBy: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The instant at which clocks in UTC show this time. Beyond the range of `Instant` it is the
  /// earliest or the latest instant.
  public var instant: Instant {
    let seconds = (daysSinceEpoch * 24 + hour) * 3600 + minute * 60 + second
    // Before the epoch the next second is the origin, because the earliest instant would overflow.
    let behind = seconds < 0 ? 1 : 0
    let (whole, overflows) = Int64(seconds + behind).multipliedReportingOverflow(by: 1000)
    guard !overflows else { return Instant(milliseconds: seconds < 0 ? .min : .max) }
    return Instant(milliseconds: whole)
      + TimeSpan(milliseconds: Int64(millisecond - behind * 1000))
  }

  /// Returns the number of days of a month, from 28 to 31.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Returns the same day and time a number of months later, or earlier if the number is negative.
  ///
  /// If the target month lacks the day, the result has the last day of that month.
  public func adding(months: Int) -> CivilTime {
    let count = year * 12 + (month - 1) + months
    var result = self
    result.year = count.flooredQuotient(dividingBy: 12)
    result.month = count - result.year * 12 + 1
    result.day = min(day, Self.days(inMonth: result.month, of: result.year))
    return result
  }

  /// Returns the same time of day a number of days later, or earlier if the number is negative.
  public func adding(days: Int) -> CivilTime {
    var result = CivilTime(daysSinceEpoch: daysSinceEpoch + days)
    (result.hour, result.minute, result.second) = (hour, minute, second)
    result.millisecond = millisecond
    return result
  }

  /// The midnight at the start of the date.
  public var midnight: CivilTime { CivilTime(year: year, month: month, day: day) }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension BinaryInteger {
  /// Returns the quotient rounded toward negative infinity. The divisor must be greater than zero.
  package func flooredQuotient(dividingBy divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
