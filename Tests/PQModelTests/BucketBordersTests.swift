import PQModel
import Testing

@Suite struct BucketBordersTests {
  private func range(_ from: String, _ to: String) -> TimeRange {
    TimeRange(from: SampleZones.instant(from), to: SampleZones.instant(to))
  }

  @Test(arguments: [
    (
      Bucketing(.fixed(.hour)), "2026-01-15T20:00", "2026-01-15T22:00", ["20:00", "21:00", "22:00"]
    ),
    (Bucketing(.fixed(.hour)), "2026-01-15T20:00", "2026-01-15T20:00", ["20:00"]),
    (Bucketing(.fixed(.hour)), "2026-01-15T20:00", "2026-01-15T19:00", ["20:00"]),
    (Bucketing(.weeks(1)), "2026-01-15T20:00", "2026-01-15T19:00", ["20:00"]),
  ])
  func areTheStartsAndTheLastEnd(
    buckets: Bucketing, from: String, to: String, borders: [String]
  ) {
    #expect(
      buckets.borders(of: range(from, to))
        == borders.map { SampleZones.instant("2026-01-15T\($0)") })
  }

  /// Time is clamped at both ends.
  @Test(arguments: [
    Bucketing.Length.fixed(.hour), .days(1), .weeks(1), .months(1), .months(12),
  ])
  func endNearTheEndsOfTime(length: Bucketing.Length) {
    let ends = [Instant(milliseconds: .max), Instant(milliseconds: .min)]
    for zone in [ZoneRules.utc, SampleZones.berlin, SampleZones.apia] {
      let buckets = Bucketing(length, in: zone)
      for end in ends {
        let middle = end.milliseconds > 0 ? end - 3 * .day : end + 3 * .day
        let range = TimeRange(from: min(middle, end), to: max(middle, end))
        let borders = buckets.borders(of: range, limit: 100)
        #expect((borders?.count ?? 0) <= 101)
      }
    }
  }

  @Test func monthsHaveTheirRealLength() {
    let months = Bucketing(.months(1), in: SampleZones.berlin)
    let borders = months.borders(of: range("2025-12-31T23:00Z", "2026-04-30T22:00Z"))
    let texts = [
      "2025-12-31T23", "2026-01-31T23", "2026-02-28T23", "2026-03-31T22", "2026-04-30T22",
    ]
    #expect(borders?.map(\.description) == texts.map { $0 + ":00Z" })
  }

  @Test func aSkippedDateHasNoBucket() {
    let days = Bucketing(.days(1), in: SampleZones.apia)
    let borders = days.borders(of: range("2011-12-28T10:00Z", "2012-01-01T10:00Z"))
    #expect(borders?.map { CivilTime($0).day } == [28, 29, 30, 31, 1])
  }

  @Test(arguments: [
    Bucketing(.fixed(.day)), Bucketing(.weeks(1)), Bucketing(.months(1), in: SampleZones.berlin),
  ])
  func areNoMoreThanALimit(buckets: Bucketing) {
    let start = buckets.start(of: SampleZones.instant("2026-01-15"))
    let range = TimeRange(from: start, to: buckets.moved(start, by: 5))
    #expect(buckets.borders(of: range, limit: 5)?.count == 6)
    #expect(buckets.borders(of: range, limit: 4) == nil)
    #expect(buckets.borders(of: range)?.count == 6)
  }
}
