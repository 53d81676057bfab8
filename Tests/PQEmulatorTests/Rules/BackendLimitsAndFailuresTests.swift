import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQEmulator

/// Requests that the backend cannot answer.
@Suite struct BackendLimitsAndFailuresTests {
  private let narrow = ScriptedBackend(
    catalog: Catalog(
      metrics: [.http], dimensions: [.browserName],
      limits: .documented.coarsened(to: .h1)))

  @Test(arguments: [
    (Body(), "the interval 1m"),
    (Body("metrics", "[\"p2p\"]"), "the metric p2p"),
    (Body("dimensions", "[\"os.name\"]"), "the field os.name"),
    (Body("filters", "{\"os.name\": [\"x\"]}"), "the field os.name"),
  ])
  func missingMetricOrDimensionIsNamed(body: Body, what: String) async {
    let hourly = body.description.replacing(
      "\"1m\"", with: what.contains("1m") ? "\"1m\"" : "\"1h\"")
    let exchange = await EmulatorExchange(.withoutFaults(narrow), hourly)
    #expect(exchange.status == 400)
    #expect(exchange.message == "the data behind this server do not have \(what)")
  }

  @Test func backendFailureIsStatus500() async {
    let backend = ScriptedBackend { _ throws(BackendFailure) in
      throw BackendFailure("march.csv: a sum is too large")
    }
    let exchange = await EmulatorExchange(.withoutFaults(backend), Body())
    #expect(exchange.status == 500)
    #expect(exchange.message == "march.csv: a sum is too large")
  }

  /// The emulator has its own limits and ignores those of the backend.
  @Test func theLimitsOfTheBackendDoNotCount() async {
    let rules = Interval.allCases.map { ExportLimits.Rule($0, maxRange: 2 * .minute) }
    let strict = ScriptedBackend(
      catalog: Catalog(limits: ExportLimits(rules: rules, maxDimensions: 0)))
    let body = Body("dimensions", "[\"os.name\"]")
    #expect(await EmulatorExchange(.withoutFaults(strict), body).status == 200)
  }
}

/// The emulator and the planner implement the limits independently, with the same result.
@Suite struct EmulatorAndPlannerLimitsTests {
  @Test func emulatorAndPlannerAcceptTheSameRequests() async throws {
    var random = SeededRandom(seed: 13)
    let clock = Instant(milliseconds: Body.clock + 12_345)
    let emulator = Emulator.withoutFaults(ScriptedBackend(clock: clock))
    var taken = 0
    for _ in 0..<3000 {
      let draft = Draft(&random, clock: clock)
      let status = await EmulatorExchange(emulator, draft.body).status
      #expect((status == 200) == draft.isTaken, "\(draft.body)")
      taken += draft.isTaken ? 1 : 0
    }
    #expect((300...2700).contains(taken))
  }

  /// A request near the limits, inside or outside.
  private struct Draft {
    let body: String
    let isTaken: Bool

    init(_ random: inout SeededRandom, clock: Instant) {
      let interval = Interval.allCases[random.next(10)]
      let range = Self.range(&random, interval.length, clock)
      let names = ExportDimension.allCases.prefix(random.next(4))
      let request = try? ExportRequest(
        range: range, interval: interval, metrics: [.http], dimensions: Array(names),
        catalog: Catalog(), clock: clock)
      isTaken = request != nil
      let list = names.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      let body = Body(
        from: range.from.milliseconds, to: range.to.milliseconds, interval.rawValue,
        ("dimensions", "[\(list)]"))
      self.body = body.description
    }

    /// Returns a range near the limits of length and retention, in most cases of whole buckets.
    private static func range(
      _ random: inout SeededRandom, _ length: TimeSpan, _ clock: Instant
    ) -> TimeRange {
      let bucket = random.next(8) == 0 ? TimeSpan.minute : length
      let back = Int64([7, 14, 1][random.next(3)]) * .day
      let from = (clock - back).raised(to: bucket) + Int64(random.next(3) - 1) * length
      let longest = [6 * TimeSpan.hour, 7 * TimeSpan.day, length][random.next(3)]
      return TimeRange(from: from, to: (from + longest) + Int64(random.next(3) - 1) * length)
    }
  }
}
