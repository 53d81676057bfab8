import PQModel
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("2017-11-01", 1_509_494_400_000),
    ("2017-11-01T01:00:00Z", 1_509_498_000_000), ("2017-11-01 00:00:00.250Z", 1_509_494_400_250),
    ("2017-11-01T02:00+01:00", 1_509_498_000_000), ("2000-02-29", 951_782_400_000),
    ("1969-12-31T23:59:59Z", -1000),
  ])
  func reads(text: String, milliseconds: Int) {
    #expect(Instant(iso8601: text)?.milliseconds == Int64(milliseconds))
  }

  @Test(arguments: [
    "", "2017", "2017-13-01", "2017-02-29", "2017-11-01T24:00", "2017-11-01T00", "2017-11-1",
    "2017-11-01Z", "2017-11-01T00:00:00.Z", "2017-11-01T00:00:00.1234Z", "2017-11-01T00:00+1",
    "2017-11-01T00:00 ", "٢٠١٧-11-01", "2017-11-01T00:60",
  ])
  func refuses(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test(arguments: [
    0, -1, 951_782_400_000, 1_509_494_400_250, 253_402_300_799_999, -62_167_219_200_000,
  ])
  func descriptionRoundTrips(milliseconds: Int) {
    let instant = Instant(milliseconds: Int64(milliseconds))
    #expect(Instant(iso8601: instant.iso8601) == instant)
    #expect(Instant(iso8601: instant.description) == instant)
  }

  @Test func isAsShortAsIsExact() {
    #expect(Instant(milliseconds: 1_509_494_400_000).description == "2017-11-01T00:00Z")
    #expect(Instant(milliseconds: 1_509_494_405_000).description == "2017-11-01T00:00:05Z")
    #expect(Instant(milliseconds: 1_509_494_405_040).description == "2017-11-01T00:00:05.040Z")
  }

  @Test func floorsAndRaisesToBuckets() {
    let instant = Instant(milliseconds: -1)
    #expect(instant.floored(to: .minute) == Instant(milliseconds: -60_000))
    #expect(instant.raised(to: .minute) == Instant(milliseconds: 0))
    // The epoch was a Thursday, so buckets of seven days begin on Thursdays.
    let monday = CivilTime(year: 2026, month: 1, day: 19).instant
    #expect(monday.floored(to: Interval.d7.length).description == "2026-01-15T00:00Z")
  }

  @Test(arguments: [Int64.min, .min + 1, -1, 0, .max - 1, .max])
  func noInstantIsTooFar(milliseconds: Int64) {
    let instant = Instant(milliseconds: milliseconds)
    for span in Interval.allCases.map(\.length) {
      #expect(instant.floored(to: span) <= instant)
      #expect(instant.raised(to: span) >= instant)
      #expect(instant - span <= instant)
      #expect(instant + span >= instant)
    }
    let epoch = Instant(milliseconds: 0)
    #expect((instant - epoch).milliseconds == milliseconds)
    #expect((epoch - instant < TimeSpan(milliseconds: 0)) == (milliseconds > 0))
  }

  @Test func monthsClampToTheLastDay() {
    let march = CivilTime(year: 2024, month: 3, day: 31)
    #expect(march.adding(months: -1) == CivilTime(year: 2024, month: 2, day: 29))
    #expect(march.adding(months: -15) == CivilTime(year: 2022, month: 12, day: 31))
  }
}
