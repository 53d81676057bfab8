import Foundation

/// The buckets of a range and their comparison buckets, in pairs.
struct JudgedPairs {
  let own: Buckets
  let before: Buckets
}

/// The distance of a comparison range in calendar units.
struct CalendarShift {
  var months = 0
  var days = 0
  var minutes = 0

  /// Returns the same time of an earlier date, both encoded as if they were UTC, or `nil` if the earlier
  /// month has no such day.
  func date(before time: Int64) -> Int64? {
    let utc = Almanac()
    let month = utc.adding(-months, .month, to: time)
    guard utc.adding(months, .month, to: month) == time else { return nil }
    return month - Int64(days * Cut.day + minutes) * 60_000
  }
}

extension JudgedPairs {
  /// Pairs each bucket with the one at the same local time of the earlier date. Buckets without a
  /// partner are left out. Months, and a range without EVERY, are compared as a whole.
  ///
  /// Returns `nil` if a partner is not the start of a bucket, or if there are no pairs.
  init?(_ own: Buckets, _ shift: CalendarShift, cut: Cut?, _ almanac: Almanac) {
    guard let cut, cut.unit != .months else {
      self.init(whole: own, shift, cut: cut, almanac)
      return
    }
    var kept: [Range<Int64>] = []
    var partners: [Range<Int64>] = []
    for bucket in own.ranges {
      guard let start = Self.partner(of: bucket.lowerBound, shift, cut: cut, almanac),
        start >= partners.last?.upperBound ?? start
      else { continue }
      let index = almanac.index(of: start, cut)
      guard almanac.start(index, cut) == start else { return nil }
      kept.append(bucket)
      partners.append(start..<almanac.start(index + 1, cut))
    }
    guard !kept.isEmpty else { return nil }
    self.init(own: kept.count == own.count ? own : .pieces(kept), before: .pieces(partners))
  }

  private init?(whole own: Buckets, _ shift: CalendarShift, cut: Cut?, _ almanac: Almanac) {
    let times = [own.from, own.to].compactMap { shift.date(before: almanac.shown($0)) }
    // The last days of a month have no partner in a shorter month.
    guard times.count == 2 else { return nil }
    let borders = zip([own.from, own.to], times).compactMap { border, time in
      almanac.isMidnight(border)
        ? almanac.midnight(of: time) : almanac.instants(showing: time).first
    }
    guard borders.count == 2, borders[0] < borders[1] else { return nil }
    guard let cut else {
      self.init(own: own, before: .listed(borders))
      return
    }
    guard let before = almanac.buckets(from: borders[0], to: borders[1], cut),
      before.count == own.count
    else { return nil }
    self.init(own: own, before: before)
  }

  private static func partner(
    of start: Int64, _ shift: CalendarShift, cut: Cut, _ almanac: Almanac
  ) -> Int64? {
    let local = almanac.shown(start)
    if cut.isDays {
      return shift.date(before: local).map { almanac.midnight(of: $0) }
    }
    guard shift.minutes == 0 else { return start - Int64(shift.minutes) * 60_000 }
    let inUTC = shift.date(before: start)
    let turn = local - start - (inUTC.map { almanac.shown($0) - $0 } ?? local - start)
    // These buckets are too long to follow the clock change.
    guard turn % (Int64(cut.count) * 60_000) == 0 else { return inUTC }
    guard let time = shift.date(before: local),
      let place = almanac.instants(showing: local).firstIndex(of: start)
    else { return nil }
    let found = almanac.instants(showing: time)
    return place < found.count ? found[place] : nil
  }
}
