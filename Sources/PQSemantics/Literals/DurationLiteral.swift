import PQModel
import PQSyntax

/// The value of a duration such as `1h30m` or `1mo`: calendar months and milliseconds.
struct DurationLiteral: Equatable {
  /// Calendar months: a quarter has three, a year twelve.
  var months: Int64 = 0
  /// What is not calendar months.
  var milliseconds: Int64 = 0
  /// Whether a part is given in weeks, which are calendar weeks where they are buckets.
  var hasWeeks = false

  /// A thousand years: no range is longer, and no arithmetic on times overflows below it.
  static let longest = 1000 * 366 * TimeSpan.day

  /// Reads a duration as the lexer takes it; nil if it is longer than `longest`.
  init?(_ text: String) {
    var count: Int64 = 0
    var letters = ""
    for character in text.unicodeScalars where character != "_" {
      if let digit = character.properties.numericType.flatMap({ _ in Int64(String(character)) }) {
        guard add(count, letters) else { return nil }
        count = letters.isEmpty ? count : 0
        letters = ""
        count = count * 10 + digit
        guard count < 1_000_000_000_000_000 else { return nil }
      } else {
        letters.unicodeScalars.append(character)
      }
    }
    guard add(count, letters), total <= Self.longest.milliseconds else { return nil }
  }

  /// The duration without calendar months; nil if it has some.
  var span: TimeSpan? { months == 0 ? TimeSpan(milliseconds: milliseconds) : nil }

  /// The instant that lies this duration earlier.
  func before(_ instant: Instant) -> Instant {
    let earlier = instant - TimeSpan(milliseconds: milliseconds)
    guard months > 0 else { return earlier }
    return CivilTime(earlier).adding(months: -Int(months)).instant
  }

  var isZero: Bool { months == 0 && milliseconds == 0 }

  private var total: Int64 { months * 31 * TimeSpan.day.milliseconds + milliseconds }

  /// Adds a count of a unit; false if the sum is out of bounds.
  private mutating func add(_ count: Int64, _ letters: String) -> Bool {
    guard !letters.isEmpty else { return true }
    guard let unit = TimeUnit(rawValue: letters) else { return false }
    if let size = unit.months {
      guard count < 100_000 else { return false }
      months += count * size
    } else {
      let (product, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
      let (sum, overflowed) = milliseconds.addingReportingOverflow(product)
      guard !overflow, !overflowed else { return false }
      milliseconds = sum
    }
    hasWeeks = hasWeeks || unit == .week
    return months < 100_000 && milliseconds <= Self.longest.milliseconds
  }
}

extension TimeUnit {
  /// The calendar months of a calendar unit.
  fileprivate var months: Int64? {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    default: nil
    }
  }

  fileprivate var milliseconds: Int64 {
    switch self {
    case .millisecond: 1
    case .second: TimeSpan.second.milliseconds
    case .minute: TimeSpan.minute.milliseconds
    case .hour: TimeSpan.hour.milliseconds
    case .week: 7 * TimeSpan.day.milliseconds
    default: TimeSpan.day.milliseconds
    }
  }
}
