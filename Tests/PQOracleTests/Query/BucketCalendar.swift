import Foundation

/// The starts of buckets, computed with the calendar of Foundation.
struct BucketCalendar: Sendable {
  private let calendar: Calendar

  /// Creates the calendar of a zone, or of UTC for `nil`.
  init(zone: String? = nil) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone ?? "UTC") ?? .gmt
    self.calendar = calendar
  }

  /// Returns the start of a bucket in milliseconds since the epoch, given the number of the bucket.
  func start(_ index: Int, _ bucketLength: BucketLength) -> Int64 {
    guard bucketLength.isDays else { return Int64(index) * Int64(bucketLength.count) * 60_000 }
    return switch bucketLength.unit {
    case .minutes: midnight(month: 1, day: 1 + index * bucketLength.count / BucketLength.day)
    case .weeks: midnight(month: 1, day: 5 + 7 * index * bucketLength.count)
    case .months: midnight(month: 1 + index * bucketLength.count, day: 1)
    }
  }

  /// Returns the number of the bucket that contains an instant.
  func index(of instant: Int64, _ bucketLength: BucketLength) -> Int {
    let length = Int64(bucketLength.minutes ?? 30 * bucketLength.count * BucketLength.day) * 60_000
    var index = Int(instant / length)
    while start(index, bucketLength) > instant { index -= 1 }
    while start(index + 1, bucketLength) <= instant { index += 1 }
    return index
  }

  func floor(_ instant: Int64, _ bucketLength: BucketLength) -> Int64 {
    start(index(of: instant, bucketLength), bucketLength)
  }

  /// Returns the buckets between two instants, or `nil` if one of them is not the start of a bucket.
  func buckets(from: Int64, to: Int64, _ bucketLength: BucketLength) -> Buckets? {
    let first = index(of: from, bucketLength)
    let last = index(of: to, bucketLength)
    guard first < last, start(first, bucketLength) == from, start(last, bucketLength) == to else {
      return nil
    }
    guard bucketLength.isDays else {
      return .uniform(from: from, length: Int64(bucketLength.count) * 60_000, count: last - first)
    }
    return .listed((first...last).map { start($0, bucketLength) })
  }

  /// Returns the instant that is `count` calendar units later. The start of a day becomes the start of a
  /// day.
  func adding(_ count: Int, _ component: Calendar.Component, to instant: Int64) -> Int64 {
    let date = Date(timeIntervalSince1970: Double(instant) / 1000)
    let sum = calendar.date(byAdding: component, value: count, to: date) ?? date
    let isMidnight = calendar.startOfDay(for: date) == date
    return milliseconds(isMidnight ? calendar.startOfDay(for: sum) : sum)
  }

  /// Returns the local date of an instant, such as `2026-04-24`.
  func date(_ instant: Int64) -> String {
    let local = parts(instant)
    return String(format: "%04d-%02d-%02d", local.year ?? 0, local.month ?? 0, local.day ?? 0)
  }

  /// Returns true if a day begins at the instant.
  func isMidnight(_ instant: Int64) -> Bool {
    let date = Date(timeIntervalSince1970: Double(instant) / 1000)
    return calendar.startOfDay(for: date) == date
  }

  /// Returns the number of dates from one instant to another.
  func days(from start: Int64, to end: Int64) -> Int {
    let dates = [start, end].map { utcMidnight(parts($0)) }
    return Int((dates[1] - dates[0]) / 86_400_000)
  }

  /// Returns the local time of an instant, encoded as if it were UTC.
  func shown(_ instant: Int64) -> Int64 {
    instant + Int64(calendar.timeZone.secondsFromGMT(for: Self.instant(instant))) * 1000
  }

  /// Returns the instants with a local time, which is encoded as if it were UTC. There is none if a
  /// clock change skips the time, and there are two if it repeats the time.
  func instants(showing time: Int64) -> [Int64] {
    let day: Int64 = 86_400_000
    let offsets = Set([time - day, time, time + day].map { shown($0) - $0 })
    return offsets.map { time - $0 }.filter { shown($0) == time }.sorted()
  }

  /// Returns the start of the day of a local time, which is encoded as if it were UTC.
  func midnight(of time: Int64) -> Int64 {
    var utc = Calendar(identifier: .gregorian)
    utc.timeZone = .gmt
    let parts = utc.dateComponents([.year, .month, .day], from: Self.instant(time))
    return milliseconds(calendar.startOfDay(for: calendar.date(from: parts) ?? .distantPast))
  }

  private func parts(_ instant: Int64) -> DateComponents {
    calendar.dateComponents([.year, .month, .day], from: Self.instant(instant))
  }

  private func utcMidnight(_ parts: DateComponents) -> Int64 {
    var utc = Calendar(identifier: .gregorian)
    utc.timeZone = .gmt
    return milliseconds(utc.date(from: parts) ?? .distantPast)
  }

  private static func instant(_ milliseconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000)
  }

  private func milliseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1000).rounded())
  }

  /// Returns a midnight, given a month and a day counted from the start of 1970. Both may be beyond the
  /// year.
  private func midnight(month: Int, day: Int) -> Int64 {
    // Only the day exceeds its range: a calendar may not carry both at once.
    let years = (month - 1) / 12
    let parts = DateComponents(year: 1970 + years, month: (month - 1) % 12 + 1, day: day)
    let date = calendar.date(from: parts) ?? .distantPast
    return milliseconds(calendar.startOfDay(for: date))
  }
}
