import PQModel

/// The yearly rules of a zone in the format of POSIX `TZ`: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixZone: Equatable {
  /// The part of each year with another offset than the rest of the year. It is summer time or, in
  /// Ireland, winter time.
  struct DaylightPeriod: Equatable {
    /// The offset from UTC during the season, in seconds, positive if clocks are ahead of UTC.
    var offset: Int
    /// The start of the season, in local time before the change of the clock.
    var start: YearlyTransition
    /// The end of the season, in local time before the change of the clock.
    var end: YearlyTransition
  }

  /// No transitions before this year are computed.
  private static let firstYear = 1900
  /// No transitions after this year are computed.
  private static let lastYear = 2100

  /// The offset from UTC outside the season, in seconds, positive if clocks are ahead of UTC.
  var offset: Int
  var season: DaylightPeriod?

  /// Returns the changes of the clock after an instant, in the order of time. The last changes are in
  /// `lastYear`.
  ///
  /// If the season covers the whole year, it ends and starts again at the same instant.
  func transitions(after last: Instant?) -> [ZoneRules.Transition] {
    guard let season else { return [] }
    // A change early on January 1 in local time may be in the previous year in UTC.
    let first = max(last.map { CivilTime($0).year - 1 } ?? 0, Self.firstYear)
    guard first <= Self.lastYear else { return [] }
    return (first...Self.lastYear).flatMap { transitions(in: $0, season) }
      .filter { transition in last.map { transition.instant > $0 } ?? true }
      .sorted { $0.instant < $1.instant }
  }

  private func transitions(in year: Int, _ season: DaylightPeriod) -> [ZoneRules.Transition] {
    let start = season.start.instant(in: year, offset: offset)
    let end = season.end.instant(in: year, offset: season.offset)
    return [
      ZoneRules.Transition(at: start, to: Int64(season.offset) * .second),
      ZoneRules.Transition(at: end, to: Int64(offset) * .second),
    ]
  }
}

/// A day of the year and a local time.
struct YearlyTransition: Equatable {
  /// A day of the year, in one of three forms.
  enum Day: Equatable {
    /// A day from 1 to 365, without February 29.
    case ofCommonYear(Int)
    /// A day from 0 to 365, including February 29.
    case ofYear(Int)
    /// A weekday in a week of a month. Weekdays count from 0 (Sunday) to 6. Weeks count from 1, and week
    /// 5 is the last week.
    case ofWeek(month: Int, week: Int, weekday: Int)
  }

  var day: Day
  /// The time in seconds after midnight. It may be negative, or more than a day.
  var seconds = 7200

  /// Returns the instant in a year. The clocks are `offset` seconds ahead of UTC.
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

extension PosixZone {
  /// Creates the rules from the footer of a TZif file (RFC 9636, section 3.3); `nil` if the text is not
  /// a valid footer.
  init?(_ text: some Sequence<UInt8>) {
    var parser = PosixZoneParser(text)
    guard let zone = parser.zone() else { return nil }
    self = zone
  }
}

private struct PosixZoneParser {
  private var rest: ArraySlice<UInt8>

  init(_ text: some Sequence<UInt8>) {
    rest = Array(text)[...]
  }

  mutating func zone() -> PosixZone? {
    guard eatName(), let offset = seconds(hours: 24) else { return nil }
    // A POSIX offset is UTC minus local time. The sign is changed to local time minus UTC.
    guard !rest.isEmpty else { return PosixZone(offset: -offset) }
    guard let season = season(after: -offset), rest.isEmpty else { return nil }
    return PosixZone(offset: -offset, season: season)
  }

  private mutating func season(after offset: Int) -> PosixZone.DaylightPeriod? {
    guard eatName() else { return nil }
    var ahead = offset + 3600
    if rest.first != UInt8(ascii: ",") {
      guard let offset = seconds(hours: 24) else { return nil }
      ahead = -offset
    }
    guard eat(","), let start = moment(), eat(","), let end = moment() else { return nil }
    return PosixZone.DaylightPeriod(offset: ahead, start: start, end: end)
  }

  /// Moves past a name such as `CET` or `<+0330>`. Returns false if the text has no valid name there.
  private mutating func eatName() -> Bool {
    let isQuoted = eat("<")
    let name = rest.prefix { byte in
      isQuoted ? byte != UInt8(ascii: ">") : (0x41...0x5A).contains(byte & 0xDF)
    }
    rest = rest.dropFirst(name.count)
    return name.count >= 3 && (!isQuoted || eat(">"))
  }

  private mutating func moment() -> YearlyTransition? {
    guard let day = day() else { return nil }
    guard eat("/") else { return YearlyTransition(day: day) }
    return seconds(hours: 167).map { YearlyTransition(day: day, seconds: $0) }
  }

  private mutating func day() -> YearlyTransition.Day? {
    if eat("J") { return number(in: 1...365).map { .ofCommonYear($0) } }
    guard eat("M") else { return number(in: 0...365).map { .ofYear($0) } }
    guard let month = number(in: 1...12), eat("."), let week = number(in: 1...5), eat("."),
      let weekday = number(in: 0...6)
    else { return nil }
    return .ofWeek(month: month, week: week, weekday: weekday)
  }

  /// Reads a time such as `2`, `-2:30` or `+02:30:15`, and returns it in seconds.
  ///
  /// - Parameter limit: the maximum number of hours.
  private mutating func seconds(hours limit: Int) -> Int? {
    let sign = eat("-") ? -1 : 1
    if sign > 0 { _ = eat("+") }
    guard var total = number(in: 0...limit).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] where eat(":") {
      guard let count = number(in: 0...59) else { return nil }
      total += count * unit
    }
    return sign * total
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    rest = rest.dropFirst(digits.count)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return range.contains(number) ? number : nil
  }

  private mutating func eat(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
