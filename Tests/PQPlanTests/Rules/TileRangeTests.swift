import PQModel
import PQTestSupport
import Testing

@testable import PQPlan

/// A range is covered with the minimum number of valid requests.
@Suite struct TileRangeTests {
  @Test(arguments: TestSize.cases(UInt64(1)...2000, few: 200))
  func coversOnceWithTheFewestRequests(seed: UInt64) throws {
    let random = RandomLimits.small(seed: seed)
    let tiles = TileRange(limits: random.limits, clock: random.clock)
    let slices = tiles.slices(of: random.range, innerGrid: random.grid)
    #expect(slices?.count == random.fewestRequests)
    guard let slices else { return }
    #expect(slices.first?.range.from == random.range.from)
    #expect(slices.last?.range.to == random.range.to)
    for (slice, next) in zip(slices, slices.dropFirst()) {
      #expect(slice.range.to == next.range.from)
    }
    let catalog = Catalog(limits: random.limits)
    for slice in slices {
      // An invalid request cannot be created.
      _ = try ExportRequest(
        range: slice.range, interval: slice.interval, metrics: [.http], catalog: catalog,
        clock: random.clock)
      #expect(random.grid % slice.interval.length.milliseconds == 0)
    }
  }

  struct Example: Sendable {
    let from: String
    let to: String
    var grid: TimeSpan = 0 * .minute
    /// The number of buckets and the interval of each slice.
    let slices: [String]
  }

  /// The clock is 2026-01-15T20:30Z.
  static let examples = [
    Example(
      from: "2026-01-14T20:30Z", to: "2026-01-15T20:30Z", grid: .minute,
      slices: ["360 x 1m", "360 x 1m", "360 x 1m", "360 x 1m"]),
    Example(
      from: "2026-01-15T00:00Z", to: "2026-01-15T20:30Z", grid: 5 * .minute,
      slices: ["72 x 5m", "72 x 5m", "72 x 5m", "30 x 5m"]),
    Example(
      from: "2026-01-12T20:00Z", to: "2026-01-15T20:00Z", grid: 2 * .hour, slices: ["72 x 1h"]),
    Example(
      from: "2026-01-05T12:00Z", to: "2026-01-15T12:00Z", grid: 10 * .minute,
      slices: ["1008 x 10m", "432 x 10m"]),
    Example(from: "2025-01-01T00:00Z", to: "2026-01-01T00:00Z", grid: .day, slices: ["365 x 1d"]),
    Example(
      from: "2025-01-02T00:00Z", to: "2026-01-01T00:00Z", grid: 14 * .day, slices: ["26 x 14d"]),
    Example(
      from: "2025-12-15T00:00Z", to: "2026-01-15T20:20Z", slices: ["31 x 1d", "122 x 10m"]),
    Example(
      from: "2025-12-15T00:00Z", to: "2026-01-15T20:30Z", slices: ["31 x 1d", "41 x 30m"]),
    Example(
      from: "2025-12-15T00:00Z", to: "2026-01-15T20:00Z", slices: ["31 x 1d", "20 x 1h"]),
    Example(
      from: "2025-12-15T00:00Z", to: "2026-01-15T20:27Z",
      slices: ["31 x 1d", "20 x 1h", "27 x 1m"]),
    Example(
      from: "2026-01-13T14:45Z", to: "2026-01-15T20:20Z", slices: ["1 x 5m", "321 x 10m"]),
    Example(from: "2026-01-15T20:00Z", to: "2026-01-15T20:30Z", slices: ["1 x 30m"]),
    // The range is too old, or does not end with a bucket.
    Example(from: "2026-01-01T20:00Z", to: "2026-01-15T20:00Z", slices: []),
    Example(from: "2025-12-15T01:00Z", to: "2026-01-15T00:00Z", slices: []),
    Example(from: "2026-01-15T20:00:30Z", to: "2026-01-15T20:30Z", slices: []),
    Example(from: "2026-01-08T20:00Z", to: "2026-01-08T21:00Z", grid: .minute, slices: []),
  ]

  @Test(arguments: examples)
  func withinTheDocumentedLimits(example: Example) throws {
    let tiles = TileRange(limits: .documented, clock: Planned.clock)
    let slices = tiles.slices(
      of: try range(example.from, example.to), innerGrid: example.grid.milliseconds)
    let told = (slices ?? []).map { slice in
      let count = slice.range.length.milliseconds / slice.interval.length.milliseconds
      return "\(count) x \(slice.interval.rawValue)"
    }
    #expect(told == example.slices)
  }

  /// A rule whose longest range is shorter than a bucket allows no request.
  @Test func anIntervalThatNoRequestCanHaveIsNotUsed() throws {
    let rules = [
      ExportLimits.Rule(.m1), ExportLimits.Rule(.h1, maxRange: 30 * .minute),
    ]
    let limits = ExportLimits(rules: rules, maxDimensions: 2)
    let tiles = TileRange(limits: limits, clock: Planned.clock)
    let hour = try range("2026-01-15T19:00Z", "2026-01-15T20:00Z")
    #expect(tiles.slices(of: hour, innerGrid: 0) == [Slice(range: hour, interval: .m1)])
  }

  /// A thousand years of minutes are many slices, but the refusal does not take long.
  @Test(.timeLimit(.minutes(10))) func aRangeOfVeryManySlicesEnds() throws {
    let limits = ExportLimits(
      rules: [ExportLimits.Rule(.m1, maxRange: 6 * .hour)], maxDimensions: 2)
    let tiles = TileRange(limits: limits, clock: Planned.clock)
    let slices = tiles.slices(
      of: try range("1000-01-01", "2026-01-01"), innerGrid: TimeSpan.minute.milliseconds)
    #expect(slices?.count == BranchSearch.limit + 1)
  }

  /// The time of a refusal does not depend on the length of the range.
  @Test func aRangeOfMillionsOfYearsEnds() {
    let tiles = TileRange(limits: .documented, clock: Planned.clock)
    let start = Planned.clock.floored(to: .hour)
    let end = Instant(milliseconds: .max).floored(to: .hour)
    let whole = tiles.slices(of: TimeRange(from: start, to: end), innerGrid: 300_000)
    #expect(whole?.count == BranchSearch.limit + 1)
    let uneven = TimeRange(from: start, to: end + 30 * .second)
    #expect(tiles.slices(of: uneven, innerGrid: 300_000) == nil)
  }
}
