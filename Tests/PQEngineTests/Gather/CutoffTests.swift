import PQModel
import PQTestSupport
import Testing

@testable import PQEngine
@testable import PQPlan

/// An answer may end before its range. Buckets that end later are missing, even if the answer has
/// rows of them.
@Suite(.timeLimit(.minutes(1))) struct CutoffTests {
  private static let midnight = CivilTime(year: 2026, month: 1, day: 15).instant
  private static let failure = BackendFailure("it is not over yet", kind: .request)

  /// A backend with ones in every bucket, in pieces of `pieceSize` rows. Each answer ends some
  /// minutes before midnight; `nil` means no cutoff.
  private struct Early: Backend {
    let ones = ScriptedBackend()
    var pieceSize = 100_000
    let minutesBefore: @Sendable (ExportRequest) -> Double?

    var name: String { ones.name }
    var catalog: Catalog { ones.catalog }
    var clock: Instant { ones.clock }

    func answer(
      _ request: ExportRequest, to sink: inout some AnswerSink
    ) async throws(BackendFailure) {
      let cutoff = minutesBefore(request).map { minutes in
        let span = TimeSpan(milliseconds: Int64(minutes * 60_000))
        return AnswerCutoff(at: midnight - span, failure)
      }
      sink.begin(AnswerHead(cutoff: cutoff))
      let table = try await ones.answer(request)
      for start in stride(from: 0, to: table.rowCount, by: pieceSize) {
        sink.take(table.rows(Array(start..<min(start + pieceSize, table.rowCount))))
      }
    }
  }

  private func run(
    _ text: String, _ backend: Early
  ) async throws -> (lines: [String], execution: Execution) {
    let plan = try Planned.plan(text)
    let execution = try await PlanRunner(backend: backend).run(plan)
    return (execution.table.lines, execution)
  }

  private func minutes(_ minutes: Int64) -> Instant { Self.midnight - minutes * .minute }

  @Test(arguments: [1, 2, 100_000])
  func bucketsThatEndLaterAreMissing(pieceSize: Int) async throws {
    let backend = Early(pieceSize: pieceSize) { _ in 2.5 }
    let (lines, execution) = try await run("SELECT http LAST 5m EVERY 1m", backend)
    #expect(
      lines == [
        "23:55 complete 1", "23:56 complete 1", "23:57 missing NULL", "23:58 missing NULL",
        "23:59 missing NULL",
      ])
    let missing = try #require(execution.missing.first)
    #expect(execution.missing.count == 1 && missing.failure == Self.failure)
    #expect(missing.range == TimeRange(from: minutes(3), to: Self.midnight))
    #expect(execution.table.captions == ["missing: 2026-01-14T23:57Z to 2026-01-15T00:00Z"])
  }

  @Test func aBucketThatEndsAtTheCutoffIsComplete() async throws {
    let (lines, execution) = try await run("SELECT http LAST 3m EVERY 1m", Early { _ in 1 })
    #expect(lines == ["23:57 complete 1", "23:58 complete 1", "23:59 missing NULL"])
    #expect(execution.missing.map(\.range) == [TimeRange(from: minutes(1), to: Self.midnight)])
  }

  @Test(arguments: [0, -5])
  func aCutoffAfterTheRangeHasNoEffect(minutes: Double) async throws {
    let (lines, execution) = try await run("SELECT http LAST 2m EVERY 1m", Early { _ in minutes })
    #expect(lines == ["23:58 1", "23:59 1"] && execution.missing.isEmpty)
  }

  /// The server has answered, so the run does not fail.
  @Test func theWholeRangeMayBeMissing() async throws {
    let (lines, execution) = try await run("SELECT http LAST 2m EVERY 1m", Early { _ in 60 })
    #expect(lines == ["23:58 missing NULL", "23:59 missing NULL"])
    #expect(execution.missing.count == 1)
  }

  /// An average is over the part that is there.
  @Test func aLongerBucketIsPartial() async throws {
    let (lines, _) = try await run(
      "SELECT http, sessions, rate(http) AS speed LAST 15m EVERY 15m", Early { _ in 5 })
    #expect(lines == ["23:45 partial 2 1.0 \(2.0 / 600)"])
  }

  /// Each slice has a cutoff of its own; earlier slices are complete.
  @Test func onlyTheLastSliceIsCut() async throws {
    let (lines, execution) = try await run("SELECT http LAST 12h EVERY 1m", Early { _ in 2 })
    #expect(lines.count { $0.hasSuffix("complete 1") } == 718)
    #expect(execution.missing.map(\.range) == [TimeRange(from: minutes(2), to: Self.midnight)])
  }

  @Test func comparedRangeIsCutToo() async throws {
    let backend = Early { request in request.range.to < Self.midnight ? 4 : nil }
    let (lines, execution) = try await run(
      "SELECT http LAST 3m EVERY 1m COMPARE WITH PREVIOUS", backend)
    #expect(execution.missing.map(\.isBefore) == [true])
    #expect(lines[0].hasPrefix("23:57 complete 1 1") && lines[2].hasPrefix("23:59 partial 1 NULL"))
  }

  private static let subtraction = """
    SELECT http BY os, browser WHERE country NOT IN ('US') LAST 5m EVERY 1m
    """

  /// Both answers of a subtraction are cut at the same bucket.
  @Test func answersThatAreSubtractedEndTogether() async throws {
    let plan = try Planned.plan(Self.subtraction)
    try #require(plan.requests.count == 2)
    let backend = Early { $0.filters.isEmpty ? 3.5 : 2.5 }
    let (_, execution) = try await run(Self.subtraction, backend)
    #expect(execution.missing.map(\.range) == [TimeRange(from: minutes(4), to: Self.midnight)])
  }

  /// Sums of several pieces cannot be cut afterwards, so they are missing as a whole.
  @Test func sumsThatDoNotEndTogetherAreMissing() async throws {
    let uneven = Early(pieceSize: 1) { $0.filters.isEmpty ? 3.5 : 2.5 }
    let (_, execution) = try await run(Self.subtraction, uneven)
    #expect(execution.missing.map(\.range) == [TimeRange(from: minutes(5), to: Self.midnight)])
    let even = Early(pieceSize: 1) { $0.filters.isEmpty ? 2.9 : 2.1 }
    let other = try await run(Self.subtraction, even).execution
    #expect(other.missing.map(\.range) == [TimeRange(from: minutes(3), to: Self.midnight)])
  }

  /// A table cannot have a cutoff, so an answer with one is refused as a table.
  @Test func aWholeTableIsRefused() async throws {
    let request = try #require(try Planned.plan("SELECT http LAST 5m EVERY 1m").requests.first)
    await #expect(throws: Self.failure) { try await Early { _ in 2 }.answer(request) }
    #expect(try await Early { _ in 0 }.answer(request).rowCount == 5)
  }
}
