import Foundation
import PQModel

/// The clauses of a range that EVERY splits into buckets.
extension JudgedQueryGenerator {
  mutating func range(cut: Cut) -> JudgedRange? {
    if has(.during, query.fixture.zone == nil ? 20 : 40) { return during(cut) }
    let count = bucketCount(cut)
    switch below(5) {
    case 0, 1: return last(count, cut)
    case 2: return lastOfCalendar(cut)
    case 3: return since(count, cut)
    default: return between(count, cut)
    }
  }

  private mutating func bucketCount(_ cut: Cut) -> Int {
    let counts = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13, 20, 24, 30, 48]
    return pick((cut.minutes ?? Cut.day) <= 5 ? counts + [96, 180, 360, 500] : counts)
  }

  /// Returns a range of LAST in days, weeks or months, which can differ from the unit of EVERY.
  private mutating func lastOfCalendar(_ cut: Cut) -> JudgedRange? {
    let end = almanac.floor(now, cut)
    let count = 1 + below(4)
    if cut.isDays, chance(50) {
      let months = pick([1, 2, 3, 6, 12])
      let start = almanac.adding(-months, .month, to: end)
      return range(["LAST " + Cut.text(months: months)], from: start, to: end, .ofMonths(months))
    }
    let unit = chance(30) ? 7 : 1
    // The days of LAST are days of the zone if buckets begin at its midnight. Otherwise they are days of
    // UTC.
    let calendar = cut.isDays ? almanac : Almanac()
    let start = calendar.adding(-count * unit, .day, to: end)
    let text = "LAST \(count)\(unit == 7 ? "w" : "d")"
    return range([text], from: start, to: end, repetitionOfLength)
  }

  private mutating func since(_ count: Int, _ cut: Cut) -> JudgedRange? {
    let index = almanac.index(of: now, cut)
    let start = almanac.start(index - count, cut)
    let text = "SINCE " + time(start, cut)
    return range([text], from: start, to: almanac.start(index, cut), repetitionOfLength)
  }

  private mutating func between(_ count: Int, _ cut: Cut) -> JudgedRange? {
    let index = almanac.index(of: now, cut) - below(12)
    let start = almanac.start(index - count, cut)
    let end = almanac.start(index, cut)
    let texts = ["SINCE " + time(start, cut), "UNTIL " + time(end, cut)]
    return range(texts, from: start, to: end, repetitionOfLength)
  }

  /// The meaning of PREVIOUS for a range of this length. Days of a zone differ in length, so PREVIOUS is
  /// clear only in UTC or for buckets of the unit `minutes`.
  private var repetitionOfLength: JudgedRange.Repetition {
    query.zone == nil || query.cut?.unit == .minutes ? .ofLength : .onlyAgo
  }

  /// Returns a time in one of its spellings.
  mutating func time(_ instant: Int64, _ cut: Cut?) -> String {
    var spellings = ["\(instant)", query.spelling.quoted("\(Instant(milliseconds: instant))")]
    if almanac.isMidnight(instant) {
      let days = almanac.days(from: instant, to: now)
      spellings.append(query.spelling.quoted(almanac.date(instant)))
      if days >= 0 { spellings += days == 0 ? ["TODAY"] : ["TODAY - \(days)d"] }
    } else if query.zone != nil, almanac.instants(showing: almanac.shown(instant)).count == 1 {
      let local = Instant(milliseconds: almanac.shown(instant))
      spellings.append(query.spelling.quoted(String("\(local)".prefix(16))))
    }
    if let cut, cut.minutes != nil, query.zone == nil {
      let minutes = Int(almanac.floor(now, cut) - instant) / 60_000
      spellings.append(minutes == 0 ? "NOW" : "NOW - \(Cut.text(minutes: minutes))")
    }
    return pick(spellings)
  }
}

/// The choice of DURING.
extension JudgedQueryGenerator {
  private mutating func during(_ cut: Cut) -> JudgedRange? {
    guard chance(50) else { return duringPast() }
    let (word, period) = pick([
      ("TODAY", Cut.minutes(Cut.day)), ("THIS WEEK", .weeks(1)), ("THIS MONTH", .months(1)),
      ("THIS QUARTER", .months(3)), ("THIS YEAR", .months(12)),
    ])
    let start = almanac.floor(now, period)
    return range(["DURING " + word], from: start, to: almanac.floor(now, cut), .none)
  }

  /// Returns a period that has ended.
  mutating func duringPast() -> JudgedRange? {
    let isClockChange = query.fixture.zone != nil && chance(60)
    let (word, period, repetition): (String, Cut, JudgedRange.Repetition) = pick(
      [
        ("YESTERDAY", .minutes(Cut.day), .ofDays(1)), ("LAST WEEK", .weeks(1), .ofDays(7)),
        ("LAST MONTH", .months(1), .ofMonths(1)), ("LAST QUARTER", .months(3), .ofMonths(3)),
        ("LAST YEAR", .months(12), .ofMonths(12)),
      ].prefix(isClockChange ? 1 : 5).map { $0 })
    let index = almanac.index(of: now, period)
    let start = almanac.start(index - 1, period)
    return range(["DURING " + word], from: start, to: almanac.start(index, period), repetition)
  }
}
