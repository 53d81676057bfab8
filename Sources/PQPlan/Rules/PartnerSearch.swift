import PQModel

/// Finds the partner of each bucket in a range that is earlier by a calendar: a day with the same
/// number, or an hour at which clocks show the same time. A bucket has no partner if the other month is
/// shorter or if clocks were changed. No two buckets have the same partner.
struct PartnerSearch {
  let shift: CalendarShift
  let bucketing: Bucketing

  func pairs(of own: Buckets) throws(CutFailure) -> BucketPairs {
    guard own.count <= Buckets.listLimit else { throw .tooManyBuckets(own.range, bucketing) }
    var kept: [TimeRange] = []
    var partners: [TimeRange] = []
    var lonely: [TimeRange] = []
    for bucket in (0..<own.count).map({ own[$0] }) {
      let partner = try self.partner(of: bucket.from, in: own.range)
      guard let partner, partner.from >= partners.last?.to ?? partner.from else {
        lonely.append(bucket)
        continue
      }
      kept.append(bucket)
      partners.append(partner)
    }
    guard let current = Buckets(listed: kept), let before = Buckets(listed: partners) else {
      throw .noPartner(own.range, bucketing)
    }
    lonely += others(in: own.range, than: partners)
    return BucketPairs(
      kept.count == own.count ? own : current, before: before, unpaired: lonely)
  }

  private func partner(
    of start: Instant, in range: TimeRange
  ) throws(CutFailure) -> TimeRange? {
    guard let partner = counterpart(of: start) else { return nil }
    guard bucketing.isBorder(partner) else {
      let other = TimeRange(from: partner, to: shift.border(range.to))
      throw .partial(at: partner, other, bucketing)
    }
    return TimeRange(from: partner, to: bucketing.end(ofBucketAt: partner))
  }

  private func counterpart(of start: Instant) -> Instant? {
    guard case .fixed(let length) = bucketing.length else {
      return shift.span.counterpart(ofDayAt: start, in: shift.zone)
    }
    let inUTC = shift.span.counterpart(of: start, in: .utc)
    guard !shift.zone.isUTC else { return inUTC }
    let offset = shift.zone.offset(at: start) - shift.zone.offset(at: inUTC ?? start)
    guard offset.milliseconds % length.milliseconds == 0 else { return inUTC }
    return shift.span.counterpart(of: start, in: shift.zone)
  }

  /// Returns the buckets of the earlier range that are not partners.
  private func others(in own: TimeRange, than partners: [TimeRange]) -> [TimeRange] {
    let range = TimeRange(
      from: bucketing.raised(shift.border(own.from)),
      to: bucketing.start(of: shift.border(own.to)))
    guard range.from < range.to, let all = Buckets(bucketing, of: range, limit: Buckets.listLimit)
    else { return [] }
    var rest = partners[...]
    return (0..<all.count).map { all[$0] }.filter { bucket in
      rest = rest.drop { $0.from < bucket.from }
      return rest.first != bucket
    }
  }
}

extension TimeSpan {
  fileprivate static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: left.milliseconds - right.milliseconds)
  }
}
