import PQFixture
import PQModel
import Testing

/// The incidents that a user can find in the demo.
@Suite struct DemoIncidentTests {
  @Test func outageOfAProviderHasNoRows() async throws {
    let minutes = try await DemoAnswer(
      "2026-01-14T19:00", "2026-01-14T20:00", .m1, by: [.ispName])
    let times = minutes.rows.keys.filter { $0.labels == ["Granite Cable"] }
      .map { CivilTime(Instant(milliseconds: $0.bucket)).minute }
    #expect(times.sorted() == Array(0..<10) + Array(55..<60))
    let others = minutes.rows.keys.filter { $0.labels == ["Northwind Fiber"] }
    #expect(others.count == 60)
  }

  @Test func trackerFailureStopsPeerTraffic() async throws {
    let minutes = try await DemoAnswer("2026-01-15T16:00", "2026-01-15T17:30", .m1)
    for (key, row) in minutes.rows {
      let time = CivilTime(Instant(milliseconds: key.bucket))
      let isDown = (16 * 60 + 20..<17 * 60 + 5).contains(time.hour * 60 + time.minute)
      #expect(isDown ? row.sharing == 0 : row.sharing > 0.25)
      #expect(isDown ? row.waiting > 0.025 : row.waiting < 0.02)
    }
  }

  @Test func bytesAreNotLostWithThePeers() async throws {
    let minutes = try await DemoAnswer("2026-01-15T16:19", "2026-01-15T16:21", .m1)
    let bytes = minutes.rows.sorted { $0.key.bucket < $1.key.bucket }
      .map { Double($0.value[value: .http] + $0.value[value: .p2p]) }
    #expect(abs(bytes[1] / bytes[0] - 1) < 0.02)
  }

  @Test func theFinalDrawsACrowd() async throws {
    let filter = ExportRequest.Filter(.sessionPage, in: ["/sports/final"])
    let before = try await DemoAnswer(
      "2026-01-10T19:00", "2026-01-10T19:30", .m30, where: [filter])
    let final = try await DemoAnswer("2026-01-10T20:30", "2026-01-10T21:00", .m30, where: [filter])
    #expect(final.total[value: .sessions] > 4 * before.total[value: .sessions])
  }
}
