import PQModel
import Testing

@Suite struct CalendarSpanTests {
  @Test(arguments: [
    (CalendarSpan(months: 1), "1mo"), (CalendarSpan(months: 3), "3mo"),
    (CalendarSpan(months: 12), "1y"), (CalendarSpan(months: 14), "1y2mo"),
    (CalendarSpan(days: 7), "7d"), (CalendarSpan(rest: 90 * .minute), "1h30m"),
    (CalendarSpan(months: 1, days: 2, rest: 3 * .hour), "1mo2d3h"),
    (CalendarSpan(rest: TimeSpan(milliseconds: 250)), "250ms"), (CalendarSpan(), "0s"),
    (CalendarSpan(days: 1, rest: .minute), "1d1m"),
  ])
  func isWrittenAsAQueryWritesIt(span: CalendarSpan, text: String) {
    #expect(span.description == text)
  }

  @Test(arguments: [
    (CalendarSpan(months: 1), "2024-03-31", "2024-02-29T00:00Z"),
    (CalendarSpan(months: 1), "2023-03-31", "2023-02-28T00:00Z"),
    (CalendarSpan(months: 12), "2024-02-29", "2023-02-28T00:00Z"),
    (CalendarSpan(months: 48), "2024-02-29", "2020-02-29T00:00Z"),
    (CalendarSpan(months: 3), "2026-01-15T20:30", "2025-10-15T20:30Z"),
    (CalendarSpan(months: 1, days: 1), "2026-03-31", "2026-02-27T00:00Z"),
    (CalendarSpan(rest: 90 * .minute), "2026-01-01T01:00", "2025-12-31T23:30Z"),
    (CalendarSpan(days: 1, rest: .hour), "2026-01-01T01:00", "2025-12-31T00:00Z"),
    (CalendarSpan(), "2026-01-01", "2026-01-01T00:00Z"),
  ])
  func isCountedBackByTheCalendar(span: CalendarSpan, from: String, to: String) {
    #expect(span.before(SampleZones.instant(from), in: .utc).description == to)
  }

  @Test(arguments: [
    // One day before noon is noon, also if clocks changed in between; 24 hours are always 24 hours.
    (CalendarSpan(days: 1), "2026-03-29T10:00Z", "2026-03-28T11:00Z"),
    (CalendarSpan(rest: 24 * .hour), "2026-03-29T10:00Z", "2026-03-28T10:00Z"),
    (CalendarSpan(days: 1), "2026-10-25T11:00Z", "2026-10-24T10:00Z"),
    (CalendarSpan(months: 1), "2026-03-31T22:00Z", "2026-02-28T23:00Z"),
    (CalendarSpan(months: 12), "2026-06-30T22:00Z", "2025-06-30T23:00Z"),
    // 02:30 of that day is skipped, so the result is the moment of the change.
    (CalendarSpan(days: 1), "2026-03-30T00:30Z", "2026-03-29T01:00Z"),
    // From the start of a day, one day leads to the start of a day.
    (CalendarSpan(days: 1), "2026-03-29T22:00Z", "2026-03-28T23:00Z"),
    // The days are subtracted before the hours.
    (CalendarSpan(days: 1, rest: 2 * .hour), "2026-03-29T10:00Z", "2026-03-28T09:00Z"),
  ])
  func daysFollowTheZone(span: CalendarSpan, from: String, to: String) {
    #expect(span.before(SampleZones.instant(from), in: SampleZones.berlin).description == to)
  }

  /// A day that begins at 01:00 follows directly on the day before.
  @Test(arguments: [
    (CalendarSpan(days: 1), "2017-10-15T03:00Z", "2017-10-14T03:00Z"),
    (CalendarSpan(days: 1), "2017-10-16T02:00Z", "2017-10-15T03:00Z"),
    (CalendarSpan(months: 1), "2017-10-15T03:00Z", "2017-09-15T03:00Z"),
    (CalendarSpan(days: 1, rest: .hour), "2017-10-15T03:00Z", "2017-10-14T02:00Z"),
    // 01:30 leads to 01:30.
    (CalendarSpan(days: 1), "2017-10-15T03:30Z", "2017-10-14T04:30Z"),
  ])
  func aDayMayBeginAtOne(span: CalendarSpan, from: String, to: String) {
    #expect(span.before(SampleZones.instant(from), in: SampleZones.saoPaulo).description == to)
  }

