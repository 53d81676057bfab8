import Foundation
import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// The requests that the cache sends to its backend.
@Suite struct CachingBackendTests {
  private let temporary: TemporaryFolder
  private var service = ChangingBackend(clock: noon)

  init() throws {
    temporary = TemporaryFolder()
    service.cache = temporary.cache()
  }

  /// Sends a request and checks that the answer is the service's answer.
  private func ask(_ request: ExportRequest) async throws {
    let table = try await service.cached.answer(request)
    let truth = service.table(for: request)
    #expect(rows(table) == rows(truth))
    #expect(table.columns.map(\.name) == truth.columns.map(\.name))
    #expect(table.columns.map(\.meaning) == truth.columns.map(\.meaning))
  }

  private var sent: [TimeRange] { service.log.requests.map(\.range) }

  @Test func storedAnswersAreNotRequestedAgain() async throws {
    let request = try ExportRequest.hours(0..<9, [.http, .sessions], by: [.cityName])
    #expect(service.cached.coverage(of: request) == .nothing)
    try await ask(request)
    #expect(service.cached.coverage(of: request) == .all)
    try await ask(request)
    #expect(service.log.requests == [request])
  }

  @Test func aRepeatHasItsRowsInTheSameOrder() async throws {
    let request = try ExportRequest.hours(0..<9, [.http], by: [.cityName, .osName])
    _ = try await service.cached.answer(request)
    let table = try await service.cached.answer(request)
    let truth = service.table(for: request)
    #expect(table.columns[0] == truth.columns[0] && table.columns[3] == truth.columns[3])
  }

  @Test func aPartIsReused() async throws {
    try await ask(.hours(0..<6, by: [.cityName]))
    let longer = try ExportRequest.hours(2..<9, by: [.cityName])
    #expect(service.cached.coverage(of: longer) == .part(missing: .buckets(6..<9)))
    try await ask(longer)
    try await ask(.hours(0..<9, by: [.cityName]))
    #expect(sent == [.buckets(0..<6), .buckets(6..<9)])
  }

  @Test func severalGapsBecomeOneRequest() async throws {
    for hours in [0..<1, 3..<4, 5..<6] { try await ask(.hours(hours)) }
    try await ask(.hours(0..<8))
    #expect(sent.suffix(1) == [.buckets(1..<8)])
    try await ask(.hours(0..<8))
    #expect(sent.count == 4)
  }

  @Test func rangeAroundAStoredPartIsRequestedWhole() async throws {
    try await ask(.hours(3..<4))
    let request = try ExportRequest.hours(0..<8)
    #expect(service.cached.coverage(of: request) == .nothing)
    try await ask(request)
    #expect(service.log.requests.last == request)
  }

  @Test func fewerMetricsAreReused() async throws {
    try await ask(.hours(0..<6, [.http, .p2p, .sessions], by: [.osName]))
    try await ask(.hours(1..<3, [.sessions, .http], by: [.osName]))
    #expect(sent.count == 1)
    try await ask(.hours(1..<3, [.http, .played], by: [.osName]))
    #expect(sent.count == 2)
  }

  @Test func theOrderOfDimensionsAndFiltersIsThatAsked() async throws {
    let (one, two) = (
      ExportRequest.Filter(.cityName, in: ["K\u{F6}ln", "Brno"]),
      ExportRequest.Filter(.osName, in: ["iOS"])
    )
    try await ask(.hours(0..<6, [.http, .p2p], by: [.cityName, .osName], where: [one, two]))
    let other = ExportRequest.Filter(.cityName, in: ["Brno", "K\u{F6}ln"])
    try await ask(.hours(0..<6, [.p2p, .http], by: [.osName, .cityName], where: [two, other]))
    #expect(sent.count == 1)
  }

  @Test func accountsDoNotShareAnswers() async throws {
    var other = service
    other.scope = CacheScope(endpoint: "https://api.example/v1", account: "another")
    try await ask(.hours(0..<3))
    _ = try await other.cached.answer(.hours(0..<3))
    #expect(sent.count == 2)
  }

  @Test func anAnswerWithoutRowsIsKept() async throws {
    let filter = ExportRequest.Filter(.cityName, in: ["nowhere"])
    try await ask(.hours(0..<3, by: [.cityName], where: [filter]))
    try await ask(.hours(0..<3, by: [.cityName], where: [filter]))
    #expect(sent.count == 1)
  }

  @Test func manyPiecesBecomeOne() async throws {
    for hour in 0..<11 { try await ask(.hours(hour..<hour + 1)) }
    #expect(try temporary.entries.count == 11)
    try await ask(.hours(0..<11))
    #expect(sent.count == 11)
    #expect(try temporary.entries.count == 1)
    try await ask(.hours(0..<11))
    #expect(sent.count == 11)
  }

  @Test func entriesInsideALongerAnswerAreRemoved() async throws {
    try await ask(.hours(3..<4))
    try await ask(.hours(5..<6, [.p2p]))
    try await ask(.hours(0..<9, [.http]))
    #expect(try temporary.entries.count == 2)
  }

  @Test func usageIsCounted() async throws {
    let backend = service.cached
    for hours in [0..<3, 0..<3, 1..<2, 0..<5] { _ = try await backend.answer(.hours(hours)) }
    let first = backend.usage
    #expect(first.sent == 1 && first.spared == 2 && first.shortened == 1)
    _ = try await backend.answer(.hours(0..<5))
    #expect((backend.usage - first).spared == 1 && (backend.usage - first).sent == 0)
    #expect(backend.name == "service" && backend.clock == noon)
    #expect(backend.catalog == service.catalog)
  }

  @Test func clearReturnsItsContents() async throws {
    #expect(try service.cache.clear() == .empty)
    try await ask(.hours(0..<3))
    try await ask(.hours(0..<3, [.p2p]))
    let contents = CacheContents(answers: 2, bytes: 8192)
    #expect(try service.cache.contents() == contents)
    #expect(try service.cache.clear() == contents)
    #expect(try service.cache.contents() == .empty)
    #expect(try temporary.files.isEmpty)
    try await ask(.hours(0..<3))
    #expect(sent.count == 3)
  }
}
