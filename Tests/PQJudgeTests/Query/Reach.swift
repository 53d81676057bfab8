/// How far back the API answers, written down anew from the vendor's document.
enum Reach {
  /// The intervals that matter here, in minutes, coarsest first.
  private static let intervals = [1440, 720, 180, 60, 30, 10, 5, 1]

  /// The earliest instant at which buckets may begin, if they are made of the coarsest interval
  /// that they, and shorter buckets inside them, are whole numbers of.
  static func earliest(_ buckets: Buckets, grain: Int = 1440 * 28, now: Int64) -> Int64 {
    let fits = { (minutes: Int) in grain % minutes == 0 && buckets.areMultiples(of: minutes) }
    return earliest(interval: intervals.first(where: fits) ?? 1, now: now)
  }

  /// The earliest instant at which an answer of an interval may begin.
  static func earliest(interval minutes: Int, now: Int64) -> Int64 {
    guard minutes < 1440 else { return .min }
    return now - (minutes < 10 ? 7 : 14) * 86_400_000
  }

  /// Whether the API reaches back to the beginning.
  static func covers(_ buckets: Buckets, now: Int64) -> Bool {
    buckets.from >= earliest(buckets, now: now)
  }
}
