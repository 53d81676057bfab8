import PQModel
import Testing

@Suite struct BucketingTests {
  typealias Length = Bucketing.Length

  @Test(
    arguments: [
      (.fixed(.minute), "20:34:59.999", "20:34"), (.fixed(7 * .minute), "20:34", "20:32"),
      (.fixed(15 * .minute), "20:30", "20:30"), (.fixed(45 * .minute), "20:34", "20:15"),
      (.fixed(6 * .hour), "20:34", "18:00"), (.days(1), "20:34", "00:00"),
    ] as [(Length, String, String)])
  func fixedLengthsAreCutAtMultiples(length: Length, clock: String, start: String) {
    let instant = SampleZones.instant("2026-01-15T\(clock)Z")
    #expect(Bucketing(length).start(of: instant) == SampleZones.instant("2026-01-15T\(start)Z"))
  }

  /// 2026-01-15 is a Thursday, and day 20468 since the epoch.
  @Test(
    arguments: [
      (.days(1), "2026-01-15", "2026-01-16"), (.days(2), "2026-01-15", "2026-01-17"),
      (.days(3), "2026-01-13", "2026-01-16"), (.days(7), "2026-01-15", "2026-01-22"),
      (.fixed(7 * .day), "2026-01-15", "2026-01-22"),
      (.days(14), "2026-01-15", "2026-01-29"), (.weeks(1), "2026-01-12", "2026-01-19"),
      (.weeks(2), "2026-01-05", "2026-01-19"), (.weeks(4), "2025-12-22", "2026-01-19"),
      (.months(1), "2026-01-01", "2026-02-01"), (.months(2), "2026-01-01", "2026-03-01"),
      (.months(3), "2026-01-01", "2026-04-01"), (.months(5), "2025-11-01", "2026-04-01"),
      (.months(12), "2026-01-01", "2027-01-01"), (.months(24), "2026-01-01", "2028-01-01"),
    ] as [(Length, String, String)])
  func daysAndLongerBeginAtMidnight(length: Length, from: String, to: String) {
    let buckets = Bucketing(length)
    let start = buckets.start(of: SampleZones.instant("2026-01-15T20:34"))
    #expect(start == SampleZones.instant(from))
    #expect(buckets.end(ofBucketAt: start) == SampleZones.instant(to))
  }

  @Test(
    arguments: [
      (.weeks(1), "1970-01-05T00:00Z"), (.weeks(2), "1970-01-05T00:00Z"),
      (.weeks(3), "1970-01-05T00:00Z"), (.days(5), "1970-01-06T00:00Z"),
      (.months(7), "1970-01-01T00:00Z"),
    ] as [(Length, String)])
  func multiDayBucketsAreAlignedToTheEpoch(length: Length, start: String) {
    #expect(Bucketing(length).start(of: SampleZones.instant("1970-01-06")).description == start)
  }

  @Test(
    arguments: [
      (.weeks(1), "1969-12-29"), (.weeks(2), "1969-12-22"), (.months(1), "1969-12-01"),
      (.months(12), "1969-01-01"), (.days(2), "1969-12-30"),
      (.fixed(7 * .hour), "1969-12-31T17:00"),
    ] as [(Length, String)])
  func bucketsBeforeTheEpochAreAligned(length: Length, start: String) {
    let instant = SampleZones.instant("1969-12-31T23:59:59.999")
    #expect(Bucketing(length).start(of: instant) == SampleZones.instant(start))
  }

  @Test(
    arguments: [
      (.fixed(90 * .minute), "1h30m"), (.days(1), "1d"), (.days(14), "14d"), (.weeks(2), "2w"),
      (.months(1), "1mo"), (.months(2), "2mo"), (.months(3), "1q"), (.months(6), "2q"),
      (.months(12), "1y"), (.months(24), "2y"), (.fixed(36 * .hour), "1d12h"),
    ] as [(Length, String)])
  func isWrittenAsEverySaysIt(length: Length, text: String) {
    #expect(Bucketing(length).description == text)
  }

  @Test(arguments: [(Interval.m1, "1m"), (.h12, "12h"), (.d1, "1d"), (.d14, "14d")])
  func anIntervalHasBuckets(interval: Interval, text: String) {
    #expect(Bucketing(interval) == Bucketing(.fixed(interval.length)))
    #expect(Bucketing(interval).description == text)
  }

  /// In UTC, days are fixed lengths, whether they are written as days or as hours. In other zones a
  /// day is a date.
  @Test func daysAreFixedInUTCAndDatesElsewhere() {
    #expect(Bucketing(.days(2)).length == .fixed(2 * .day))
    let local = Bucketing(.fixed(48 * .hour), in: SampleZones.berlin)
    #expect(local.length == .days(2))
    #expect(Bucketing(local.length) == Bucketing(.days(2)))
    #expect(Bucketing(.fixed(36 * .hour), in: SampleZones.berlin).length == .fixed(36 * .hour))
    #expect(Bucketing(.fixed(.hour), in: SampleZones.berlin).length == .fixed(.hour))
  }

  @Test(
    arguments: [
      (.fixed(.hour), "2026-01-15T20:00", "2026-01-15T20:00"),
      (.fixed(.hour), "2026-01-15T20:00:00.001", "2026-01-15T21:00"),
      (.weeks(1), "2026-01-12", "2026-01-12"), (.weeks(1), "2026-01-12T00:01", "2026-01-19"),
      (.months(1), "2026-02-28T23:59", "2026-03-01"), (.days(1), "2026-01-15T12:00", "2026-01-16"),
    ] as [(Length, String, String)])
  func isRaisedToTheNextBorder(length: Length, from: String, to: String) {
    let buckets = Bucketing(length)
    #expect(buckets.raised(SampleZones.instant(from)) == SampleZones.instant(to))
    #expect(buckets.isBorder(SampleZones.instant(from)) == (from == to))
  }

  @Test(
    arguments: [
      (.fixed(.hour), "2026-01-15", -3, "2026-01-14T21:00"),
      (.days(1), "2026-01-15", 30, "2026-02-14"),
      (.weeks(1), "2026-01-12", -2, "2025-12-29"), (.months(1), "2026-01-01", 14, "2027-03-01"),
      (.months(1), "2026-01-01", -1, "2025-12-01"), (.months(3), "2026-01-01", -4, "2025-01-01"),
    ] as [(Length, String, Int, String)])
  func isMovedByManyBuckets(length: Length, from: String, count: Int, to: String) {
    let moved = Bucketing(length).moved(SampleZones.instant(from), by: count)
    #expect(moved == SampleZones.instant(to))
  }
}
