import PQModel
import PQTestSupport
import Testing

@testable import PQEngine

/// A row remains after a subtraction if it has sessions only, far fewer than were subtracted.
@Suite(.timeLimit(.minutes(1))) struct SmallDifferencesKeepTheirRowTests {
  private static func lines(whole: Double, part: Double) async throws -> [String] {
    let backend = DriftingBackend { call in [(1, "Chrome", 0, call.isPart ? part : whole)] }
    let plan = try Planned.plan(
      "SELECT sessions BY browser, os WHERE country != 'US' LAST 1h EVERY 1h",
      ScriptedBackend(catalog: backend.catalog, clock: backend.clock))
    return try await PlanRunner(backend: backend).run(plan).table.lines
  }

  /// 0.000001 beside a million sessions, less than 1e-11 of them.
  @Test func aSmallDifferenceKeepsItsRow() async throws {
    #expect(
      try await Self.lines(whole: 1_000_000.000001, part: 1_000_000)
        == ["23:00 Chrome x 1e-06"])
  }

  @Test func aZeroDifferenceHasNoRow() async throws {
    #expect(try await Self.lines(whole: 1_000_000.25, part: 1_000_000.25).isEmpty)
  }

  /// The server added its sums in another order. The difference in the last digit is neither
  /// negative traffic nor a contradiction.
  @Test func aRoundingDifferenceHasNoRow() async throws {
    #expect(try await Self.lines(whole: 0.3, part: 0.1 + 0.2).isEmpty)
  }
}
