import PQModel
import Testing

/// Buckets of days and longer in zones whose clocks change.
@Suite struct BucketingZoneTests {
  typealias Length = Bucketing.Length

  @Test(arguments: [
    // A day in winter, one of 23 hours, one in summer, and one of 25 hours.
    (SampleZones.berlin, "2026-01-15T12:00Z", "2026-01-14T23:00Z", 24),
    (SampleZones.berlin, "2026-01-15T23:00Z", "2026-01-15T23:00Z", 24),
    (SampleZones.berlin, "2026-03-29T12:00Z", "2026-03-28T23:00Z", 23),
    (SampleZones.berlin, "2026-07-01T21:59:59.999Z", "2026-06-30T22:00Z", 24),
    (SampleZones.berlin, "2026-10-25T22:30Z", "2026-10-24T22:00Z", 25),
    // The day begins at 01:00.
    (SampleZones.saoPaulo, "2017-10-15T03:00Z", "2017-10-15T03:00Z", 23),
    (SampleZones.saoPaulo, "2017-10-15T02:59Z", "2017-10-14T03:00Z", 24),
    (SampleZones.saoPaulo, "2018-02-18T02:30Z", "2018-02-17T02:00Z", 25),
    // Midnight is at 03:00Z. At 03:01Z clocks are set back to 23:01 of the day before.
    (SampleZones.gooseBay, "2010-11-07T02:59Z", "2010-11-06T03:00Z", 24),
    (SampleZones.gooseBay, "2010-11-07T03:00:30Z", "2010-11-07T03:00Z", 25),
    (SampleZones.gooseBay, "2010-11-07T03:30Z", "2010-11-07T03:00Z", 25),
    (SampleZones.gooseBay, "2010-11-07T04:30Z", "2010-11-07T03:00Z", 25),
    // The 29th is followed by the 31st.
    (SampleZones.apia, "2011-12-30T09:59Z", "2011-12-29T10:00Z", 24),
    (SampleZones.apia, "2011-12-30T10:00Z", "2011-12-30T10:00Z", 24),
    (SampleZones.kathmandu, "2026-01-15T18:15Z", "2026-01-15T18:15Z", 24),
    (SampleZones.kathmandu, "2026-01-15T18:14Z", "2026-01-14T18:15Z", 24),
  ])
  func aDayBeginsAtMidnight(zone: ZoneRules, instant: String, start: String, hours: Int64) {
    let days = Bucketing(.days(1), in: zone)
    let found = days.start(of: SampleZones.instant(instant))
    #expect(found == SampleZones.instant(start))
    #expect(days.end(ofBucketAt: found) - found == hours * .hour)
  }

  @Test(
    arguments: [
      (.days(2), "2026-03-27T23:00Z", "2026-03-29T22:00Z"),
      (.days(3), "2026-03-28T23:00Z", "2026-03-31T22:00Z"),
      (.weeks(1), "2026-03-22T23:00Z", "2026-03-29T22:00Z"),
      (.months(1), "2026-02-28T23:00Z", "2026-03-31T22:00Z"),
      (.months(3), "2025-12-31T23:00Z", "2026-03-31T22:00Z"),
      (.months(12), "2025-12-31T23:00Z", "2026-12-31T23:00Z"),
      // Buckets that are shorter than a day are aligned to UTC.
      (.fixed(12 * .hour), "2026-03-29T12:00Z", "2026-03-30T00:00Z"),
      (.fixed(5 * .hour), "2026-03-29T11:00Z", "2026-03-29T16:00Z"),
    ] as [(Length, String, String)])
  func longerOnesFollowTheZone(length: Length, from: String, to: String) {
    let buckets = Bucketing(length, in: SampleZones.berlin)
    let start = buckets.start(of: SampleZones.instant("2026-03-29T12:00Z"))
    #expect(start == SampleZones.instant(from))
    #expect(buckets.end(ofBucketAt: start) == SampleZones.instant(to))
  }

  static let zones = [
    SampleZones.berlin, SampleZones.saoPaulo, SampleZones.gooseBay, SampleZones.apia,
    SampleZones.kathmandu, .utc,
  ]
  static let lengths: [Length] = [
    .fixed(7 * .minute), .fixed(.hour), .days(1), .days(3), .weeks(1), .weeks(2), .months(1),
    .months(5), .months(12),
  ]

  /// Each instant lies in exactly one bucket, and no other bucket begins inside of it.
  @Test(arguments: zones, lengths)
  func bucketsCoverAllTimeOnce(zone: ZoneRules, length: Length) {
    let buckets = Bucketing(length, in: zone)
    let changes = ["2026-03-29", "2026-10-25", "2017-10-15", "2018-02-18", "2010-11-07"]
    for change in changes + ["2011-12-30", "1969-12-31"] {
      for step in Int64(-60)...60 {
        let instant = SampleZones.instant(change) + TimeSpan(milliseconds: step * 3_005_003)
        let start = buckets.start(of: instant)
        let end = buckets.end(ofBucketAt: start)
        #expect(start <= instant && instant < end, "\(instant) in \(start) to \(end)")
        #expect(buckets.start(of: start) == start && buckets.start(of: end) == end)
        #expect(buckets.raised(instant) == (start == instant ? start : end))
      }
    }
  }

  @Test(arguments: [SampleZones.berlin, SampleZones.saoPaulo, SampleZones.gooseBay, .utc], lengths)
  func movingBackUndoesMoving(zone: ZoneRules, length: Length) {
    let buckets = Bucketing(length, in: zone)
    let start = buckets.start(of: SampleZones.instant("2017-06-01"))
    for count in [0, 1, 2, 50, 1000] {
      #expect(buckets.moved(buckets.moved(start, by: count), by: -count) == start)
    }
  }

  @Test(arguments: zones, lengths)
  func extremeInstantsDoNotOverflow(zone: ZoneRules, length: Length) {
    let buckets = Bucketing(length, in: zone)
    for milliseconds in [Int64.min, .max] {
      let start = buckets.start(of: Instant(milliseconds: milliseconds))
      _ = buckets.raised(Instant(milliseconds: milliseconds))
      _ = buckets.moved(start, by: 1000)
      _ = buckets.moved(start, by: -1000)
    }
  }
}
