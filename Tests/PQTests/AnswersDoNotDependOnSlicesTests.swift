import PQ
import PQTestSupport
import Testing
import PQEngine
import PQModel

/// An answer does not depend on how it was fetched: on the slices and their intervals, on the
/// dimensions of the requests, on subtraction, on parallel requests, or on the order of rows. It is
/// the same to the last digit.
@Suite struct AnswersDoNotDependOnSlicesTests {
  @Test(arguments: UInt64(1)...6)
  func allWaysLeadToOneAnswer(seed: UInt64) async throws {
    let fixture = try RandomFixture(seed: seed)
    var tally = Tally()
    for number in UInt64(0)..<50 {
      var generator = RandomQueryGenerator(seed: seed &* 1000 &+ number, groups: fixture.groups)
      let query = generator.query()
      let now = RandomFixture.end - Int64(generator.random.next(3) * 7921) * .second
      let direct = LimitedBackend.unlimited(fixture.backend)
      let expected = await Self.answer(query, direct, now, parallelism: 1)
      let backends =
        LimitedBackend.limited(fixture.backend, &generator.random) + [.unlimited(fixture.shuffled)]
      for backend in backends {
        let found = await Self.answer(query, backend, now, parallelism: 8)
        tally.note(expected, found)
        if let problem = Self.difference(expected, found) {
          Issue.record("\(query)\nat \(now), \(backend.name) of seed \(seed): \(problem)")
        }
      }
    }
    #expect(tally.answered >= 200, "\(tally)")
    #expect(tally.refusedByOne <= 75, "\(tally)")
  }

  /// The numbers of pairs of answers.
  private struct Tally {
    var answered = 0
    var refusedByOne = 0
    var refusedByBoth = 0

    mutating func note(_ one: Answer, _ other: Answer) {
      switch (one, other) {
      case (.refused, .refused): refusedByBoth += 1
      case (.refused, _), (_, .refused): refusedByOne += 1
      default: answered += 1
      }
    }
  }

  private enum Answer {
    case table(DataTable)
    case failure(String)
    /// The query cannot be answered within the limits, or only in part.
    case refused
  }

  private static func answer(
    _ query: String, _ backend: LimitedBackend, _ now: Instant, parallelism: Int
  ) async -> Answer {
    let prepared = Session(backend: backend, now: now).check(query)
    // If the limits shorten a range, a warning reports it.
    guard !prepared.hasErrors,
      prepared.diagnostics.allSatisfy({ ![.beyondRetention, .withoutPartner].contains($0.code) }),
      case .run(let plan)? = prepared.statements.first?.work
    else {
      return .refused
    }
    do throws(BackendFailure) {
      let executor = PlanRunner(
        backend: backend, options: ExecutionOptions(parallelism: parallelism))
      return .table(try await executor.run(plan).table)
    } catch {
      return .failure(error.description)
    }
  }

  private static func difference(_ one: Answer, _ other: Answer) -> String? {
    switch (one, other) {
    case (.table(let one), .table(let other)): one.difference(to: other, tolerance: 0)
    case (.failure(let one), .failure(let other)): one == other ? nil : "\(one) / \(other)"
    case (.refused, _), (_, .refused): nil
    default: "one failed: \(one) / \(other)"
    }
  }
}
