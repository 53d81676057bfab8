/// The retention of the API, written independently from the vendor's document.
enum RetentionLimit {
  /// The intervals up to a day, in minutes, coarsest first.
  private static let intervals = [1440, 720, 180, 60, 30, 10, 5, 1]

  /// Returns the earliest instant at which the buckets may begin. The coarsest interval that divides the
  /// buckets and their inner buckets decides.
  static func earliest(_ buckets: Buckets, grain: Int = 1440 * 28, now: Int64) -> Int64 {
    let fits = { (minutes: Int) in grain % minutes == 0 && buckets.areMultiples(of: minutes) }
    return earliest(interval: intervals.first(where: fits) ?? 1, now: now)
  }

  /// Returns the earliest instant at which an answer of an interval may begin.
  static func earliest(interval minutes: Int, now: Int64) -> Int64 {
    guard minutes < 1440 else { return .min }
    return now - (minutes < 10 ? 7 : 14) * 86_400_000
  }

  /// Returns true if the whole range is within the retention of the API.
  static func covers(_ buckets: Buckets, now: Int64) -> Bool {
    buckets.from >= earliest(buckets, now: now)
  }
}
