import PQEngine
import PQModel
import Testing

@testable import PQFixture

/// The traffic of the demo resembles that of a streaming site.
@Suite struct DemoTrafficTests {
  @Test(arguments: ExportDimension.allCases)
  func everyDimensionHasValues(dimension: ExportDimension) async throws {
    let answer = try await DemoAnswer("2026-01-13", "2026-01-14", .d1, by: [dimension])
    #expect((5...40).contains(answer.rows.count))
  }

  /// In every minute of the tested days, each group has traffic in every metric.
  @Test(arguments: [("2025-01-01", 1), ("2026-01-05", 3)])
  func totalsRiseEveryMinute(day: String, days: Int64) throws {
    let population = DemoBackend.population
    let first = try #require(Instant(iso8601: day)).minute
    let timeline = Array(first...(first + days * 1440))
    let metrics = Metric.allCases
    let positions = population.curves.map { curve in timeline.map(curve.position) }
    for (index, group) in population.groups.enumerated() {
      let totals = zip(timeline, positions[group.curve]).map {
        group.trafficSum(at: $0, position: $1)
      }
      let falls = zip(totals.dropFirst(), totals).contains { now, before in
        metrics.contains { (now - before).total($0) <= 0 }
      }
      #expect(!falls, "group \(index)")
    }
  }

  @Test func sessionsOfAMinuteAreWhole() async throws {
    let request = try DemoAnswer.request(
      "2026-01-15T19:00", "2026-01-15T20:00", .m1, by: [.cityName, .browserName])
    let sessions = try #require(await DemoBackend().answer(request)["sessions"]).decimals
    #expect(sessions.count > 1000)
    #expect(sessions.allSatisfy { $0 == $0.rounded() && $0 >= 1 })
  }

  @Test(arguments: [
    ("Chrome", 0.40...0.60), ("Edge", 0.50...0.70), ("Firefox", 0.40...0.60),
    ("Opera", 0.40...0.60), ("Safari", 0.08...0.20), ("Samsung Internet", 0.25...0.45),
  ])
  func browsersShareAsTheyCan(browser: String, sharing: ClosedRange<Double>) async throws {
    let answer = try await DemoAnswer(
      "2025-12-01", "2026-01-01", .d1, where: [ExportRequest.Filter(.browserName, in: [browser])])
    #expect(answer.rows.count == 31)
    #expect(
      answer.rows.values.allSatisfy { sharing.contains($0.sharing) }, "\(answer.total.sharing)")
  }

  @Test func fibreSharesMoreAndWaitsLessThanMobile() async throws {
    let fibre = try await total(of: "Northwind Fiber")
    let mobile = try await total(of: "Cascade Wireless")
    #expect(fibre.sharing > 2 * mobile.sharing)
    #expect(mobile.waiting > 3 * fibre.waiting)
  }

  @Test func theEveningIsTheBusiestTime() async throws {
    let filter = ExportRequest.Filter(.countryCode, in: ["DE"])
    let answer = try await DemoAnswer("2026-01-13", "2026-01-14", .h1, where: [filter])
    let busiest = answer.rows.max { $0.value[value: .sessions] < $1.value[value: .sessions] }
    let quietest = answer.rows.min { $0.value[value: .sessions] < $1.value[value: .sessions] }
    let hours = [busiest, quietest].map {
      CivilTime(Instant(milliseconds: $0?.key.bucket ?? 0)).hour
    }
    #expect((18...20).contains(hours[0]) && (1...4).contains(hours[1]), "\(hours)")
  }

  @Test func theSizeIsThatOfAStreamingSite() async throws {
    let minutes = try await DemoAnswer("2026-01-12", "2026-01-13", .m1)
    let sessions = minutes.rows.values.map { $0[value: .sessions] }
    let bytes = minutes.rows.values.map { $0[value: .http] + $0[value: .p2p] }
    #expect(sessions.allSatisfy { (5000...50_000).contains($0) })
    #expect((sessions.max() ?? 0) > 18_000)
    #expect(bytes.allSatisfy { (50_000_000_000...900_000_000_000).contains($0) })
    #expect(minutes.rows.values.allSatisfy { (0.002...0.03).contains($0.waiting) })
  }

  private func total(of provider: String) async throws -> [Metric: Int64] {
    let filter = ExportRequest.Filter(.ispName, in: [provider])
    return try await DemoAnswer("2026-01-13", "2026-01-14", .d1, where: [filter]).total
  }
}
