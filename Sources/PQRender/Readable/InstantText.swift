import PQModel

/// Writes instants as dates and times of day: `2026-01-15 20:30Z` in UTC, and `2026-01-15 21:30+01:00`
/// in the local time of another zone. All texts of a column have the same width.
struct InstantText: Sendable {
  /// The smallest unit that is written.
  enum Precision: Sendable {
    case day, minute, second, millisecond
  }

  let precision: Precision
  let separator: UInt8
  /// The rules of the time zone; `nil` for UTC.
  let rules: ZoneRules?

  /// Returns the ISO 8601 style with milliseconds: `2026-01-15T20:30:00.000Z`.
  static func iso8601(_ column: Column) -> InstantText {
    InstantText(
      precision: .millisecond, separator: UInt8(ascii: "T"), rules: column.meaning.rules)
  }

  /// Returns the style for people. It uses the coarsest precision that shows every value of the column
  /// exactly.
  static func readable(_ column: Column) -> InstantText {
    let rules = column.meaning.rules
    return InstantText(
      precision: precision(of: column, rules), separator: UInt8(ascii: " "), rules: rules)
  }

  /// Returns a writer of instants in quotes. If the year of an instant does not have four digits, the
  /// instant is written as milliseconds since the epoch, without quotes.
  func writer(quote: String = "") -> CellFormat.Writer<Int64> {
    let quote = [UInt8](quote.utf8)
    return { milliseconds, bytes in
      let clock = LocalClock(milliseconds, in: rules)
      guard clock.hasDate else { return bytes.append(integer: milliseconds) }
      bytes += quote
      append(clock, to: &bytes)
      bytes += quote
    }
  }

  private func append(_ clock: LocalClock, to bytes: inout [UInt8]) {
    let time = clock.time
    append(time.year, digits: 4, to: &bytes)
    append(time.month, after: "-", to: &bytes)
    append(time.day, after: "-", to: &bytes)
    guard precision != .day else { return }
    bytes.append(separator)
    append(time.hour, digits: 2, to: &bytes)
    append(time.minute, after: ":", to: &bytes)
    if precision != .minute { append(time.second, after: ":", to: &bytes) }
    if precision == .millisecond { append(time.millisecond, after: ".", digits: 3, to: &bytes) }
    append(offset: Int(clock.offset), to: &bytes)
  }

  private func append(offset: Int, to bytes: inout [UInt8]) {
    guard rules != nil else { return bytes.append(UInt8(ascii: "Z")) }
    let (hours, minutes) = abs(offset).quotientAndRemainder(dividingBy: 60)
    append(hours, after: offset < 0 ? "-" : "+", to: &bytes)
    append(minutes, after: ":", to: &bytes)
  }

  private func append(
    _ number: Int, after mark: Unicode.Scalar, digits: Int = 2, to bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(ascii: mark))
    append(number, digits: digits, to: &bytes)
  }

  private func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
    bytes.append(digits: UInt64(number), count: digits)
  }

  private static func precision(of column: Column, _ rules: ZoneRules?) -> Precision {
    guard case .instants(let values) = column.values else { return .millisecond }
    let clocks = column.present(values).lazy.map { LocalClock($0, in: rules) }.filter(\.hasDate)
    let spans: [(TimeSpan, Precision)] = [(.day, .day), (.minute, .minute), (.second, .second)]
    let exact = spans.first { span, _ in
      clocks.allSatisfy { $0.milliseconds % span.milliseconds == 0 }
    }
    return exact?.1 ?? .millisecond
  }
}

extension Column.Meaning {
  /// The rules of the column's time zone; `nil` for UTC.
  fileprivate var rules: ZoneRules? {
    guard case .localTime(let rules) = self, !rules.isUTC else { return nil }
    return rules
  }
}

/// The local time in a zone at an instant.
private struct LocalClock {
  /// The offset from UTC, in whole minutes.
  ///
  /// Some historical offsets have seconds. ISO 8601 cannot express them, so they are cut off.
  let offset: Int64
  /// The local time, in milliseconds since 1970-01-01 00:00 local time.
  let milliseconds: Int64

  /// Creates the local time at an instant, or the time in UTC if `rules` is `nil`. The instant is in
  /// milliseconds since the epoch.
  init(_ instant: Int64, in rules: ZoneRules?) {
    let minute = TimeSpan.minute.milliseconds
    let ahead = rules?.offset(at: Instant(milliseconds: instant)).milliseconds ?? 0
    offset = ahead / minute
    milliseconds = instant.clampedSum(offset * minute)
  }

  /// True if the year has four digits. Other instants are written as a number.
  var hasDate: Bool { (-62_167_219_200_000...253_402_300_799_999).contains(milliseconds) }

  /// The local date and time of day.
  var time: CivilTime { CivilTime(Instant(milliseconds: milliseconds)) }
}
