import PQModel
import PQSyntax
import Testing

@testable import PQSemantics

@Suite struct CalendarSpanLiteralTests {
  @Test(arguments: [
    ("250ms", 250), ("90s", 90_000), ("1m", 60_000), ("6h", 21_600_000), ("1h30m", 5_400_000),
    ("1_000s", 1_000_000), ("1m1m", 120_000), ("0h", 0), ("24h", 86_400_000),
  ])
  func unitsShorterThanADayAreExactTimes(text: String, milliseconds: Int64) {
    let span = CalendarSpanLiteral(text)?.span
    #expect(span == CalendarSpan(rest: TimeSpan(milliseconds: milliseconds)))
    #expect(span?.isZero == (milliseconds == 0))
  }

  @Test(arguments: [
    ("1d", 0, 1), ("2w", 0, 14), ("1w1d", 0, 8), ("1mo", 1, 0), ("1q", 3, 0), ("1y", 12, 0),
    ("1y2q3mo", 21, 0), ("1mo1d", 1, 1), ("366000d", 0, 366_000), ("1000y", 12_000, 0),
    ("12000mo", 12_000, 0),
  ])
  func calendarsCountTheRest(text: String, months: Int, days: Int) {
    #expect(CalendarSpanLiteral(text)?.span == CalendarSpan(months: months, days: days))
  }

  @Test(arguments: [
    "366001d", "99999999999999999999h", "9223372036854775807ms", "100000y", "1001y", "53000w",
    "999999999999999w", "9999999mo", "12001mo", "1000y1d", "366000d1ms", "500y500y1s",
  ])
  func isNoLongerThanAThousandYears(text: String) {
    #expect(CalendarSpanLiteral(text) == nil)
  }

  @Test(arguments: [
    ("2w", [TimeUnit.week]), ("14d", [.day]), ("1w1w", [.week]), ("1w1d", [.week, .day]),
    ("0h1w", [.week]), ("1h30m", [.hour, .minute]), ("0s", []),
  ])
  func unitsAreListed(text: String, units: [TimeUnit]) {
    #expect(CalendarSpanLiteral(text)?.units == units)
  }
}
