import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// Buckets that were new when they were requested are requested once more, because late data may have
/// changed them.
@Suite struct LateDataPolicyTests {
  /// Returns the parts of a range, requested at one time, that are not requested again at another time.
  private func settled(
    _ range: TimeRange, _ interval: Interval, fetched: Instant, at now: Instant
  ) -> [TimeRange] {
    LateDataPolicy.settled(FetchedRange(range: range, clock: fetched), interval, at: now)
  }

  private func minutes(_ minutes: Range<Int>) -> TimeRange { .buckets(minutes, .m1) }

  /// The hour from 11:00 to 12:00, requested at 12:10, is not requested again before 13:00. After that,
  /// buckets that ended after 11:10 are.
  @Test func anHourIsAskedForOnceMoreWhenItHasBeenOverForAnHour() {
    let hour = minutes(660..<720)
    let fetched = noon + 10 * .minute
    #expect(settled(hour, .m1, fetched: fetched, at: fetched) == [hour])
    #expect(settled(hour, .m1, fetched: fetched, at: noon + 59 * .minute) == [hour])
    #expect(settled(hour, .m1, fetched: fetched, at: noon + .hour) == [minutes(660..<670)])
    #expect(settled(hour, .m1, fetched: noon + .hour, at: noon + .hour) == [hour])
  }

  /// The hours from 6:00 to 12:00, requested at 13:00, are not requested again before 18:00.
  @Test func sixHourBlockIsRequestedOnceMore() {
    let hours = TimeRange.buckets(0..<12)
    let fetched = noon + .hour
    #expect(settled(hours, .h1, fetched: fetched, at: noon + 359 * .minute) == [hours])
    #expect(settled(hours, .h1, fetched: fetched, at: noon + 6 * .hour) == [.buckets(0..<7)])
    #expect(settled(hours, .h1, fetched: noon + 6 * .hour, at: noon + 7 * .hour) == [hours])
  }

  /// The day that ends at midnight, requested at 6:00, is not requested again before the next midnight.
  @Test func dayIsRequestedOnceMore() {
    let day = TimeRange.buckets(0..<24)
    let midnight = noon + 12 * .hour
    let fetched = midnight + 6 * .hour
    #expect(settled(day, .h1, fetched: fetched, at: midnight + 23 * .hour) == [day])
    #expect(settled(day, .h1, fetched: fetched, at: midnight + .day) == [.buckets(0..<6)])
    #expect(settled(day, .h1, fetched: midnight + .day, at: midnight + 300 * .day) == [day])
  }

  /// A range can have old and very new buckets that are settled, with a part between them that is not.
  @Test func unsettledPartMayBeInTheMiddle() {
    let range = minutes(600..<735)
    let fetched = noon + 25 * .minute
    #expect(
      settled(range, .m1, fetched: fetched, at: noon + 61 * .minute)
        == [minutes(600..<685), minutes(720..<735)])
  }

  @Test func bucketsAsLongAsADayAreAskedForOnce() {
    let days = TimeRange.buckets(0..<3, .d1)
    let fetched = days.to + .day
    #expect(settled(days, .d1, fetched: fetched, at: days.to + 100 * .day) == [days])
  }

  /// The result is compared with the rule for single buckets.
  @Test(arguments: [Interval.m1, .m5, .m10, .m30, .h1, .h3, .h12, .d1])
  func theRuleIsThatOfEachBucket(interval: Interval) {
    var random = SeededRandom(seed: UInt64(interval.length.milliseconds))
    for _ in 0..<200 {
      let start = noon.floored(to: interval.length) - Int64(random.next(40)) * interval.length
      let range = TimeRange(from: start, to: start + Int64(1 + random.next(60)) * interval.length)
      let fetched = range.to + Int64(random.next(2000)) * .minute
      let now = fetched + Int64(random.next(5000)) * .minute
      let parts = settled(range, interval, fetched: fetched, at: now)
      var bucket = start
      while bucket < range.to {
        let isSettled = isSettled(bucket + interval.length, fetched, now)
        #expect(parts.contains { $0.contains(bucket) } == isSettled, "\(bucket) \(fetched) \(now)")
        bucket = bucket + interval.length
      }
    }
  }

  private func isSettled(_ end: Instant, _ fetched: Instant, _ now: Instant) -> Bool {
    [TimeSpan.hour, 6 * .hour, .day].allSatisfy { period in
      fetched - end >= period || now < end.raised(to: period) + period
    }
  }
}
