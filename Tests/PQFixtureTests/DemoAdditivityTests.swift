import PQFixture
import PQModel
import Testing

/// Answers of the demo add up: over intervals, dimensions and slices.
@Suite struct DemoAdditivityTests {
  /// Days with a peak of traffic, with an outage, and with a tracker failure and the end of the
  /// data.
  @Test(arguments: ["2026-01-10", "2026-01-14", "2026-01-15"])
  func minutesAddUpToEveryInterval(day: String) async throws {
    let midnight = try #require(Instant(iso8601: day))
    let end = (midnight + .day).description
    let minutes = try await DemoAnswer(day, end, .m1, by: [.ispName])
    for interval in [Interval.m5, .m10, .m30, .h1, .h3, .h12, .d1] {
      let buckets = try await DemoAnswer(day, end, interval, by: [.ispName])
      #expect(buckets.rows == minutes.regrouped { $0.rolledUp(to: interval) }, "\(interval)")
    }
  }

  @Test(arguments: [Interval.d1, .d7, .d14])
  func hoursAddUpForEveryGroup(interval: Interval) async throws {
    // A range of fourteen days, aligned to buckets of fourteen days, with incidents inside.
    let hours = try await DemoAnswer(
      "2026-01-01", "2026-01-15", .h1, by: ExportDimension.allCases, where: [someProviders])
    let buckets = try await DemoAnswer(
      "2026-01-01", "2026-01-15", interval, by: ExportDimension.allCases, where: [someProviders])
    #expect(buckets.rows == hours.regrouped { $0.rolledUp(to: interval) })
  }

  @Test(arguments: [
    [ExportDimension.browserName], [.countryCode], [.cityName], [.ispName], [.osName],
    [.sessionPage], [.browserName, .countryCode], [.sessionPage, .ispName],
    ExportDimension.allCases,
  ])
  func dimensionsAddUp(split: [ExportDimension]) async throws {
    let whole = try await DemoAnswer("2026-01-14T18:00", "2026-01-14T21:00", .m30)
    let parts = try await DemoAnswer("2026-01-14T18:00", "2026-01-14T21:00", .m30, by: split)
    #expect(whole.rows == parts.regrouped { .init(bucket: $0.bucket, labels: []) })
    #expect(parts.rows.count > whole.rows.count)
  }

  @Test(arguments: ["2026-01-14T19:20", "2026-01-15T17:00", "2026-01-15T03:10"])
  func slicesAddUp(cut: String) async throws {
    let whole = try await DemoAnswer("2026-01-14", "2026-01-16", .m10, by: [.countryCode])
    let early = try await DemoAnswer("2026-01-14", cut, .m10, by: [.countryCode])
    let late = try await DemoAnswer(cut, "2026-01-16", .m10, by: [.countryCode])
    #expect(whole.rows == early.rows.merging(late.rows) { left, _ in left })
    #expect(whole.rows.count == early.rows.count + late.rows.count)
  }

  @Test func yearsAddUp() async throws {
    let weeks = try await DemoAnswer("2024-12-26", "2026-01-22", .d7)
    let days = try await DemoAnswer("2024-12-26", "2026-01-22", .d1)
    #expect(weeks.total == days.total)
    #expect(days.rows.count == 380)
  }

  private var someProviders: ExportRequest.Filter {
    ExportRequest.Filter(.ispName, in: ["Granite Cable", "Wisła Net", "Kaze Mobile"])
  }
}

extension DemoAnswer.Key {
  func rolledUp(to interval: Interval) -> DemoAnswer.Key {
    let start = Instant(milliseconds: bucket).floored(to: interval.length)
    return DemoAnswer.Key(bucket: start.milliseconds, labels: labels)
  }
}
