import PQEngine
import PQFixture
import PQModel
import Testing

@Suite struct DemoBackendTests {
  @Test func hasNameCatalogAndClock() {
    let demo = DemoBackend()
    #expect(demo.name == "demo")
    #expect(demo.catalog == Catalog())
    #expect(demo.clock.description == "2026-01-15T20:30Z")
  }

  @Test func columnsHaveTheRequestedOrder() async throws {
    let request = try DemoAnswer.request(
      "2026-01-15T18:00", "2026-01-15T20:00", .h1, by: [.osName, .countryCode],
      metrics: [.sessions, .http])
    let table = try await DemoBackend().answer(request)
    #expect(
      table.columns.map(\.name) == ["timestamp", "os.name", "country.code", "sessions", "http"])
    #expect(
      table.columns.map(\.meaning) == [
        .time, .label, .label, .measure(.sessions), .measure(.bytes),
      ])
    #expect(try await DemoBackend().answer(request) == table)
  }

  @Test func filtersOnlyLeaveRowsOut() async throws {
    let filters = [
      ExportRequest.Filter(.countryCode, in: ["US", "FR", "XX"]),
      ExportRequest.Filter(.browserName, in: ["Chrome"]),
    ]
    let split = [ExportDimension.browserName, .countryCode, .cityName]
    let all = try await DemoAnswer("2026-01-14T19:00", "2026-01-14T20:00", .m5, by: split)
    let some = try await DemoAnswer(
      "2026-01-14T19:00", "2026-01-14T20:00", .m5, by: split, where: filters)
    let expected = all.rows.filter {
      $0.key.labels[0] == "Chrome" && ["US", "FR"].contains($0.key.labels[1])
    }
    #expect(some.rows == expected)
    #expect(!some.rows.isEmpty)
  }

  @Test(arguments: [("browser.name", "Netscape"), ("country.code", "us")])
  func unknownValuesMatchNothing(dimension: String, value: String) async throws {
    let filter = ExportRequest.Filter(
      try #require(ExportDimension(rawValue: dimension)), in: [value])
    let answer = try await DemoAnswer("2026-01-15", "2026-01-16", .h1, where: [filter])
    #expect(answer.rows.isEmpty)
  }

  @Test(arguments: [
    ("1970-01-01", "2025-01-01", Interval.d1, 0), ("2024-12-31", "2025-01-02", .d1, 1),
    ("2026-01-15T20:00", "2026-01-15T21:00", .m1, 30), ("2026-01-16", "2026-01-18", .h1, 0),
    ("2026-01-15T20:00", "2026-01-15T23:00", .h1, 1), ("1970-01-01", "2100-01-01", .d1, 380),
    ("1970-01-01", "2024-12-19", .d14, 0), ("2026-01-15T21:00", "2026-01-15T22:00", .m5, 0),
  ])
  func dataEndAtTheClock(from: String, to: String, interval: Interval, rows: Int) async throws {
    let answer = try await DemoAnswer(from, to, interval)
    #expect(answer.rows.count == rows)
    let times = answer.rows.keys.map(\.bucket)
    #expect(times.allSatisfy { $0 < Instant.demoClock.milliseconds })
  }

  @Test func theRunningBucketIsAveragedOverAllOfIt() async throws {
    let minutes = try await DemoAnswer("2026-01-15T20:00", "2026-01-15T20:30", .m1)
    let hour = try await DemoAnswer("2026-01-15T20:00", "2026-01-15T21:00", .h1)
    #expect(hour.total == minutes.total)
  }

  @Test(arguments: [
    ("2025-06-01T12:00:59.999", "2025-06-01", "2025-06-02", 720),
    ("2024-07-01", "2024-07-01", "2024-07-02", 0),
    ("2031-03-04T00:10", "2031-03-03T23:00", "2031-03-04T01:00", 70),
    ("9999-12-31", "9999-12-30T23:00", "9999-12-31T01:00", 60),
  ])
  func theClockCanBeSet(clock: String, from: String, to: String, minutes: Int) async throws {
    let demo = DemoBackend(clock: try #require(Instant(iso8601: clock)))
    let answer = try await DemoAnswer(from, to, .m1, of: demo)
    #expect(answer.rows.count == minutes)
    #expect(
      answer.rows.values.allSatisfy { row in Metric.allCases.allSatisfy { row[value: $0] > 0 } })
  }

  @Test(arguments: [Int64.min, Int64.max])
  func noClockIsTooFar(milliseconds: Int64) async throws {
    let demo = DemoBackend(clock: Instant(milliseconds: milliseconds))
    let answer = try await DemoAnswer("2025-01-01", "2025-01-02", .h1, of: demo)
    #expect(answer.rows.count == (milliseconds < 0 ? 0 : 24))
  }

  /// The numbers of the demo are the same on every platform, so printed examples stay correct.
  @Test func theNumbersArePinned() async throws {
    let answer = try await DemoAnswer("2026-01-15T19:00", "2026-01-15T20:00", .h1)
    #expect(
      answer.total == [
        .http: 15_896_648_072_352, .p2p: 11_239_116_564_907, .played: 68_376_388_198,
        .rebuffered: 705_282_528, .sessions: 1_224_855,
      ])
  }
}
