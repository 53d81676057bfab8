import PQModel
import PQPlan
import PQTestSupport
import Synchronization
import Testing

@testable import PQEngine

/// A part that is larger than its whole is never shown. Both are requested again, and if they still
/// contradict each other, the slice has failed.
@Suite(.timeLimit(.minutes(1))) struct ContradictoryAnswersTests {
  private typealias Call = DriftingBackend.Call
  private typealias Row = DriftingBackend.Row

  private static let text =
    "SELECT http BY browser, os WHERE country != 'US' LAST 2h EVERY 1h"

  private static func plan(_ text: String, _ backend: DriftingBackend) throws -> Plan {
    try Planned.plan(text, ScriptedBackend(catalog: backend.catalog, clock: backend.clock))
  }

  private static func run(
    _ backend: DriftingBackend, _ text: String = text,
    _ options: ExecutionOptions = ExecutionOptions()
  ) async throws -> Execution {
    try await PlanRunner(backend: backend, options: options).run(try plan(text, backend))
  }

  /// Returns the failure of a run; `nil` if it succeeds.
  private static func failure(
    _ backend: DriftingBackend, _ text: String = text,
    _ options: ExecutionOptions = ExecutionOptions()
  ) async throws -> BackendFailure? {
    let plan = try plan(text, backend)
    do {
      _ = try await PlanRunner(backend: backend, options: options).run(plan)
      return nil
    } catch {
      return error
    }
  }

  /// Returns a backend with two hours of traffic. The arrays have the `http` of the whole and of a
  /// part in the last hour: for the first request and for a repeated one.
  private static func backend(
    whole: [Int64], part: [Int64], limits: ExportLimits = .documented
  ) -> DriftingBackend {
    DriftingBackend(limits) { call in
      let http = (call.isPart ? part : whole)[min(call.number, 1)]
      return [(2, "Chrome", call.isPart ? 1 : 8, 0), (1, "Chrome", http, 0)]
    }
  }

  @Test func contradictoryRequestsAreRepeated() async throws {
    let backend = Self.backend(whole: [10, 15], part: [12, 12])
    let execution = try await Self.run(backend)
    #expect(execution.table.lines == ["22:00 Chrome x 7", "23:00 Chrome x 3"])
    #expect(execution.missing.isEmpty)
    #expect(backend.calls.map(\.isFresh) == [false, false, true, true])
    #expect(backend.calls.count(where: \.isPart) == 2)
    #expect(execution.requests.map(\.isRepeated) == [true, true])
    #expect(execution.requests.map(\.rows) == [2, 2])
  }

  /// Only the contradictory slice is requested again, all of its requests at once.
  @Test func onlyTheContradictorySliceIsRepeated() async throws {
    let backend = Self.backend(
      whole: [10, 15], part: [12, 12],
      limits: ExportLimits(rules: [.init(.h1, maxRange: .hour)], maxDimensions: 2))
    let execution = try await Self.run(backend, Self.text, ExecutionOptions(parallelism: 2))
    #expect(execution.table.lines == ["22:00 Chrome x 7", "23:00 Chrome x 3"])
    #expect(execution.requests.map(\.isRepeated) == [false, false, true, true])
    #expect(backend.calls.filter(\.isFresh).count == 2)
    #expect(backend.mostOpenAtOnce == 2)
  }

  @Test func consistentAnswersAreNotAskedForAgain() async throws {
    let backend = Self.backend(whole: [12, 12], part: [12, 12])
    let execution = try await Self.run(backend)
    // The difference is zero in all metrics, so there is no row.
    #expect(execution.table.lines == ["22:00 Chrome x 7"])
    #expect(backend.calls.count == 2)
    #expect(!execution.requests.contains { $0.isRepeated })
  }

  @Test func repeatedContradictionFailsTheSlice() async throws {
    let backend = Self.backend(whole: [10, 10], part: [12, 13])
    let failure = try #require(try await Self.failure(backend))
    #expect(
      failure.description == """
        drifting contradicts itself, asked twice: http of browser.name = 'Chrome', os.name = 'x' \
        from 2026-01-14T23:00Z to 2026-01-15T00:00Z is 10 in all, \
        but 13 where country.code IN ('US'), which is a part of that
        """)
    #expect(failure.kind == .request)
    #expect(backend.calls.count == 4)
  }

  @Test func aGroupThatTheWholeLacksIsAContradiction() async throws {
    let backend = DriftingBackend { call in
      [(1, "Chrome", 5, 0)] + (call.isPart ? [(1, "Edge", 0, 0.5)] : [])
    }
    let failure = try #require(try await Self.failure(backend))
    #expect(failure.description.contains("sessions of browser.name = 'Edge', os.name = 'x'"))
    #expect(failure.description.contains("is 0 in all, but 0.5 where"))
  }

  /// A row of zeros counts as no row.
  @Test func aRowOfZerosIsNoContradiction() async throws {
    let backend = DriftingBackend { call in
      [(1, "Chrome", 5, 0)] + (call.isPart ? [(1, "Edge", 0, 0)] : [(1, "Opera", 7, 0)])
    }
    #expect(try await Self.run(backend).table.lines == ["23:00 Opera x 7"])
  }

  /// A server may add sessions in another order, so a difference in the last digit is not a
  /// contradiction.
  @Test(arguments: [(0.3, 0.1 + 0.2, true), (0.3, 0.300001, false)])
  func sessionsMayDifferByRounding(whole: Double, part: Double, isFine: Bool) async throws {
    let backend = DriftingBackend { call in [(1, "Chrome", 0, call.isPart ? part : whole)] }
    let failure = try await Self.failure(backend)
    #expect((failure == nil) == isFine)
  }

  @Test func consistentSlicesAreShown() async throws {
    let backend = Self.backend(
      whole: [10, 10], part: [12, 12],
      limits: ExportLimits(rules: [.init(.h1, maxRange: .hour)], maxDimensions: 2))
    let execution = try await Self.run(backend)
    #expect(
      execution.table.lines == ["22:00 complete Chrome x 7", "23:00 missing Chrome x NULL"])
    #expect(execution.missing.map(\.range.from) == [backend.clock - .hour])
    #expect(execution.missing.first?.failure.kind == .request)
  }

  /// Slices of the range that is compared with are checked too.
  @Test func comparedRangeIsChecked() async throws {
    let backend = DriftingBackend { call in
      [(1, "Chrome", call.isPart ? 1 : 5, 0), (3, "Chrome", call.isPart ? 6 : 5, 0)]
    }
    let execution = try await Self.run(backend, Self.text + " COMPARE WITH PREVIOUS")
    #expect(execution.missing.map(\.isBefore) == [true])
    #expect(execution.table.lines.last == "23:00 partial Chrome x 4 NULL NULL")
  }

  /// The shorter buckets of a reducer are checked too.
  @Test func theBucketsOfReducersAreChecked() async throws {
    let backend = DriftingBackend { call in
      [(50, "Chrome", call.isPart ? 1 : 9, 0), (20, "Chrome", call.isPart ? 3 : 2, 0)]
    }
    let clauses = "BY browser, os WHERE country != 'US' LAST 1h EVERY 1h"
    let failure = try await Self.failure(backend, "SELECT min(http, 5m) AS least \(clauses)")
    #expect(failure?.description.contains("from 2026-01-14T23:40Z to 2026-01-14T23:45Z") == true)
  }

  /// Each bucket that may still change is checked, even if it is only a part of the result.
  @Test(arguments: [0, 10])
  func eachBucketThatMayChangeIsChecked(margin: Int64) async throws {
    let limits = ExportLimits.documented.settling(after: margin * .minute)
    let backend = DriftingBackend(limits) { call in
      [(15, "Chrome", 9, 0), (4, "Chrome", call.isPart ? 1 : 9, 0)]
        + [(2, "Chrome", call.isPart ? 3 : 2, 0)]
    }
    let text = "SELECT http BY browser, os WHERE country != 'US' LAST 17m"
    let execution = try await Self.run(backend, text)
    let missing = execution.missing.map { $0.range.description }
    #expect(missing == (margin == 0 ? [] : ["2026-01-14T23:50Z to 2026-01-15T00:00Z"]))
    let http = execution.table.lines.last
    #expect(http == (margin == 0 ? "Chrome x 7" : nil))
  }

  @Test func failingFastEndsTheRun() async throws {
    let backend = Self.backend(
      whole: [10, 10], part: [12, 12],
      limits: ExportLimits(rules: [.init(.h1, maxRange: .hour)], maxDimensions: 2))
    let failure = try await Self.failure(backend, Self.text, ExecutionOptions(failsFast: true))
    #expect(failure?.description.hasPrefix("drifting contradicts itself") == true)
  }

  @Test func failureOfTheRepetitionIsReported() async throws {
    let backend = DriftingBackend { call throws(BackendFailure) in
      if call.isFresh, call.isPart { throw BackendFailure("out of breath", kind: .request) }
      return [(1, "Chrome", call.isPart ? 2 : 1, 0)]
    }
    #expect(try await Self.failure(backend) == BackendFailure("out of breath", kind: .request))
  }

  @Test(arguments: [1, 2, 1000])
  func piecesAreCheckedAsAWhole(pieceSize: Int) async throws {
    for margin in [0, 10] as [Int64] {
      let limits = ExportLimits.documented.settling(after: margin * .minute)
      var backend = DriftingBackend(limits) { call in
        let isWrong = call.isPart && call.number == 0
        return (Int64(1)...6).map { ago -> DriftingBackend.Row in
          let http: Int64 = isWrong && ago < 3 ? 30 : ago == 3 && !call.isPart ? 9 : 5
          return (ago, "b\(ago % 2)", http, 0)
        }
      }
      backend.pieceSize = pieceSize
      let text = "SELECT http BY browser, os WHERE country != 'US' LAST 6m"
      let execution = try await Self.run(backend, text)
      #expect(execution.table.lines == ["b1 x 4"])
      #expect(execution.requests.allSatisfy { $0.isRepeated })
    }
  }

  @Test func messageNamesAllTerms() async throws {
    let backend = DriftingBackend { call in
      [(1, "Chrome", call.request.filters.count == 2 ? 9 : 3, 0)]
    }
    let text = "SELECT http BY browser, isp WHERE country = 'US' OR os = 'a' LAST 1h EVERY 1h"
    let failure = try await Self.failure(backend, text)
    #expect(
      failure?.description.hasSuffix(
        """
        is 3 where country.code IN ('US') plus 3 where os.name IN ('a'), \
        but 9 where country.code IN ('US') AND os.name IN ('a'), which is a part of that
        """) == true, "\(failure?.description ?? "")")
  }

  /// Repeated requests increase the expected number of requests.
  @Test func progressCountsTheRequestsThatAreSentAgain() async throws {
    let log = Mutex<[RunProgress]>([])
    let options = ExecutionOptions(parallelism: 1) { progress in
      log.withLock { $0.append(progress) }
    }
    _ = try await Self.run(Self.backend(whole: [10, 15], part: [12, 12]), Self.text, options)
    let seen = log.withLock { $0 }
    #expect(seen.map(\.requestCount) == [2, 2, 2, 4, 4, 4])
    #expect(seen.map(\.answered) == [0, 1, 2, 2, 3, 4])
    #expect(seen.last?.isOver == true)
  }

  /// Sums over several hours are kept per slice, so a failed slice does not affect the others.
  @Test func sumsOfSeveralSlicesAddUp() async throws {
    let backend = Self.backend(
      whole: [10, 15], part: [12, 12],
      limits: ExportLimits(rules: [.init(.h1, maxRange: .hour)], maxDimensions: 2))
    let execution = try await Self.run(
      backend, "SELECT http BY browser, os WHERE country != 'US' LAST 2h")
    #expect(execution.table.lines == ["Chrome x 10"])
  }
}
