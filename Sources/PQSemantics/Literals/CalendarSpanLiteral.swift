package import PQModel
import PQSyntax

/// The value of a duration such as `1h30m` or `1mo`.
package struct CalendarSpanLiteral: Sendable, Equatable {
  /// The value.
  package private(set) var span = CalendarSpan()
  /// The units of which it has some, each once.
  private(set) var units: [TimeUnit] = []
  /// The text.
  let text: String

  /// A thousand years: no range is longer, and no arithmetic on times overflows below it.
  static let longest = 1000 * 366 * TimeSpan.day

  /// Reads a duration as the lexer takes it; nil if it is longer than `longest`.
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

  /// The length in milliseconds, taking a month for a twelfth of a leap year.
  private var total: Int64 {
    let halfDays = Int64(span.months * 61 + span.days * 2)
    return halfDays * TimeSpan.day.milliseconds / 2 + span.rest.milliseconds
  }

  /// Adds a count of a unit; false if the sum is out of bounds.
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

  /// The milliseconds of a unit that clocks count.
  fileprivate var milliseconds: Int64 {
    switch self {
    case .millisecond: 1
    case .second: TimeSpan.second.milliseconds
    case .minute: TimeSpan.minute.milliseconds
    case .hour: TimeSpan.hour.milliseconds
    default: 0
    }
  }

  /// The milliseconds that one unit has at least.
  fileprivate var least: Int64 {
    max(milliseconds, Int64(months * 28 + days) * TimeSpan.day.milliseconds)
  }
}
