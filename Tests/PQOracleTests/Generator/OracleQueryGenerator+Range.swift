import Foundation
import PQModel

/// The clauses of a range that EVERY splits into buckets.
extension OracleQueryGenerator {
  mutating func range(bucketLength: BucketLength) -> OracleRange? {
    if has(.during, query.fixture.zone == nil ? 20 : 40) { return during(bucketLength) }
    let count = bucketCount(bucketLength)
    switch below(5) {
    case 0, 1: return last(count, bucketLength)
    case 2: return lastOfCalendar(bucketLength)
    case 3: return since(count, bucketLength)
    default: return between(count, bucketLength)
    }
  }

  private mutating func bucketCount(_ bucketLength: BucketLength) -> Int {
    let counts = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13, 20, 24, 30, 48]
    return pick(
      (bucketLength.minutes ?? BucketLength.day) <= 5 ? counts + [96, 180, 360, 500] : counts)
  }

  /// Returns a range of LAST in days, weeks or months, which can differ from the unit of EVERY.
  private mutating func lastOfCalendar(_ bucketLength: BucketLength) -> OracleRange? {
    let end = bucketCalendar.floor(now, bucketLength)
    let count = 1 + below(4)
    if bucketLength.isDays, chance(50) {
      let months = pick([1, 2, 3, 6, 12])
      let start = bucketCalendar.adding(-months, .month, to: end)
      return range(
        ["LAST " + BucketLength.text(months: months)], from: start, to: end, .ofMonths(months))
    }
    let unit = chance(30) ? 7 : 1
    // The days of LAST are days of the zone if buckets begin at its midnight. Otherwise they are days of
    // UTC.
    let calendar = bucketLength.isDays ? bucketCalendar : BucketCalendar()
    let start = calendar.adding(-count * unit, .day, to: end)
    let text = "LAST \(count)\(unit == 7 ? "w" : "d")"
    return range([text], from: start, to: end, repetitionOfLength)
  }

  private mutating func since(_ count: Int, _ bucketLength: BucketLength) -> OracleRange? {
    let index = bucketCalendar.index(of: now, bucketLength)
    let start = bucketCalendar.start(index - count, bucketLength)
    let text = "SINCE " + time(start, bucketLength)
    return range(
      [text], from: start, to: bucketCalendar.start(index, bucketLength), repetitionOfLength)
  }

  private mutating func between(_ count: Int, _ bucketLength: BucketLength) -> OracleRange? {
    let index = bucketCalendar.index(of: now, bucketLength) - below(12)
    let start = bucketCalendar.start(index - count, bucketLength)
    let end = bucketCalendar.start(index, bucketLength)
    let texts = ["SINCE " + time(start, bucketLength), "UNTIL " + time(end, bucketLength)]
    return range(texts, from: start, to: end, repetitionOfLength)
  }

  /// The meaning of PREVIOUS for a range of this length. Days of a zone differ in length, so PREVIOUS is
  /// clear only in UTC or for buckets of the unit `minutes`.
  private var repetitionOfLength: OracleRange.Repetition {
    query.zone == nil || query.bucketLength?.unit == .minutes ? .ofLength : .onlyAgo
  }

  /// Returns a time in one of its spellings.
  mutating func time(_ instant: Int64, _ bucketLength: BucketLength?) -> String {
    var spellings = ["\(instant)", query.spelling.quoted("\(Instant(milliseconds: instant))")]
    if bucketCalendar.isMidnight(instant) {
      let days = bucketCalendar.days(from: instant, to: now)
      spellings.append(query.spelling.quoted(bucketCalendar.date(instant)))
      if days >= 0 { spellings += days == 0 ? ["TODAY"] : ["TODAY - \(days)d"] }
    } else if query.zone != nil,
      bucketCalendar.instants(showing: bucketCalendar.shown(instant)).count == 1
    {
      let local = Instant(milliseconds: bucketCalendar.shown(instant))
      spellings.append(query.spelling.quoted(String("\(local)".prefix(16))))
    }
    if let bucketLength, bucketLength.minutes != nil, query.zone == nil {
      let minutes = Int(bucketCalendar.floor(now, bucketLength) - instant) / 60_000
      spellings.append(minutes == 0 ? "NOW" : "NOW - \(BucketLength.text(minutes: minutes))")
    }
    return pick(spellings)
  }
}

/// The choice of DURING.
extension OracleQueryGenerator {
  private mutating func during(_ bucketLength: BucketLength) -> OracleRange? {
    guard chance(50) else { return duringPast() }
    let (word, period) = pick([
      ("TODAY", BucketLength.minutes(BucketLength.day)), ("THIS WEEK", .weeks(1)),
      ("THIS MONTH", .months(1)),
      ("THIS QUARTER", .months(3)), ("THIS YEAR", .months(12)),
    ])
    let start = bucketCalendar.floor(now, period)
    return range(
      ["DURING " + word], from: start, to: bucketCalendar.floor(now, bucketLength), .none)
  }

  /// Returns a period that has ended.
  mutating func duringPast() -> OracleRange? {
    let isClockChange = query.fixture.zone != nil && chance(60)
    let (word, period, repetition): (String, BucketLength, OracleRange.Repetition) = pick(
      [
        ("YESTERDAY", .minutes(BucketLength.day), .ofDays(1)), ("LAST WEEK", .weeks(1), .ofDays(7)),
        ("LAST MONTH", .months(1), .ofMonths(1)), ("LAST QUARTER", .months(3), .ofMonths(3)),
        ("LAST YEAR", .months(12), .ofMonths(12)),
      ].prefix(isClockChange ? 1 : 5).map { $0 })
    let index = bucketCalendar.index(of: now, period)
    let start = bucketCalendar.start(index - 1, period)
    return range(
      ["DURING " + word], from: start, to: bucketCalendar.start(index, period), repetition)
  }
}
