import Foundation

/// The buckets of a range and their comparison buckets, in pairs.
struct BucketPairs {
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
    let utc = BucketCalendar()
    let month = utc.adding(-months, .month, to: time)
    guard utc.adding(months, .month, to: month) == time else { return nil }
    return month - Int64(days * BucketLength.day + minutes) * 60_000
  }
}

extension BucketPairs {
  /// Pairs each bucket with the one at the same local time of the earlier date. Buckets without a
  /// partner are left out. Months, and a range without EVERY, are compared as a whole.
  ///
  /// Returns `nil` if a partner is not the start of a bucket, or if there are no pairs.
  init?(
    _ own: Buckets, _ shift: CalendarShift, bucketLength: BucketLength?,
    _ bucketCalendar: BucketCalendar
  ) {
    guard let bucketLength, bucketLength.unit != .months else {
      self.init(whole: own, shift, bucketLength: bucketLength, bucketCalendar)
      return
    }
    var kept: [Range<Int64>] = []
    var partners: [Range<Int64>] = []
    for bucket in own.ranges {
      guard
        let start = Self.partner(
          of: bucket.lowerBound, shift, bucketLength: bucketLength, bucketCalendar),
        start >= partners.last?.upperBound ?? start
      else { continue }
      let index = bucketCalendar.index(of: start, bucketLength)
      guard bucketCalendar.start(index, bucketLength) == start else { return nil }
      kept.append(bucket)
      partners.append(start..<bucketCalendar.start(index + 1, bucketLength))
    }
    guard !kept.isEmpty else { return nil }
    self.init(own: kept.count == own.count ? own : .pieces(kept), before: .pieces(partners))
  }

  private init?(
    whole own: Buckets, _ shift: CalendarShift, bucketLength: BucketLength?,
    _ bucketCalendar: BucketCalendar
  ) {
    let times = [own.from, own.to].compactMap { shift.date(before: bucketCalendar.shown($0)) }
    // The last days of a month have no partner in a shorter month.
    guard times.count == 2 else { return nil }
    let borders = zip([own.from, own.to], times).compactMap { border, time in
      bucketCalendar.isMidnight(border)
        ? bucketCalendar.midnight(of: time) : bucketCalendar.instants(showing: time).first
    }
    guard borders.count == 2, borders[0] < borders[1] else { return nil }
    guard let bucketLength else {
      self.init(own: own, before: .listed(borders))
      return
    }
    guard let before = bucketCalendar.buckets(from: borders[0], to: borders[1], bucketLength),
      before.count == own.count
    else { return nil }
    self.init(own: own, before: before)
  }

  private static func partner(
    of start: Int64, _ shift: CalendarShift, bucketLength: BucketLength,
    _ bucketCalendar: BucketCalendar
  ) -> Int64? {
    let local = bucketCalendar.shown(start)
    if bucketLength.isDays {
      return shift.date(before: local).map { bucketCalendar.midnight(of: $0) }
    }
    guard shift.minutes == 0 else { return start - Int64(shift.minutes) * 60_000 }
    let inUTC = shift.date(before: start)
    let turn = local - start - (inUTC.map { bucketCalendar.shown($0) - $0 } ?? local - start)
    // These buckets are too long to follow the clock change.
    guard turn % (Int64(bucketLength.count) * 60_000) == 0 else { return inUTC }
    guard let time = shift.date(before: local),
      let place = bucketCalendar.instants(showing: local).firstIndex(of: start)
    else { return nil }
    let found = bucketCalendar.instants(showing: time)
    return place < found.count ? found[place] : nil
  }
}
