import PQModel
import Testing

@Suite struct CivilTimeTests {
  /// The smallest and the largest instant are printed as dates, and parsed back.
  @Test(arguments: [
    (Int64.min, "-292275055-05-16T16:47:04.192Z"), (.max, "292278994-08-17T07:12:55.807Z"),
    (.min + 1, "-292275055-05-16T16:47:04.193Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (0, "1970-01-01T00:00:00.000Z"), (-62_167_219_200_001, "-0001-12-31T23:59:59.999Z"),
  ])
  func everyInstantHasADate(milliseconds: Int64, text: String) {
    let instant = Instant(milliseconds: milliseconds)
    #expect(instant.iso8601 == text)
    #expect(!instant.description.isEmpty)
    #expect(CivilTime(instant).instant == instant)
  }

  @Test(arguments: [
    (1970, 1, 1, 0), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (1900, 2, 28, -25_509),
    (1900, 3, 1, -25_508), (0, 1, 1, -719_528), (9999, 12, 31, 2_932_896),
  ])
  func daysAreCounted(year: Int, month: Int, day: Int, days: Int) {
    let date = CivilTime(year: year, month: month, day: day)
    #expect(date.daysSinceEpoch == days)
    #expect(CivilTime(daysSinceEpoch: days) == date)
  }

  @Test func everyDayOfFourCenturiesRoundTrips() {
    for day in -146_097...146_097 where CivilTime(daysSinceEpoch: day).daysSinceEpoch != day {
      Issue.record("day \(day)")
    }
  }

  @Test(arguments: [
    (2024, 2, 29), (2023, 2, 28), (1900, 2, 28), (2000, 2, 29), (2026, 4, 30), (2026, 12, 31),
  ])
  func monthsHaveTheirDays(year: Int, month: Int, days: Int) {
    #expect(CivilTime.days(inMonth: month, of: year) == days)
  }

  @Test(arguments: [
    (0, 2024, 1, 31), (1, 2024, 2, 29), (-1, 2023, 12, 31), (13, 2025, 2, 28), (-24, 2022, 1, 31),
    (-24_289, -1, 12, 31),
  ])
  func monthsAreAdded(months: Int, year: Int, month: Int, day: Int) {
    var start = CivilTime(year: 2024, month: 1, day: 31)
    start.hour = 20
    var end = CivilTime(year: year, month: month, day: day)
    end.hour = 20
    #expect(start.adding(months: months) == end)
  }
}
