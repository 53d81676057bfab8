import PQModel
import Testing

@testable import PQSemantics

@Suite struct DurationLiteralTests {
  @Test(arguments: [
    ("250ms", 250), ("90s", 90_000), ("1m", 60_000), ("6h", 21_600_000), ("1h30m", 5_400_000),
    ("1d", 86_400_000), ("2w", 1_209_600_000), ("1_000s", 1_000_000), ("1m1m", 120_000),
    ("0h", 0), ("366000d", 31_622_400_000_000),
  ])
  func isALengthOfTime(text: String, milliseconds: Int) {
    let literal = DurationLiteral(text)
    #expect(literal?.span == TimeSpan(milliseconds: Int64(milliseconds)))
    #expect(literal?.isZero == (milliseconds == 0))
  }

  @Test(arguments: [
    ("1mo", 1, 0), ("1q", 3, 0), ("1y", 12, 0), ("1y2q3mo", 21, 0), ("1mo1d", 1, 86_400_000),
  ])
  func calendarUnitsAreMonths(text: String, months: Int64, milliseconds: Int64) {
    let literal = DurationLiteral(text)
    #expect(literal?.months == months)
    #expect(literal?.milliseconds == milliseconds)
    #expect(literal?.span == nil)
  }

  @Test(arguments: [
    "366001d", "99999999999999999999h", "9223372036854775807ms", "100000y", "1001y", "53000w",
    "999999999999999w", "9999999mo", "366000d1ms",
  ])
  func isNoLongerThanAThousandYears(text: String) {
    #expect(DurationLiteral(text) == nil)
  }

  @Test(arguments: [
    ("1mo", "2024-03-31", "2024-02-29T00:00Z"), ("1mo", "2023-03-31", "2023-02-28T00:00Z"),
    ("1y", "2024-02-29", "2023-02-28T00:00Z"), ("4y", "2024-02-29", "2020-02-29T00:00Z"),
    ("1q", "2026-01-15T20:30", "2025-10-15T20:30Z"), ("1mo1d", "2026-03-31", "2026-02-28T00:00Z"),
    ("90m", "2026-01-01T01:00", "2025-12-31T23:30Z"), ("13mo", "2026-01-31", "2024-12-31T00:00Z"),
  ])
  func isCountedBack(text: String, from: String, to: String) throws {
    let instant = try #require(Instant(iso8601: from))
    #expect(DurationLiteral(text)?.before(instant).description == to)
  }

  @Test func weeksAreRemembered() {
    #expect(DurationLiteral("2w")?.hasWeeks == true)
    #expect(DurationLiteral("14d")?.hasWeeks == false)
  }
}
