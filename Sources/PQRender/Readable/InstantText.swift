import PQModel

/// Instants as dates and times of day in UTC, all of one width: `2026-01-15 20:30Z`.
struct InstantText: Sendable {
  /// What is written after the date.
  enum Precision: Sendable {
    case day, minute, second, millisecond
  }

  let precision: Precision
  let separator: UInt8

  /// ISO 8601 in milliseconds: `2026-01-15T20:30:00.000Z`.
  static let iso8601 = InstantText(precision: .millisecond, separator: UInt8(ascii: "T"))

  /// For people: as fine as some of the values needs.
  static func readable(_ values: [Int64]) -> InstantText {
    InstantText(precision: precision(of: values), separator: UInt8(ascii: " "))
  }

  /// Whether the year has four digits. Other instants are better written as a number.
  static func canWrite(_ milliseconds: Int64) -> Bool {
    (-62_167_219_200_000...253_402_300_799_999).contains(milliseconds)
  }

  func append(_ milliseconds: Int64, to bytes: inout [UInt8]) {
    let time = CivilTime(Instant(milliseconds: milliseconds))
    append(time.year, digits: 4, to: &bytes)
    append(time.month, after: "-", to: &bytes)
    append(time.day, after: "-", to: &bytes)
    guard precision != .day else { return }
    bytes.append(separator)
    append(time.hour, digits: 2, to: &bytes)
    append(time.minute, after: ":", to: &bytes)
    if precision != .minute { append(time.second, after: ":", to: &bytes) }
    if precision == .millisecond { append(time.millisecond, after: ".", digits: 3, to: &bytes) }
    bytes.append(UInt8(ascii: "Z"))
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

  private static func precision(of values: [Int64]) -> Precision {
    let values = values.lazy.filter(canWrite)
    let spans: [(TimeSpan, Precision)] = [(.day, .day), (.minute, .minute), (.second, .second)]
    let exact = spans.first { span, _ in
      values.allSatisfy { $0 % span.milliseconds == 0 }
    }
    return exact?.1 ?? .millisecond
  }
}
