import Foundation

/// Where buckets begin, by the calendar of the operating system's library.
struct Almanac: Sendable {
  private let calendar: Calendar

  /// The calendar of a zone; nil for UTC.
  init(zone: String? = nil) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone ?? "UTC") ?? .gmt
    self.calendar = calendar
  }

  /// Where the bucket of a number begins, in milliseconds since the epoch.
  func start(_ index: Int, _ cut: Cut) -> Int64 {
    guard cut.isDays else { return Int64(index) * Int64(cut.count) * 60_000 }
    return switch cut.unit {
    case .minutes: midnight(month: 1, day: 1 + index * cut.count / Cut.day)
    case .weeks: midnight(month: 1, day: 5 + 7 * index * cut.count)
    case .months: midnight(month: 1 + index * cut.count, day: 1)
    }
  }

  /// The number of the bucket that an instant lies in.
  func index(of instant: Int64, _ cut: Cut) -> Int {
    let length = Int64(cut.minutes ?? 30 * cut.count * Cut.day) * 60_000
    var index = Int(instant / length)
    while start(index, cut) > instant { index -= 1 }
    while start(index + 1, cut) <= instant { index += 1 }
    return index
  }

  func floor(_ instant: Int64, _ cut: Cut) -> Int64 { start(index(of: instant, cut), cut) }

  /// The buckets between two of their borders; nil if an instant is no border.
  func buckets(from: Int64, to: Int64, _ cut: Cut) -> Buckets? {
    let first = index(of: from, cut)
    let last = index(of: to, cut)
    guard first < last, start(first, cut) == from, start(last, cut) == to else { return nil }
    guard cut.isDays else {
      return .even(from: from, length: Int64(cut.count) * 60_000, count: last - first)
    }
    return .listed((first...last).map { start($0, cut) })
  }

  /// The instant so many calendar units later, or earlier.
  func adding(_ count: Int, _ component: Calendar.Component, to instant: Int64) -> Int64 {
    let date = Date(timeIntervalSince1970: Double(instant) / 1000)
    let sum = calendar.date(byAdding: component, value: count, to: date) ?? date
    return Int64((sum.timeIntervalSince1970 * 1000).rounded())
  }

  /// The number of the day in its month.
  func dayOfMonth(_ instant: Int64) -> Int {
    calendar.component(.day, from: Date(timeIntervalSince1970: Double(instant) / 1000))
  }

  /// Midnight of a date of 1970, from which months and days may count on into any year.
  private func midnight(month: Int, day: Int) -> Int64 {
    // Months first, because a calendar may not carry both at once.
    let years = (month - 1) / 12
    let parts = DateComponents(year: 1970 + years, month: (month - 1) % 12 + 1, day: day)
    let date = calendar.date(from: parts) ?? .distantPast
    return Int64((date.timeIntervalSince1970 * 1000).rounded())
  }
}
