import PQ
import PQTestSupport
import Testing

/// The check of outcomes detects wrong answers. The other tests of this target depend on it.
@Suite struct HonestyTests {
  /// A backend that changes each table of the fixture.
  private struct Liar: Backend {
    let truth: any Backend
    let lie: @Sendable (Table) throws(BackendFailure) -> Table

    var name: String { "liar" }
    var catalog: Catalog { truth.catalog }
    var clock: Instant { truth.clock }

    func answer(
      _ request: ExportRequest, to sink: inout some AnswerSink
    ) async throws(BackendFailure) {
      sink.take(try lie(try await truth.answer(request)))
    }
  }

  private func verdicts(
    _ lie: @escaping @Sendable (Table) throws(BackendFailure) -> Table
  ) async throws -> [Honesty] {
    let liar = Liar(truth: try Statement.backend(), lie: lie)
    var verdicts: [Honesty] = []
    for statement in try Statement.some(30, seed: 5) {
      let calm = await statement.calmOutcome()
      verdicts.append(Honesty(await statement.outcome(liar), calm: calm, words: ["(status 500"]))
    }
    return verdicts
  }

  @Test func theTruthIsTheTruth() async throws {
    let verdicts = try await verdicts { table throws(BackendFailure) in table }
    #expect(verdicts.allSatisfy { $0 == .answered })
  }

  /// Not every statement depends on the last row of an answer, or on the last bit of a number.
  @Test func aRowThatIsMissingIsSeen() async throws {
    let verdicts = try await verdicts { table throws(BackendFailure) in
      table.rows(Array(0..<max(0, table.rowCount - 1)))
    }
    let found = verdicts.count { $0.isWrong }
    #expect(found > 10)
  }

  @Test func aNumberThatIsAnotherIsSeen() async throws {
    let verdicts = try await verdicts { table throws(BackendFailure) in
      var table = table
      for (number, column) in table.columns.enumerated() {
        guard case .measure = column.meaning, case .integers(let values) = column.values else {
          continue
        }
        table.columns[number].values = .integers(values.map { $0 ^ 1 })
      }
      return table
    }
    let found = verdicts.count { $0.isWrong }
    #expect(found > 10)
  }

  @Test func aFailureHasToSayWhy() async throws {
    let mute = try await verdicts { _ throws(BackendFailure) in throw BackendFailure("no") }
    let areWrong = mute.allSatisfy { $0.isWrong }
    #expect(areWrong)
    let open = try await verdicts { _ throws(BackendFailure) in
      throw BackendFailure("it has failed (status 500)")
    }
    #expect(open.allSatisfy { $0 == .failed("it has failed (status 500)") })
  }
}

extension Honesty {
  fileprivate var isWrong: Bool {
    if case .wrong = self { true } else { false }
  }
}
