import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQCache

/// Buckets that may still change are requested again, and a moving retention does no harm.
@Suite struct OpenBucketsTests {
  private let temporary: TemporaryFolder
  private var service = ChangingBackend(clock: noon)

  init() throws {
    temporary = TemporaryFolder()
    service.cache = temporary.cache()
  }

  private func minutes(_ minutes: Range<Int>) throws -> ExportRequest {
    try ExportRequest(
      range: .buckets(720 + minutes.lowerBound..<720 + minutes.upperBound, .m1), interval: .m1,
      metrics: [.http], catalog: service.catalog, clock: service.clock)
  }

  private mutating func ask(_ request: ExportRequest, at clock: Instant) async throws {
    service.clock = clock
    let table = try await service.cached.answer(request)
    #expect(rows(table) == rows(service.table(for: request)))
  }

  private var sent: [TimeRange] { service.log.requests.map(\.range) }

  private func range(_ minutes: Range<Int>) -> TimeRange {
    .buckets(720 + minutes.lowerBound..<720 + minutes.upperBound, .m1)
  }

  @Test mutating func theNewestBucketsAreFetchedAgain() async throws {
    try await ask(minutes(-60..<0), at: noon)
    try await ask(minutes(-60..<0), at: noon + .minute)
    try await ask(minutes(-60..<0), at: noon + 10 * .minute)
    try await ask(minutes(-60..<0), at: noon + 11 * .minute)
    #expect(sent == [range(-60..<0), range(-10..<0), range(-9..<0)])
  }

  @Test mutating func nothingIsKeptOfBucketsThatAreAllOpen() async throws {
    try await ask(minutes(-5..<0), at: noon)
    #expect(service.cached.coverage(of: try minutes(-5..<0)) == .nothing)
    #expect(try service.cache.contents() == .empty)
  }

  @Test mutating func futureEntriesAreNotUsed() async throws {
    try await ask(minutes(-60..<0), at: noon + .hour)
    try await ask(minutes(-60..<0), at: noon)
    #expect(sent == [range(-60..<0), range(-60..<0)])
    // The clock was wrong at first, so the answers kept then are not used later either.
    try await ask(minutes(-60..<0), at: noon + 30 * .minute)
    #expect(sent.last == range(-10..<0))
  }

  @Test mutating func smallClockDifferencesAreAccepted() async throws {
    try await ask(minutes(-60..<0), at: noon + 5 * .minute)
    try await ask(minutes(-60..<0), at: noon)
    #expect(sent == [range(-60..<0), range(-10..<0)])
  }

  /// The missing part of a range may begin before the retention when the request is sent.
  @Test mutating func aRequestThatHasBecomeTooOldIsSentAsItIs() async throws {
    let week = 7 * 24 * 60
    let later = try minutes(-week + 30..<60 - week)
    try await ask(later, at: noon)
    let request = try minutes(-week..<60 - week)
    try await ask(request, at: noon + 5 * .minute)
    #expect(service.log.requests.last == request)
    try await ask(request, at: noon + .hour)
    #expect(sent.count == 2)
  }

  @Test func theClockIsReadBeforeAsking() async throws {
    let clock = noon + 10 * .minute
    let slow = SlowBackend(before: clock - .minute, after: clock)
    let backend = CachingBackend(slow, cache: temporary.cache(), scope: .some)
    _ = try await backend.answer(minutes(-3..<0))
    #expect(backend.coverage(of: try minutes(-3..<0)) == .part(missing: range(-1..<0)))
  }

  /// A backend that includes the end of a range is refused. What it was not asked for is not kept.
  @Test func rowsThatWereNotAskedForAreNotKept() async throws {
    let generous = ScriptedBackend(clock: noon) { .ones($0.oneLonger) }
    let backend = CachingBackend(generous, cache: temporary.cache(), scope: .some)
    await #expect(throws: BackendFailure.self) { try await backend.answer(.hours(3..<6)) }
    let table = try await backend.answer(.hours(1..<6))
    #expect(generous.requests.map(\.range) == [.buckets(3..<6), .buckets(1..<3)])
    let starts = (1..<6).map { TimeRange.buckets($0..<$0).from.milliseconds }
    #expect(table.columns[0].values == .instants(starts))
  }

  @Test func anImproperAnswerIsNotJoined() async throws {
    let backend = ScriptedBackend(clock: noon) { request in
      request.range == .buckets(3..<6) ? .ones(request) : DataTable([.texts("timestamp", ["soon"])])
    }
    let cached = CachingBackend(backend, cache: temporary.cache(), scope: .some)
    _ = try await cached.answer(.hours(3..<6))
    await #expect(throws: BackendFailure.self) { try await cached.answer(.hours(1..<6)) }
    await #expect(throws: BackendFailure.self) { try await cached.answer(.hours(0..<1)) }
    #expect(try temporary.entries.count == 1)
  }

  @Test func failuresAreHandedOnAndNotKept() async throws {
    let backend = ScriptedBackend(clock: noon) { (_) throws(BackendFailure) in
      throw BackendFailure("no")
    }
    let cached = CachingBackend(backend, cache: temporary.cache(), scope: .some)
    for _ in 0..<2 {
      await #expect(throws: BackendFailure("no")) { try await cached.answer(.hours(0..<3)) }
    }
    #expect(backend.requests.count == 2)
  }
}

/// A backend whose clock advances while it answers.
private struct SlowBackend: Backend {
  let name = "slow"
  let catalog = Catalog()
  let before: Instant
  let after: Instant
  private let log = ChangingBackend.Log()

  init(before: Instant, after: Instant) {
    self.before = before
    self.after = after
  }

  var clock: Instant { log.requests.isEmpty ? before : after }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    log.add(request)
    sink.take(.ones(request))
  }
}

extension ExportRequest {
  fileprivate var oneLonger: ExportRequest {
    let longer = try? ExportRequest(
      range: TimeRange(from: range.from, to: range.to + interval.length), interval: interval,
      metrics: metrics, catalog: Catalog(), clock: noon)
    return longer ?? self
  }
}