  @Test(arguments: [
    (CalendarSpan(months: 1), "2026-03-28T20:30", "2026-02-28T20:30Z"),
    (CalendarSpan(months: 1), "2026-03-29T20:30", nil),
    (CalendarSpan(months: 12), "2024-02-29", nil),
    (CalendarSpan(months: 48), "2024-02-29", "2020-02-29T00:00Z"),
    (CalendarSpan(months: 1, days: 1), "2026-03-28", "2026-02-27T00:00Z"),
    (CalendarSpan(days: 7, rest: .hour), "2026-01-15T20:30", "2026-01-08T19:30Z"),
    (CalendarSpan(rest: .hour), "2026-01-15T20:30", "2026-01-15T19:30Z"),
  ])
  func counterpartHasTheSameDayOfMonth(span: CalendarSpan, from: String, to: String?) {
    let instant = SampleZones.instant(from)
    #expect(span.counterpart(of: instant, in: .utc)?.description == to)
  }

  @Test(arguments: [
    // 02:30 is skipped on March 29, and occurs twice on October 25.
    (CalendarSpan(days: 1), "2026-03-30T00:30Z", nil),
    (CalendarSpan(days: 1), "2026-03-29T01:30Z", "2026-03-28T02:30Z"),
    (CalendarSpan(days: 1), "2026-10-25T00:30Z", "2026-10-24T00:30Z"),
    (CalendarSpan(days: 1), "2026-10-25T01:30Z", nil),
    (CalendarSpan(days: 1), "2026-10-26T01:30Z", "2026-10-25T00:30Z"),
  ])
  func aCounterpartShowsTheSameTimeOfDay(span: CalendarSpan, from: String, to: String?) {
    let instant = SampleZones.instant(from)
    #expect(span.counterpart(of: instant, in: SampleZones.berlin)?.description == to)
  }

  @Test(arguments: [
    (SampleZones.saoPaulo, CalendarSpan(days: 1), "2017-10-15T03:00Z", "2017-10-14T03:00Z"),
    (SampleZones.saoPaulo, CalendarSpan(days: 1), "2017-10-16T02:00Z", "2017-10-15T03:00Z"),
    (SampleZones.apia, CalendarSpan(days: 1), "2011-12-30T10:00Z", nil),
    (SampleZones.berlin, CalendarSpan(months: 1), "2026-03-30T22:00Z", nil),
  ])
  func counterpartOfADayIsADay(zone: ZoneRules, span: CalendarSpan, from: String, to: String?) {
    let start = SampleZones.instant(from)
    #expect(span.counterpart(ofDayAt: start, in: zone)?.description == to)
  }

  /// If the other month lacks the day on which a range ends, the range ends with that month.
  @Test(arguments: [
    (CalendarSpan(months: 1), "2026-03-29", "2026-03-01T00:00Z"),
    (CalendarSpan(months: 1), "2026-03-31T12:00", "2026-03-01T00:00Z"),
    (CalendarSpan(months: 1), "2026-03-28T12:00", "2026-02-28T12:00Z"),
    (CalendarSpan(months: 1), "2026-04-01", "2026-03-01T00:00Z"),
    (CalendarSpan(months: 12), "2024-02-29", "2023-03-01T00:00Z"),
    (CalendarSpan(rest: .hour), "2026-03-31T12:00", "2026-03-31T11:00Z"),
  ])
  func aBorderMovesToTheEndOfTheMonth(span: CalendarSpan, from: String, to: String) {
    #expect(span.border(before: SampleZones.instant(from), in: .utc).description == to)
  }

  @Test(arguments: [
    (CalendarSpan(), true, false), (CalendarSpan(months: 1), false, true),
    (CalendarSpan(days: 1), false, true), (CalendarSpan(rest: .second), false, false),
  ])
  func reportsZeroAndDates(span: CalendarSpan, isZero: Bool, hasDates: Bool) {
    #expect(span.isZero == isZero)
    #expect(span.hasDates == hasDates)
  }

  @Test func hasALengthWithoutMonths() {
    #expect(CalendarSpan(days: 1, rest: .hour).span == 25 * .hour)
    #expect(CalendarSpan(months: 1).span == nil)
  }

  @Test(arguments: [Int64.min, .max], [ZoneRules.utc, SampleZones.berlin])
  func extremeInstantsDoNotOverflow(milliseconds: Int64, zone: ZoneRules) {
    let span = CalendarSpan(months: 12_000, days: 366_000, rest: 9 * .hour)
    let end = Instant(milliseconds: milliseconds)
    _ = span.before(end, in: zone)
    _ = span.counterpart(of: end, in: zone)
    _ = span.counterpart(ofDayAt: end, in: zone)
    _ = span.border(before: end, in: zone)
  }
}
