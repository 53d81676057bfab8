import Foundation

/// Ranges without EVERY, and ranges to compare with.
extension JudgedQueryGenerator {
  /// The intervals at whose ends a range without EVERY may end, finest first.
  private static let intervals = [1, 5, 10, 30, 60, 180, 720, 1440]

  mutating func wholeRange() -> JudgedRange? {
    if query.zone != nil { return has(.during, 100) ? duringPast() : nil }
    switch below(4) {
    case 0: return has(.during, 100) ? duringPast() : nil
    case 1: return wholeLast()
    case 2: return wholeSince()
    default: return wholeBetween()
    }
  }

  /// A range that ends with the finest interval for which all of it can be answered, be it with
  /// several intervals.
  private func wholeRange(
    _ texts: [String], from start: (Int64) -> Int64
  ) -> JudgedRange? {
    for minutes in Self.intervals {
      let end = almanac.floor(now, .minutes(minutes))
      let start = start(end)
      if Self.intervals.contains(where: { begins(start, $0) }) {
        return range(texts, from: start, to: end, .none)
      }
    }
    return nil
  }

  /// Whether a bucket of an interval begins there, and is within reach. What ends now is.
  private func begins(_ start: Int64, _ minutes: Int) -> Bool {
    start % (Int64(minutes) * 60_000) == 0
      && start >= Reach.earliest(interval: minutes, now: now)
  }

  private mutating func wholeLast() -> JudgedRange? {
    if chance(30) {
      let months = pick([1, 2, 6, 12])
      let almanac = almanac
      return wholeRange(["LAST " + Cut.text(months: months)]) {
        almanac.adding(-months, .month, to: $0)
      }
    }
    let minutes = pick([10, 45, 60, 360, 1440, 2880, 7 * 1440, 8 * 1440, 13 * 1440, 40 * 1440])
    return wholeRange(["LAST " + Cut.text(minutes: minutes)]) { $0 - Int64(minutes) * 60_000 }
  }

  private mutating func wholeSince() -> JudgedRange? {
    let (start, _) = wholeBorders()
    return wholeRange(["SINCE " + time(start, nil)]) { _ in start }
  }

  private mutating func wholeBetween() -> JudgedRange? {
    let (start, end) = wholeBorders()
    let texts = ["SINCE " + time(start, nil), "UNTIL " + time(end, nil)]
    return range(texts, from: start, to: end, .ofLength)
  }

  private mutating func wholeBorders() -> (start: Int64, end: Int64) {
    let minutes = pick(Self.intervals)
    let length = Int64(minutes) * 60_000
    let most = min(400, 13 * 1440 / minutes)
    let end = now / length * length - Int64(below(max(1, most / 3))) * length
    return (end - Int64(1 + below(max(1, most / 2))) * length, end)
  }
}

/// COMPARE WITH.
extension JudgedQueryGenerator {
  mutating func chooseEarlier() {
    if case .none = query.range.repetition { return }
    guard query.zone == nil,
      let (text, from, to, isMonthly) = chance(50) ? previous() : ago(),
      let buckets = buckets(from, to), buckets.count == query.range.buckets.count,
      !isMonthly || isInStep(from),
      Reach.covers(buckets, now: now)
    else { return }
    query.earlier = JudgedQuery.Earlier(text: text, buckets: buckets)
  }

  /// Whether the days of both ranges have the same numbers, one after the other, so that each has a
  /// partner.
  private func isInStep(_ from: Int64) -> Bool {
    guard let cut = query.cut, cut.unit != .months else { return true }
    let own = query.range.buckets
    return stride(from: 0, to: own.to - own.from, by: 86_400_000).allSatisfy { passed in
      almanac.dayOfMonth(from + passed) == almanac.dayOfMonth(own.from + passed)
    }
  }

  private func buckets(_ from: Int64, _ to: Int64) -> Buckets? {
    guard let cut = query.cut else { return .listed([from, to]) }
    return almanac.buckets(from: from, to: to, cut)
  }

  private func previous() -> (String, Int64, Int64, isMonthly: Bool)? {
    let from = query.range.buckets.from
    let start: Int64
    var isMonthly = false
    switch query.range.repetition {
    case .ofLength: start = from - (query.range.buckets.to - from)
    case .ofDays(let days): start = almanac.adding(-days, .day, to: from)
    case .ofMonths(let months):
      start = almanac.adding(-months, .month, to: from)
      isMonthly = true
    case .none: return nil
    }
    return ("PREVIOUS", start, from, isMonthly)
  }

  private mutating func ago() -> (String, Int64, Int64, isMonthly: Bool)? {
    let buckets = query.range.buckets
    if chance(25) {
      let months = pick([1, 3, 12])
      let starts = [buckets.from, buckets.to].map { almanac.adding(-months, .month, to: $0) }
      // The last days of a month have no counterpart in a shorter one.
      guard starts.map({ almanac.adding(months, .month, to: $0) }) == [buckets.from, buckets.to]
      else { return nil }
      return ("\(Cut.text(months: months)) AGO", starts[0], starts[1], true)
    }
    let own = query.cut?.minutes.map { [$0, 2 * $0] } ?? []
    let minutes = pick([1440, 7 * 1440] + own)
    let shift = Int64(minutes) * 60_000
    return ("\(Cut.text(minutes: minutes)) AGO", buckets.from - shift, buckets.to - shift, false)
  }
}
