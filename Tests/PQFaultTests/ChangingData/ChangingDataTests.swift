import PQ
import PQEmulator
import PQFixture
import PQLive
import PQTestEmulator
import PQTestServers
import PQTestSupport
import Testing

/// The newest buckets of the server change from one answer to the next, and the answers come out of
/// order. No number is negative, no group is invented, and the numbers of settled buckets are exact.
@Suite(.serialized, .timeLimit(.minutes(30))) struct ChangingDataTests {
  private static func forEachOutcome(
    _ changing: ChangingDataBackend, seed: UInt64, hasList: Bool, count: Int,
    _ check: (ChangingDataStatement, Outcome) async throws -> Void
  ) async throws {
    let emulator = Emulator(changing, Emulator.Settings(token: RunningServer.token))
    try await RunningServer.with(emulator) { server in
      let clock = ManualClock(at: changing.clock)
      let backend = try LiveBackendFactory.backend(
        "http://127.0.0.1:\(server.port)/v1", clock: clock
      ) {
        $0.catalog = changing.catalog
      }
      var random = SeededRandom(seed: seed)
      var checked = 0
      while checked < count {
        let statement = ChangingDataStatement(&random)
        guard statement.hasList == hasList else { continue }
        checked += 1
        changing.startStatement()
        try await check(statement, await statement.outcome(backend))
      }
    }
  }

  private static func changing(seed: UInt64) -> ChangingDataBackend {
    ChangingDataBackend(seed: seed) { _, random in
      Int64(random.next(Int(ChangingDataBackend.lastVersion) + 1))
    }
  }

  private static func rows(_ statement: ChangingDataStatement, at version: Int64) async
    -> ChangingDataRows
  {
    ChangingDataRows(await statement.outcome(ChangingDataBackend.frozen(at: version)).tables[0])
  }

  /// Without inclusion-exclusion, every number is between those of the first and the last version.
  @Test(arguments: UInt64(1)...3)
  func numbersAreBetweenFirstAndLastWithoutInclusionExclusion(seed: UInt64) async throws {
    let changing = Self.changing(seed: seed)
    try await Self.forEachOutcome(changing, seed: seed, hasList: true, count: 15) {
      statement, outcome in
      #expect(outcome.isComplete && outcome.diagnostics.isEmpty, "\(statement.text)")
      let found = ChangingDataRows(try #require(outcome.tables.first)).rows
      let first = await Self.rows(statement, at: 0).rows
      let last = await Self.rows(statement, at: ChangingDataBackend.lastVersion).rows
      for (key, row) in found {
        let most = try #require(last[key], "\(statement.text): no group has \(key)").numbers
        let least = first[key]?.numbers ?? most.map { _ in 0 }
        for (number, ends) in zip(row.numbers, zip(least, most)) {
          #expect(number >= ends.0 * (1 - 1e-9) && number <= ends.1 * (1 + 1e-9), "\(key)")
        }
      }
      #expect(first.keys.allSatisfy { found[$0] != nil })
      #expect(changing.repeatedRequests == 0)
    }
  }

  /// With inclusion-exclusion, contradictory answers make only buckets missing that may still change.
  @Test(arguments: UInt64(4)...6)
  func inclusionExclusionGivesNoNegativeNumbers(seed: UInt64) async throws {
    let changing = Self.changing(seed: seed)
    var (contradictions, repeated) = (0, 0)
    try await Self.forEachOutcome(changing, seed: seed, hasList: false, count: 25) {
      statement, outcome in
      #expect(outcome.diagnostics.map(\.code) == [.unsettledSubtraction], "\(statement.text)")
      let missing = outcome.answers.flatMap(\.missing)
      let failures = missing.map(\.failure) + [outcome.failure].compactMap { $0 }
      contradictions += failures.count
      repeated += changing.repeatedRequests
      for failure in failures {
        #expect(failure.description.contains("contradicts itself, asked twice"), "\(failure)")
      }
      let table = try #require(outcome.tables.first, "\(statement.text)")
      let start = changing.settledStart(.m1)
      #expect(missing.allSatisfy { $0.range.to.milliseconds > start })
      let found = ChangingDataRows(table)
      #expect(found.negative.isEmpty, "\(statement.text)")
      let reference = await Self.rows(statement, at: 1).rows
      for (key, row) in reference where row.isSettled(before: start, table) {
        let numbers = found.rows[key]?.numbers ?? []
        #expect(numbers.isLike(row.numbers), "\(statement.text): \(key)")
      }
    }
    #expect(contradictions > 0 && repeated > contradictions)
  }

  /// If the data no longer changes when requests are repeated, the answer is complete.
  @Test func repeatedRequestsReplaceContradictoryAnswers() async throws {
    let changing = ChangingDataBackend(seed: 7) { number, random in
      number == 0 ? Int64(random.next(3)) : ChangingDataBackend.lastVersion
    }
    var repeated = 0
    try await Self.forEachOutcome(changing, seed: 7, hasList: false, count: 25) {
      statement, outcome in
      #expect(outcome.isComplete, "\(statement.text)")
      let table = try #require(outcome.tables.first)
      #expect(ChangingDataRows(table).negative.isEmpty)
      guard changing.repeatedRequests > 0 else { return }
      repeated += 1
      let last = await Self.rows(statement, at: ChangingDataBackend.lastVersion).rows
      let found = ChangingDataRows(table).rows
      #expect(found.keys.sorted() == last.keys.sorted(), "\(statement.text)")
      for (key, row) in last {
        #expect(found[key]?.numbers.isLike(row.numbers) == true, "\(statement.text): \(key)")
      }
    }
    #expect(repeated > 0)
  }
}

extension ChangingDataRows.Row {
  /// Returns true if the bucket ends before all buckets that may still change.
  fileprivate func isSettled(before start: Int64, _ table: DataTable) -> Bool {
    guard let own = self.start, case .instants(let starts)? = table["timestamp"]?.values else {
      return false
    }
    let next = starts.filter { $0 > own }.min()
    return next.map { $0 <= start } ?? false
  }
}

extension [Double] {
  /// Returns true if the numbers are equal within a tolerance for sums of decimals.
  fileprivate func isLike(_ other: [Double]) -> Bool {
    count == other.count
      && zip(self, other).allSatisfy { abs($0 - $1) <= 1e-9 * Swift.max(abs($0), abs($1)) }
  }
}
