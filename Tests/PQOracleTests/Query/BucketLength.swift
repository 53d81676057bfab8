/// The length of the buckets of a range.
struct BucketLength: Sendable, Equatable {
  /// The unit of the length.
  enum Unit: Sendable {
    case minutes, weeks, months
  }

  var unit: Unit
  var count: Int
  /// The text after EVERY.
  var text: String

  /// The length in minutes, or `nil` for calendar months.
  var minutes: Int? {
    switch unit {
    case .minutes: count
    case .weeks: count * 7 * Self.day
    case .months: nil
    }
  }

  /// True if the buckets begin at midnight.
  var isDays: Bool { (minutes ?? Self.day) % Self.day == 0 }

  /// Returns the text of a multiple of the length. It is in days only if the length is, because days of
  /// a time zone differ in length.
  func text(times factor: Int) -> String {
    switch unit {
    case .minutes where !isDays && count * factor % 60 == 0: "\(count * factor / 60)h"
    case .minutes: isDays ? Self.text(minutes: count * factor) : "\(count * factor)m"
    case .weeks: "\(count * factor)w"
    case .months: Self.text(months: count * factor)
    }
  }

  static let day = 1440

  /// Returns the text of a duration in minutes, in the largest unit that divides it.
  static func text(minutes: Int) -> String {
    if minutes % day == 0 { return "\(minutes / day)d" }
    return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
  }

  static func text(months: Int) -> String {
    if months % 12 == 0 { return "\(months / 12)y" }
    return months % 3 == 0 ? "\(months / 3)q" : "\(months)mo"
  }

  static func minutes(_ count: Int) -> BucketLength {
    BucketLength(unit: .minutes, count: count, text: text(minutes: count))
  }

  static func weeks(_ count: Int) -> BucketLength {
    BucketLength(unit: .weeks, count: count, text: "\(count)w")
  }

  static func months(_ count: Int) -> BucketLength {
    BucketLength(unit: .months, count: count, text: text(months: count))
  }
}
