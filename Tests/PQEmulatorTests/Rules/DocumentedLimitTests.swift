import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQEmulator

/// The section "Limits" of the document. Each limit is tested on both sides.
@Suite struct DocumentedLimitTests {
  /// The limits, written independently from the document: the name, the length, the maximum range and
  /// the retention, in minutes.
  static let documented: [(String, Int64, Int64?, Int64?)] = [
    ("1m", 1, 360, 10_080), ("5m", 5, 360, 10_080), ("10m", 10, 10_080, 20_160),
    ("30m", 30, 10_080, 20_160), ("1h", 60, nil, 20_160), ("3h", 180, nil, 20_160),
    ("12h", 720, nil, 20_160), ("1d", 1440, nil, nil), ("7d", 10_080, nil, nil),
    ("14d", 20_160, nil, nil),
  ]

  @Test func knowsEveryInterval() {
    #expect(DocumentedInterval.all.map(\.name) == Self.documented.map(\.0))
    for (name, length, longest, retention) in Self.documented {
      let interval = DocumentedInterval.named(name)
      #expect(interval?.length == length * Body.minute)
      #expect(interval?.longestRange == longest.map { $0 * Body.minute })
      #expect(interval?.retention == retention.map { $0 * Body.minute })
    }
  }

  @Test(arguments: ["1m", "5m", "10m", "30m"])
  func rangeHasAMaximumLength(interval: String) async {
    let isFine = ["1m", "5m"].contains(interval)
    let from = Body.clock - (isFine ? 6 * Body.hour : 7 * Body.day)
    let longest = await EmulatorExchange(Body(from: from, interval))
    #expect(longest.status == 200)
    let bucket = DocumentedInterval.named(interval)?.length ?? 0
    let longer = await EmulatorExchange(Body(from: from, to: Body.clock + bucket, interval))
    #expect(longer.status == 400)
    let text = isFine ? "6 hours" : "7 days"
    #expect(longer.message == "\(interval) is limited to a query range of up to \(text)")
  }

  /// The clock is at the start of a bucket or inside one.
  @Test(arguments: ["1m", "5m", "10m", "30m", "1h", "3h", "12h"], [0, 1] as [Int64])
  func rangeStartsWithinRetention(name: String, late: Int64) async throws {
    let interval = try #require(DocumentedInterval.named(name))
    let retention = try #require(interval.retention)
    let clock = Body.clock + late
    let emulator = Emulator.withoutFaults(ScriptedBackend(clock: Instant(milliseconds: clock)))
    let earliest = Body.clock - retention + late * interval.length
    let inside = await EmulatorExchange(
      emulator, Body(from: earliest, to: earliest + interval.length, name))
    #expect(inside.status == 200)
    let before = earliest - interval.length
    let outside = await EmulatorExchange(emulator, Body(from: before, to: earliest, name))
    #expect(outside.status == 400)
    #expect(
      outside.message
        == "\(name) is limited to the last \(retention / Body.day) days: \"from\" is \(before), "
        + "and may be no earlier than \(clock - retention)")
  }

  @Test(arguments: ["1h", "3h", "12h"])
  func hoursHaveOnlyARetentionLimit(name: String) async {
    let body = Body(from: Body.clock - 14 * Body.day, to: Body.clock + Body.day, name)
    #expect(await EmulatorExchange(body).status == 200)
  }

  @Test(arguments: ["1d", "7d", "14d"])
  func daysAreNotLimited(name: String) async {
    let body = Body(from: 0, to: 14 * Body.day * 1465, name)
    #expect(await EmulatorExchange(.withoutFaults(EmptyBackend()), body).status == 200)
  }

  @Test func aQueryHasUpToTwoDimensions() async {
    let names = ["browser.name", "country.code", "city.name", "isp.name", "os.name"]
    for count in 0...5 {
      let list = names.prefix(count).map { "\"\($0)\"" }.joined(separator: ", ")
      let exchange = await EmulatorExchange(Body("dimensions", "[\(list)]"))
      #expect(exchange.status == (count <= 2 ? 200 : 400))
      guard count > 2 else { continue }
      let end = "dimensions, and this one has \(count)"
      #expect(exchange.message == "a query is limited to up to 2 \(end)")
    }
  }

  /// Filters do not count as dimensions.
  @Test func aQueryHasAnyNumberOfFilters() async {
    let filters = DocumentedName.dimensions.map { "\"\($0)\": [\"x\", \"y\"]" }
    let body = Body("filters", "{\(filters.joined(separator: ", "))}")
    #expect(await EmulatorExchange(body).status == 200)
  }
}

/// A backend that has no traffic.
struct EmptyBackend: Backend {
  let name = "empty"
  let catalog = Catalog()
  let clock = Instant(milliseconds: Body.clock)

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    sink.take(
      DataTable(
        [Column("timestamp", .time, .instants([]))]
          + request.dimensions.map { .texts($0.rawValue, []) }
          + request.metrics.map { Column($0.rawValue, .measure($0.unit), .integers([])) }))
  }
}
