import PQ
import PQTestSupport
import Testing

/// The check of outcomes detects wrong answers. The other tests of this target depend on it.
@Suite struct OutcomeComparisonTests {
  /// A backend that changes each table of the fixture.
  private struct AlteringBackend: Backend {
    let original: any Backend
    let change: @Sendable (DataTable) throws(BackendFailure) -> DataTable

    var name: String { "altering" }
    var catalog: Catalog { original.catalog }
    var clock: Instant { original.clock }

    func answer(
      _ request: ExportRequest, to sink: inout some AnswerSink
    ) async throws(BackendFailure) {
      sink.take(try change(try await original.answer(request)))
    }
  }

  private func results(
    _ change: @escaping @Sendable (DataTable) throws(BackendFailure) -> DataTable
  ) async throws -> [FaultOutcome] {
    let altering = AlteringBackend(original: try Statement.backend(), change: change)
    var results: [FaultOutcome] = []
    for statement in try Statement.some(30, seed: 5) {
      let expected = await statement.outcomeWithoutFaults()
      results.append(
        FaultOutcome(await statement.outcome(altering), expected: expected, words: ["(status 500"]))
    }
    return results
  }

  @Test func unchangedTablesAreAnswered() async throws {
    let results = try await results { table throws(BackendFailure) in table }
    #expect(results.allSatisfy { $0 == .answered })
  }

  /// Not every statement depends on the last row of an answer, or on the last bit of a number.
  @Test func missingRowIsDetected() async throws {
    let results = try await results { table throws(BackendFailure) in
      table.rows(Array(0..<max(0, table.rowCount - 1)))
    }
    let found = results.count { $0.isWrong }
    #expect(found > 10)
  }

  @Test func changedNumberIsDetected() async throws {
    let results = try await results { table throws(BackendFailure) in
      var table = table
      for (number, column) in table.columns.enumerated() {
        guard case .measure = column.meaning, case .integers(let values) = column.values else {
          continue
        }
        table.columns[number].values = .integers(values.map { $0 ^ 1 })
      }
      return table
    }
    let found = results.count { $0.isWrong }
    #expect(found > 10)
  }

  @Test func failureWithoutCauseIsWrong() async throws {
    let mute = try await results { _ throws(BackendFailure) in throw BackendFailure("no") }
    let areWrong = mute.allSatisfy { $0.isWrong }
    #expect(areWrong)
    let open = try await results { _ throws(BackendFailure) in
      throw BackendFailure("it has failed (status 500)")
    }
    #expect(open.allSatisfy { $0 == .failed("it has failed (status 500)") })
  }
}

extension FaultOutcome {
  fileprivate var isWrong: Bool {
    if case .wrong = self { true } else { false }
  }
}
