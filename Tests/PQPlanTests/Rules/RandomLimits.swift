import PQModel
import PQTestSupport

@testable import PQPlan

/// Random limits, and a range to cover within them.
struct RandomLimits {
  let limits: ExportLimits
  let clock: Instant
  let range: TimeRange
  /// All inner borders of buckets are multiples of this number; 0 if there are none.
  let grid: Int64

  /// Returns limits with a range of some hours, small enough to try all covers.
  static func small(seed: UInt64) -> RandomLimits {
    var random = SeededRandom(seed: seed)
    let intervals: [Interval] = [.m1, .m5, .m10, .m30, .h1, .h3]
    let rules = intervals.filter { _ in random.next(4) > 0 }.map { interval in
      ExportLimits.Rule(
        interval, maxRange: random.next(3) == 0 ? nil : maxRange(of: interval, &random),
        retention: random.next(2) == 0 ? nil : Int64(random.next(900)) * .minute)
    }
    let clock = Instant(milliseconds: 0) + Int64(10_000 + random.next(1000)) * .minute
    let from = clock - Int64(random.next(900)) * .minute
    let to = from + Int64(1 + random.next(600)) * .minute
    let isAligned = random.next(2) == 0
    let step: TimeSpan = isAligned ? 30 * .minute : .minute
    let range = TimeRange(from: from.floored(to: step), to: to.raised(to: step))
    let grids: [Int64] = [0, 0, 1, 5, 10, 30, 60, 90]
    let grid = random.pick(grids) ?? 0
    return RandomLimits(
      limits: ExportLimits(rules: rules, maxDimensions: 2), clock: clock, range: range,
      grid: grid * TimeSpan.minute.milliseconds)
  }

  /// Returns some whole intervals and sometimes a part of one.
  private static func maxRange(of interval: Interval, _ random: inout SeededRandom) -> TimeSpan {
    let whole = Int64(random.next(12)) * interval.length
    let part = random.next(3) == 0 ? Int64(random.next(60)) * .minute : 0 * .minute
    return TimeSpan(milliseconds: whole.milliseconds + part.milliseconds)
  }

  /// The minimum number of requests, found by trying all requests from each minute; `nil` if the
  /// range cannot be covered.
  var fewestRequests: Int? {
    let rules = TileRange.admissible(limits, grid)
    let count = Int(range.length.milliseconds / TimeSpan.minute.milliseconds)
    var fewest: [Int?] = Array(repeating: nil, count: count + 1)
    fewest[0] = 0
    for place in 0..<count {
      guard let reached = fewest[place] else { continue }
      for rule in rules {
        for end in ends(of: rule, from: place) where fewest[end] ?? .max > reached + 1 {
          fewest[end] = reached + 1
        }
      }
    }
    return fewest[count]
  }

  /// Returns the possible ends of a request of an interval, in minutes of the range.
  private func ends(of rule: ExportLimits.Rule, from place: Int) -> [Int] {
    let length = rule.interval.length
    let start = range.from + Int64(place) * .minute
    guard start.isMultiple(of: length), rule.retention.map({ start >= clock - $0 }) ?? true else {
      return []
    }
    var ends: [Int] = []
    var end = start + length
    while end <= range.to, rule.maxRange.map({ end - start <= $0 }) ?? true {
      ends.append(place + Int((end - start).milliseconds / TimeSpan.minute.milliseconds))
      end = end + length
    }
    return ends
  }
}
