import PQModel
import Testing

/// An invalid request cannot be created: each rule of the API is tested at its limit.
@Suite struct ExportRequestTests {
  /// A Thursday at midnight, where a bucket of every interval begins.
  static let thursday = CivilTime(year: 2026, month: 1, day: 15).instant

  @Test(arguments: [
    (Interval.m1, 6 * TimeSpan.hour), (.m5, 6 * .hour), (.m10, 7 * .day), (.m30, 7 * .day),
  ])
  func theLongestRangeIsExact(interval: Interval, longest: TimeSpan) {
    #expect(violation(interval, length: longest) == nil)
    let longer = TimeSpan(milliseconds: longest.milliseconds + interval.length.milliseconds)
    #expect(
      violation(interval, length: longer)
        == .rangeTooLong(asked: longer, allowed: longest, interval))
  }

  @Test(arguments: [Interval.h1, .h3, .h12])
  func anHourlyRangeIsAsLongAsItsRetention(interval: Interval) {
    #expect(violation(interval, length: 14 * .day) == nil)
  }

  @Test(arguments: [Interval.d1, .d7, .d14])
  func aRangeOfDaysHasNoLimit(interval: Interval) {
    #expect(violation(interval, length: 364_000 * .day) == nil)
    #expect(violation(interval, length: 14 * .day, clock: Instant(milliseconds: 1 << 60)) == nil)
  }

  @Test(arguments: [
    (Interval.m1, 7), (.m5, 7), (.m10, 14), (.m30, 14), (.h1, 14), (.h3, 14), (.h12, 14),
  ])
  func retentionIsExact(interval: Interval, days: Int) {
    let from = Self.thursday - interval.length
    let late = from + Int64(days) * .day
    #expect(violation(interval, length: interval.length, clock: late) == nil)
    let tooLate = late + TimeSpan(milliseconds: 1)
    #expect(
      violation(interval, length: interval.length, clock: tooLate)
        == .beyondRetention(
          from: from, earliest: from + TimeSpan(milliseconds: 1), interval))
  }

  @Test(arguments: Interval.allCases)
  func bothEndsLieOnBucketStarts(interval: Interval) {
    let off = Self.thursday + TimeSpan(milliseconds: 1)
    let one = interval.length
    #expect(violation(interval, length: one) == nil)
    #expect(
      violation(interval, from: off - one, to: Self.thursday) == .misaligned(off - one, interval))
    #expect(violation(interval, from: Self.thursday - one, to: off) == .misaligned(off, interval))
  }

  @Test(arguments: [
    (Interval.d7, 15, true), (.d7, 22, true), (.d7, 19, false), (.d14, 15, true),
    (.d14, 22, false), (.d14, 29, true),
  ])
  func weeksBeginOnThursdays(interval: Interval, day: Int, isFine: Bool) {
    let to = CivilTime(year: 2026, month: 1, day: day).instant
    #expect((violation(interval, from: to - interval.length, to: to) == nil) == isFine)
  }

  @Test(arguments: [0, -1])
  func aRangeIsNotEmpty(buckets: Int) {
    let from = Self.thursday - Int64(buckets) * .hour
    let range = TimeRange(from: from, to: Self.thursday)
    #expect(violation(.h1, from: from) == .emptyRange(range))
  }

  /// Returns the violation of a request of one hour before the clock, with some changes; `nil` if
  /// it is valid.
  private func violation(
    _ interval: Interval = .m1, length: TimeSpan = .hour, clock: Instant = thursday
  ) -> ExportViolation? {
    violation(interval, from: Self.thursday - length, clock: clock)
  }

  private func violation(
    _ interval: Interval, from: Instant, to: Instant = thursday, clock: Instant = thursday
  ) -> ExportViolation? {
    do throws(ExportViolation) {
      _ = try ExportRequest(
        range: TimeRange(from: from, to: to), interval: interval, metrics: [.http],
        catalog: Catalog(), clock: clock)
      return nil
    } catch {
      return error
    }
  }
}
