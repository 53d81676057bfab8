import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// Reducers over the answers of a backend: 10 minutes of traffic, with a row in every second
/// minute.
@Suite struct ReductionTests {
  private static let minute = TimeSpan.minute.milliseconds

  /// At minutes 0, 2, 4, 6 and 8 of each ten minutes, `http` is that number. `p2p` is 4 at minute
  /// 4, and otherwise 0.
  private static func backend(now: Int64 = 0) -> ScriptedBackend {
    let clock = CivilTime(year: 2026, month: 1, day: 15).instant + now * .minute
    return ScriptedBackend(
      catalog: Catalog(limits: ExportLimits(rules: [.init(.m1)], maxDimensions: 2)), clock: clock
    ) { request in
      let end = min(request.range.to, clock).milliseconds / minute
      let minutes = (request.range.from.milliseconds / minute..<end).filter { $0 % 2 == 0 }
      let columns = request.metrics.map { metric in
        Column(
          metric.rawValue, .measure(metric.unit),
          metric.isWhole
            ? .integers(minutes.map { metric == .http ? $0 % 10 : $0 % 10 == 4 ? 4 : 0 })
            : .decimals(minutes.map { Double($0 % 10) }))
      }
      return DataTable(
        [Column("timestamp", .time, .instants(minutes.map { $0 * minute }))] + columns)
    }
  }

  @Test(arguments: [
    ("max(http, 1m)", "8"), ("min(http, 1m)", "0"), ("avg(http, 1m)", "4.0"),
    ("max(http, 2m)", "8"), ("max(http, 5m)", "14"), ("min(http, 5m)", "6"),
    ("avg(sessions, 5m)", "2.0"), ("p50(sessions, 1m)", "4.0"), ("p95(sessions, 1m)", "7.6"),
    ("max(http / p2p, 1m)", "1.0"), ("min(rate(http) * 60, 2m)", "0.0"),
    ("max(rate(http) * 60, 2m)", "4.0"), ("max(http, 1m) + min(http, 1m)", "8"),
  ])
  func reducesBucketsWithRows(column: String, text: String) async throws {
    let rows = try await Planned.rows("SELECT \(column) AS x LAST 10m EVERY 10m", Self.backend())
    #expect(rows == ["23:50 \(text)"])
  }

  @Test(arguments: [
    ("min(http, 1m)", "0"), ("avg(http, 1m)", "2.0"), ("p50(sessions, 1m)", "0.0"),
    ("min(http + 5, 1m)", "5"), ("max(5 - http, 1m)", "5"), ("avg(http / http, 1m)", "1.0"),
    ("min(http + 9007199254740993, 1m)", "9007199254740993"), ("avg(http, 2m)", "4.0"),
    ("max(\(Int64.max) - http, 1m)", "\(Int64.max)"),
  ])
  func withFill0EmptyBucketsCount(column: String, text: String) async throws {
    let rows = try await Planned.rows(
      "SELECT \(column) AS x LAST 10m EVERY 10m FILL 0", Self.backend())
    #expect(rows == ["23:50 \(text)"])
  }

  /// Half of the minutes have no row. They count as 0 in a percentile by the rule of invoices: of 8, 6, 4, 2,
  /// and six zeros, the 95th percentile drops none and the 80th drops two.
  @Test(arguments: [
    ("percentile(http, 95, 1m, NEAREST)", "8"), ("percentile(http, 90, 1m, NEAREST)", "6"),
    ("percentile(http, 80, 1m, NEAREST)", "4"), ("percentile(http, 50, 1m, NEAREST)", "0"),
    ("percentile(http, 80, 2m, NEAREST)", "6"), ("percentile(http + 3, 60, 1m, NEAREST)", "3"),
    ("percentile(bits(rate(http)), 90, 1m, NEAREST)", "0.8"),
    ("percentile(sessions, 70, 1m, NEAREST)", "2.0"),
    // 0 / 0 is NULL, so the empty minutes have no number.
    ("percentile(http / http, 10, 1m, NEAREST)", "1.0"),
    ("percentile(http, 50, 1m)", "4.0"), ("percentile(http, 95, 1m)", "7.6"),
    ("percentile(\(Int64.max) - http, 0, 1m, NEAREST)", "\(Int64.max - 8)"),
  ])
  func theNearestPercentileCountsEmptyBuckets(column: String, text: String) async throws {
    let rows = try await Planned.rows("SELECT \(column) AS x LAST 10m EVERY 10m", Self.backend())
    #expect(rows == ["23:50 \(text)"])
  }

  /// Rows that FILL NULL adds stay NULL, and buckets that have not begun do not count.
  @Test func theNearestPercentileFollowsFillAndTheClock() async throws {
    let column = "SELECT percentile(http, 75, 1m, NEAREST) AS x"
    let running = try await Planned.rows(
      "\(column) LAST 10m INCLUDING NOW EVERY 10m", Self.backend(now: 4))
    #expect(running == ["23:50 complete 4", "2026-01-15 running 0"])
    let null = try await Planned.rows("\(column) LAST 2m EVERY 1m FILL NULL", Self.backend())
    #expect(null == ["23:58 8", "23:59 NULL"])
  }

  /// Four minutes of the running bucket have begun: two with rows and two without.
  @Test func bucketsThatHaveNotBegunDoNotCount() async throws {
    let rows = try await Planned.rows(
      "SELECT avg(http, 1m) AS x LAST 10m INCLUDING NOW EVERY 10m FILL 0", Self.backend(now: 4))
    #expect(rows == ["23:50 complete 2.0", "2026-01-15 running 0.5"])
  }

  @Test func theComparedRangeHasItsOwnInnerBuckets() async throws {
    let rows = try await Planned.rows(
      "SELECT max(http, 1m) AS x LAST 4m EVERY 2m COMPARE WITH PREVIOUS", Self.backend())
    #expect(rows == ["23:56 6 2 2.0", "23:58 8 4 1.0"])
  }

  @Test func withoutEveryTheWholeRangeIsReduced() async throws {
    let text = "SELECT max(http, 5m) AS x, p50(http, 1m) AS y SINCE NOW - 1h UNTIL NOW"
    #expect(try await Planned.rows(text, Self.backend()) == ["14 4.0"])
  }
}
