import Foundation

/// Ranges without EVERY.
extension OracleQueryGenerator {
  /// The intervals at whose ends a range without EVERY can end, in minutes, finest first.
  private static let intervals = [1, 5, 10, 30, 60, 180, 720, 1440]

  mutating func wholeRange() -> OracleRange? {
    if query.zone != nil { return has(.during, 50) ? duringPast() : betweenMidnights() }
    switch below(4) {
    case 0: return has(.during, 100) ? duringPast() : nil
    case 1: return wholeLast()
    case 2: return wholeSince()
    default: return wholeBetween()
    }
  }

  /// Returns a range that ends with the finest interval for which the whole range can be answered. The
  /// answer may need several intervals.
  private func wholeRange(
    _ texts: [String], from start: (Int64) -> Int64
  ) -> OracleRange? {
    for minutes in Self.intervals {
      let end = bucketCalendar.floor(now, .minutes(minutes))
      let start = start(end)
      if Self.intervals.contains(where: { begins(start, $0) }) {
        return range(texts, from: start, to: end, .none)
      }
    }
    return nil
  }

  /// Returns true if a bucket of the interval begins at `start` and is within the retention of the API.
  private func begins(_ start: Int64, _ minutes: Int) -> Bool {
    start % (Int64(minutes) * 60_000) == 0
      && start >= RetentionLimit.earliest(interval: minutes, now: now)
  }

  private mutating func wholeLast() -> OracleRange? {
    if chance(30) {
      let months = pick([1, 2, 6, 12])
      let bucketCalendar = bucketCalendar
      return wholeRange(["LAST " + BucketLength.text(months: months)]) {
        bucketCalendar.adding(-months, .month, to: $0)
      }
    }
    let minutes = pick([10, 45, 60, 360, 1440, 2880, 7 * 1440, 8 * 1440, 13 * 1440, 40 * 1440])
    return wholeRange(["LAST " + BucketLength.text(minutes: minutes)]) {
      $0 - Int64(minutes) * 60_000
    }
  }

  private mutating func wholeSince() -> OracleRange? {
    let (start, _) = wholeBorders()
    return wholeRange(["SINCE " + time(start, nil)]) { _ in start }
  }

  private mutating func wholeBetween() -> OracleRange? {
    let (start, end) = wholeBorders()
    let texts = ["SINCE " + time(start, nil), "UNTIL " + time(end, nil)]
    return range(texts, from: start, to: end, .ofLength)
  }

  private mutating func betweenMidnights() -> OracleRange? {
    let end = bucketCalendar.adding(
      -below(6), .day, to: bucketCalendar.floor(now, .minutes(BucketLength.day)))
    let start = bucketCalendar.adding(-1 - below(6), .day, to: end)
    let texts = ["SINCE " + time(start, nil), "UNTIL " + time(end, nil)]
    return range(texts, from: start, to: end, .onlyAgo)
  }

  private mutating func wholeBorders() -> (start: Int64, end: Int64) {
    let minutes = pick(Self.intervals)
    let length = Int64(minutes) * 60_000
    let most = min(400, 13 * 1440 / minutes)
    let end = now / length * length - Int64(below(max(1, most / 3))) * length
    return (end - Int64(1 + below(max(1, most / 2))) * length, end)
  }
}
