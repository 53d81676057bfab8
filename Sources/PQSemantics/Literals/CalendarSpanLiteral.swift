package import PQModel
import PQSyntax

/// The value of a duration in a text, such as `1h30m` or `1mo`.
package struct CalendarSpanLiteral: Sendable, Equatable {
  /// The duration.
  package private(set) var span = CalendarSpan()
  /// The units with a count greater than zero, without duplicates.
  private(set) var units: [TimeUnit] = []
  /// The original text.
  let text: String

  /// The maximum duration, a thousand years. Arithmetic on times does not overflow below it.
  static let longest = 1000 * 366 * TimeSpan.day

  /// Creates the value of a duration token; the result is `nil` if it is longer than `longest`.
  package init?(_ text: String) {
    self.text = text
    var digits = ""
    var letters = ""
    for character in text.unicodeScalars where character != "_" {
      if ("0"..."9").contains(character) {
        if !letters.isEmpty {
          guard add(digits, letters) else { return nil }
          (digits, letters) = ("", "")
        }
        digits.unicodeScalars.append(character)
      } else {
        letters.unicodeScalars.append(character)
      }
    }
    guard add(digits, letters), total <= Self.longest.milliseconds else { return nil }
  }

  /// The length in milliseconds, where a month is a twelfth of a leap year.
  private var total: Int64 {
    let halfDays = Int64(span.months * 61 + span.days * 2)
    return halfDays * TimeSpan.day.milliseconds / 2 + span.rest.milliseconds
  }

  /// Adds a count of a unit. It returns false if the sum is too large.
  private mutating func add(_ digits: String, _ letters: String) -> Bool {
    guard let unit = TimeUnit(rawValue: letters), let count = Int64(digits),
      count <= Self.longest.milliseconds / unit.least
    else { return false }
    if count > 0, !units.contains(unit) { units.append(unit) }
    span.months += Int(count) * unit.months
    span.days += Int(count) * unit.days
    span.rest = TimeSpan(
      milliseconds: span.rest.milliseconds + count * unit.milliseconds)
    return total <= Self.longest.milliseconds
  }
}

extension TimeUnit {
  fileprivate var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    default: 0
    }
  }

  fileprivate var days: Int {
    switch self {
    case .day: 1
    case .week: 7
    default: 0
    }
  }

  /// The length of a unit of fixed length, in milliseconds; 0 for calendar units.
  fileprivate var milliseconds: Int64 {
    switch self {
    case .millisecond: 1
    case .second: TimeSpan.second.milliseconds
    case .minute: TimeSpan.minute.milliseconds
    case .hour: TimeSpan.hour.milliseconds
    default: 0
    }
  }

  /// The minimum length of one unit, in milliseconds.
  fileprivate var least: Int64 {
    max(milliseconds, Int64(months * 28 + days) * TimeSpan.day.milliseconds)
  }
}
