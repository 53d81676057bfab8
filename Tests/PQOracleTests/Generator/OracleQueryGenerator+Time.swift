/// The choice of EVERY, TIMEZONE and the range.
extension OracleQueryGenerator {
  private static let native = [1, 5, 10, 30, 60, 60, 180, 720, 1440, 1440, 7 * 1440, 14 * 1440]
  private static let rolled = [2, 7, 15, 15, 20, 45, 90, 120, 360, 540, 2160, 2880, 4320]
  private static let months = [1, 1, 2, 3, 6, 12]
  private static let zones = [
    "Europe/Berlin", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "America/St_Johns",
    "Asia/Kathmandu", "Europe/London", "UTC",
  ]

  /// The start of 2019, which is years before all traffic, in milliseconds since the epoch.
  private static let beginning: Int64 = 1_546_300_800_000

  /// Draws ranges until one is within the retention of the API.
  mutating func chooseTime() {
    for _ in 0..<60 {
      query.bucketLength = has(.wholeRange, 15) ? nil : bucketLength()
      query.zone = zone()
      guard let range = query.bucketLength.map({ self.range(bucketLength: $0) }) ?? wholeRange(),
        range.buckets.count <= 600, range.buckets.from > Self.beginning,
        RetentionLimit.covers(range.buckets, now: now)
      else { continue }
      return take(range)
    }
    let bucketLength = BucketLength.minutes(1440)
    query.bucketLength = bucketLength
    query.zone = nil
    if let range = last(3, bucketLength) { take(range) }
  }

  /// Returns the zone of the fixture, another zone, or `nil`.
  private mutating func zone() -> String? {
    if let zone = query.fixture.zone, has(.zones, 75) { return zone }
    return has(.zones, 20) ? pick(Self.zones) : nil
  }

  private mutating func take(_ range: OracleRange) {
    query.range = range
    if let bucketLength = query.bucketLength, bucketLength.minutes != 1, has(.includingNow, 12) {
      includeNow(bucketLength)
    }
    let buckets = query.range.buckets
    // The days of a zone differ in length.
    let lengths = [1, 5, 10, 15, 30, 60, 180] + (query.zone == nil ? [1440] : [])
    grains = lengths.filter { minutes in
      buckets.minutes / buckets.count > minutes && buckets.areMultiples(of: minutes)
        && buckets.minutes / minutes <= 3000
        && buckets.from >= RetentionLimit.earliest(buckets, grain: minutes, now: now)
    }
  }

  private mutating func bucketLength() -> BucketLength {
    // Days and the hours that clock changes skip or repeat.
    if query.fixture.zone != nil, chance(60) {
      return .minutes(pick([30, 60, 60, 720, 1440, 1440]))
    }
    if has(.calendarBuckets, 20) {
      return chance(40) ? .weeks(1 + below(2)) : .months(pick(Self.months))
    }
    var bucketLength = BucketLength.minutes(
      pick(has(.rolledBuckets, 40) ? Self.rolled : Self.native))
    if chance(10), bucketLength.count < BucketLength.day {
      bucketLength.text = "\(bucketLength.count)m"
    }
    return bucketLength
  }

  var now: Int64 { query.fixture.now }
  var bucketCalendar: BucketCalendar { BucketCalendar(zone: query.zone) }

  /// Returns the newest complete buckets.
  func last(_ count: Int, _ bucketLength: BucketLength) -> OracleRange? {
    let index = bucketCalendar.index(of: now, bucketLength)
    return range(
      ["LAST " + bucketLength.text(times: count)],
      from: bucketCalendar.start(index - count, bucketLength),
      to: bucketCalendar.start(index, bucketLength),
      bucketLength.unit == .months ? .ofMonths(bucketLength.count * count) : .ofLength)
  }

  /// Returns a range of whole buckets, or `nil` if the range is empty or an end is not the start of a
  /// bucket.
  func range(
    _ texts: [String], from: Int64, to: Int64, _ repetition: OracleRange.Repetition
  ) -> OracleRange? {
    guard from < to else { return nil }
    guard let bucketLength = query.bucketLength else {
      return OracleRange(texts: texts, buckets: .listed([from, to]), repetition: repetition)
    }
    return bucketCalendar.buckets(from: from, to: to, bucketLength)
      .map { OracleRange(texts: texts, buckets: $0, repetition: repetition) }
  }

  /// Adds the running bucket if there is one and the range ends at its start.
  private mutating func includeNow(_ bucketLength: BucketLength) {
    let index = bucketCalendar.index(of: now, bucketLength)
    let start = bucketCalendar.start(index, bucketLength)
    guard start < now, query.range.buckets.to == start, query.range.texts.count == 1,
      !query.range.texts[0].contains("YESTERDAY"), !query.range.texts[0].contains("DURING LAST"),
      let buckets = bucketCalendar.buckets(
        from: query.range.buckets.from, to: bucketCalendar.start(index + 1, bucketLength),
        bucketLength)
    else { return }
    query.range.buckets = buckets
    query.range.includesNow = true
    query.range.repetition = .none
  }
}
