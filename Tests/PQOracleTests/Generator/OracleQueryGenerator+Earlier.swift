/// The choice of COMPARE WITH.
extension OracleQueryGenerator {
  mutating func chooseEarlier() {
    if case .none = query.range.repetition { return }
    guard let (text, pairs) = chance(50) ? previous() : ago(),
      RetentionLimit.covers(pairs.own, now: now), RetentionLimit.covers(pairs.before, now: now)
    else { return }
    query.range.buckets = pairs.own
    query.earlier = OracleQuery.Earlier(text: text, buckets: pairs.before)
  }

  /// Returns the buckets for PREVIOUS: the range of equal length before, or the earlier calendar period.
  private func previous() -> (String, BucketPairs)? {
    switch query.range.repetition {
    case .ofLength: justBefore().map { ("PREVIOUS", $0) }
    case .ofDays(let days): pairs(CalendarShift(days: days)).map { ("PREVIOUS", $0) }
    case .ofMonths(let months): pairs(CalendarShift(months: months)).map { ("PREVIOUS", $0) }
    case .onlyAgo, .none: nil
    }
  }

  /// Pairs the buckets with the same number of buckets immediately before, in order.
  private func justBefore() -> BucketPairs? {
    let own = query.range.buckets
    guard let bucketLength = query.bucketLength else {
      return BucketPairs(own: own, before: .listed([2 * own.from - own.to, own.from]))
    }
    let index = bucketCalendar.index(of: own.from, bucketLength)
    return bucketCalendar.buckets(
      from: bucketCalendar.start(index - own.count, bucketLength), to: own.from, bucketLength
    )
    .map { BucketPairs(own: own, before: $0) }
  }

  private mutating func ago() -> (String, BucketPairs)? {
    if chance(25) {
      let months = pick([1, 3, 12])
      return pairs(CalendarShift(months: months)).map {
        ("\(BucketLength.text(months: months)) AGO", $0)
      }
    }
    let own = query.bucketLength?.minutes.map { [$0, 2 * $0] } ?? []
    let minutes = pick([1440, 7 * 1440] + own)
    let isDays = minutes % BucketLength.day == 0
    let shift =
      isDays ? CalendarShift(days: minutes / BucketLength.day) : CalendarShift(minutes: minutes)
    return pairs(shift).map { ("\(BucketLength.text(minutes: minutes)) AGO", $0) }
  }

  private func pairs(_ shift: CalendarShift) -> BucketPairs? {
    BucketPairs(query.range.buckets, shift, bucketLength: query.bucketLength, bucketCalendar)
  }
}
