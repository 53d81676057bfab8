/// Instants as text: ISO 8601, and the argument of an option.
extension Instant {
  /// Creates an instant from an ISO 8601 date or date and time, as in RFC 3339:
  /// `2026-01-15`, `2026-01-15T20:30`, `2026-01-15 20:30:05.250Z`, `2026-01-15T21:30+01:00`.
  ///
  /// A text without an offset is local time in `zone`. If clocks show the time twice, the result is
  /// the first of the two instants. If they skip the time, the result is the instant of the change.
  /// The result is `nil` if the text has another form, or if its date or time does not exist.
  public init?(iso8601 text: some StringProtocol, in zone: ZoneRules = .utc) {
    guard let time = ISO8601Time(text) else { return nil }
    self = time.instant(in: zone)
  }

  /// Returns the instant in ISO 8601 with an offset from UTC, without redundant zeros:
  /// `2026-03-29T03:30+02:00`. If the offset is not a whole number of minutes, the text is in UTC.
  package func description(offset: TimeSpan) -> String {
    let minutes = offset.milliseconds / TimeSpan.minute.milliseconds
    guard minutes * TimeSpan.minute == offset else { return description }
    let size = Int(minutes.magnitude)
    let digits = [size / 60, size % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return (self + offset).description.dropLast() + (minutes < 0 ? "-" : "+")
      + digits.joined(separator: ":")
  }
}

/// A date, or a date and a time of day, parsed from ISO 8601.
public struct ISO8601Time: Sendable, Hashable {
  /// The date and the time of day; midnight if the text has only a date.
  public let civil: CivilTime
  /// The offset from UTC, positive if clocks are ahead of it; `nil` if the text has none.
  public let offset: TimeSpan?
  /// True if the text has a date without a time of day.
  public let isDate: Bool

  /// Creates the time from a text. The result is `nil` if the text has another form, or if its date
  /// or time does not exist.
  public init?(_ text: some StringProtocol) {
    var reader = ISO8601Reader(text)
    guard let time = reader.time() else { return nil }
    self = time
  }

  fileprivate init(_ civil: CivilTime, offset: TimeSpan? = nil, isDate: Bool = false) {
    self.civil = civil
    self.offset = offset
    self.isDate = isDate
  }

  /// Returns the instant. If there is no offset, the time is local time in `zone`.
  fileprivate func instant(in zone: ZoneRules) -> Instant {
    offset.map { civil.instant - $0 } ?? zone.instant(of: civil)
  }

  /// Returns the instant of the time in a zone. A date without a time of day means the first
  /// instant of the date.
  public func moment(in zone: ZoneRules) -> LocalMoment {
    if let offset { return .once(civil.instant - offset) }
    if isDate, let start = zone.start(of: civil) { return .once(start) }
    return zone.moment(of: civil)
  }
}

private struct ISO8601Reader {
  private var rest: Substring.UTF8View

  init(_ text: some StringProtocol) {
    rest = Substring(text).utf8
  }

  mutating func time() -> ISO8601Time? {
    guard var time = date() else { return nil }
    guard !rest.isEmpty else { return ISO8601Time(time, isDate: true) }
    guard eat("T") || eat("t") || eat(" "), clock(into: &time) else { return nil }
    guard !rest.isEmpty else { return ISO8601Time(time) }
    guard let offset = offset(), rest.isEmpty else { return nil }
    return ISO8601Time(time, offset: offset)
  }

  private mutating func date() -> CivilTime? {
    guard let year = digits(4), eat("-"), let month = digits(2), eat("-"), let day = digits(2),
      (1...12).contains(month), day >= 1, day <= CivilTime.days(inMonth: month, of: year)
    else { return nil }
    return CivilTime(year: year, month: month, day: day)
  }

  private mutating func clock(into time: inout CivilTime) -> Bool {
    guard let hour = digits(2), eat(":"), let minute = digits(2), hour < 24, minute < 60 else {
      return false
    }
    time.hour = hour
    time.minute = minute
    return eat(":") ? seconds(into: &time) : true
  }

  private mutating func seconds(into time: inout CivilTime) -> Bool {
    guard let second = digits(2), second < 60 else { return false }
    time.second = second
    guard eat(".") else { return true }
    guard let fraction = fraction() else { return false }
    time.millisecond = fraction
    return true
  }

  /// Reads one to three digits of a fraction of a second, and returns milliseconds. A fourth digit
  /// is an error, because the smallest unit is a millisecond.
  private mutating func fraction() -> Int? {
    var value = 0
    var count = 0
    while count < 3, let digit = digits(1) {
      value = value * 10 + digit
      count += 1
    }
    guard count > 0 else { return nil }
    return value * [1, 100, 10, 1][count]
  }

  private mutating func offset() -> TimeSpan? {
    if eat("Z") || eat("z") { return TimeSpan(milliseconds: 0) }
    let sign: Int64 = eat("-") ? -1 : 1
    guard sign < 0 || eat("+"), let hours = digits(2), hours < 24 else { return nil }
    _ = eat(":")
    guard let minutes = digits(2), minutes < 60 else { return nil }
    return sign * Int64(hours * 60 + minutes) * .minute
  }

  private mutating func eat(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for byte in rest.prefix(count) {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    guard rest.count >= count else { return nil }
    rest.removeFirst(count)
    return value
  }
}

/// The error for a command-line argument that is not a time.
package struct InvalidTimeArgument: Error, Equatable, CustomStringConvertible {
  /// The message, a sentence without a period.
  package let description: String
}

extension Instant {
  /// The integers that are read as milliseconds since the epoch, from 1973 to the end of 9999. A
  /// smaller number is probably a time in seconds.
  package static let epochMilliseconds: ClosedRange<Int64> = 100_000_000_000...253_402_300_799_999

  /// Creates an instant from a command-line argument in ISO 8601 or in milliseconds since the epoch.
  ///
  /// - Throws: `InvalidTimeArgument` if the text is neither, or if the number is not in
  ///   `epochMilliseconds`.
  package init(argument text: String) throws(InvalidTimeArgument) {
    guard let number = Int64(text) else {
      guard let time = Instant(iso8601: text) else { throw .notATime }
      self = time
      return
    }
    guard Self.epochMilliseconds.contains(number) else { throw .outside(number) }
    self.init(milliseconds: number)
  }
}

extension InvalidTimeArgument {
  fileprivate static let notATime = InvalidTimeArgument(
    description: "write ISO 8601 such as 2026-01-15T20:30Z, or milliseconds since the epoch")

  fileprivate static func outside(_ number: Int64) -> InvalidTimeArgument {
    let (milliseconds, overflows) = number.multipliedReportingOverflow(by: 1000)
    guard !overflows, Instant.epochMilliseconds.contains(milliseconds) else { return .notATime }
    let year = CivilTime(Instant(milliseconds: number)).year
    return InvalidTimeArgument(
      description: "\(number) is in \(year): times are in milliseconds; try \(milliseconds)")
  }
}
