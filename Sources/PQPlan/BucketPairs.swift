import PQModel

/// The buckets of a query, each with its comparison bucket.
struct BucketPairs {
  private(set) var current: Buckets
  /// The comparison buckets, one for each bucket of `current`; `nil` if the query compares nothing.
  private(set) var before: Buckets?
  /// The buckets of both ranges that have no partner in the other range.
  private(set) var unpaired: [TimeRange]
  /// The note about buckets that were left out at the start of both ranges; `nil` if none was.
  private(set) var trimmed: RangeNote?

  init(_ current: Buckets, before: Buckets? = nil, unpaired: [TimeRange] = []) {
    self.current = current
    self.before = before
    self.unpaired = unpaired
  }

  /// The notes about the buckets that are left out.
  var notes: [RangeNote] {
    [trimmed, unpaired.isEmpty ? nil : .unpaired(unpaired)].compactMap { $0 }
  }

  /// Leaves out the buckets of one range that begin before an instant, and their partners.
  ///
  /// - Parameter isBefore: true if the instant belongs to the comparison range.
  /// - Returns: `true` if something was left out and something remains.
  mutating func start(at instant: Instant, ofBefore isBefore: Bool) -> Bool {
    let late = isBefore ? before ?? current : current
    let count = (0..<late.count).first { late[$0].from >= instant } ?? late.count
    guard count > 0, let current = current.dropping(first: count) else { return false }
    self.current = current
    before = before?.dropping(first: count)
    if case .trimmed(let earlier) = trimmed {
      trimmed = .trimmed(buckets: earlier + count)
    } else {
      trimmed = .trimmed(buckets: count)
    }
    return true
  }

  /// Shortens both ranges by the same length, so that one of them begins at an instant. Each range
  /// is one bucket.
  ///
  /// - Parameter isBefore: true if the instant belongs to the comparison range.
  /// - Returns: `true` if something was left out and something remains.
  mutating func shorten(to instant: Instant, ofBefore isBefore: Bool) -> Bool {
    let late = isBefore ? before ?? current : current
    let length = instant - late.range.from
    let ranges = [current, before].compactMap { $0?.range }.map {
      TimeRange(from: $0.from + length, to: $0.to)
    }
    guard length.milliseconds > 0, ranges.allSatisfy({ $0.from < $0.to }) else { return false }
    current = Buckets(whole: ranges[0])
    if before != nil { before = Buckets(whole: ranges[1]) }
    trimmed = .trimmed(buckets: 0)
    return true
  }

  /// Leaves out the last bucket of both ranges, and adds it to `unpaired`.
  ///
  /// - Returns: `true` if something remains.
  mutating func leaveOutLast() -> Bool {
    guard let current = current.dropping(last: 1) else { return false }
    unpaired.append(self.current[self.current.count - 1])
    self.current = current
    before = before?.dropping(last: 1)
    return true
  }
}

/// Finds the partner of each bucket in the comparison range. The partner is earlier by a calendar
/// shift. For a shift of months, the partner of a day is the day with the same number. The partner
/// of an hour is the hour with the same local time. A bucket has no partner if the other month is
/// shorter or if clocks were changed. No two buckets have the same partner.
struct PartnerSearch {
  let shift: CalendarShift
  let bucketing: Bucketing

  func pairs(of own: Buckets) throws(RangeFailure) -> BucketPairs {
    guard own.count <= Buckets.listLimit else { throw .tooManyBuckets(own.range, bucketing) }
    var kept: [TimeRange] = []
    var partners: [TimeRange] = []
    var unpaired: [TimeRange] = []
    for bucket in (0..<own.count).map({ own[$0] }) {
      let partner = try self.partner(of: bucket.from, in: own.range)
      guard let partner, partner.from >= partners.last?.to ?? partner.from else {
        unpaired.append(bucket)
        continue
      }
      kept.append(bucket)
      partners.append(partner)
    }
    guard let current = Buckets(listed: kept), let before = Buckets(listed: partners) else {
      throw .noPartner(own.range, bucketing)
    }
    unpaired += others(in: own.range, than: partners)
    return BucketPairs(
      kept.count == own.count ? own : current, before: before, unpaired: unpaired)
  }

  private func partner(
    of start: Instant, in range: TimeRange
  ) throws(RangeFailure) -> TimeRange? {
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

  /// Returns the buckets of the comparison range that are not a partner of any bucket.
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
