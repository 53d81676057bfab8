import PQModel
import PQEngine
import PQTestSupport
import Testing

@testable import PQ

/// Random queries: the columns that are known before a run are those of the table, and a sequence gives
/// the same rows and the same first failure as the whole run.
@Suite struct RandomTypedRowsTests {
  private typealias Row = [String: AnyCell]

  @Test(arguments: UInt64(1)...4)
  func columnsAreKnownBeforeTheRun(seed: UInt64) async throws {
    let fixture = try RandomFixture(seed: seed)
    let session = Session(backend: LimitedBackend.unlimited(fixture.backend))
    for number in UInt64(0)..<60 {
      var generator = RandomQueryGenerator(seed: seed &* 3000 &+ number, groups: fixture.groups)
      let text = generator.query()
      guard let query = try? RowQuery(text, [:], of: Row.self, in: session) else { continue }
      guard let answer = try? await session.run(query.text).first else { continue }
      let (planned, found) = (RowColumns(query.plan), RowColumns(answer.table))
      #expect(planned.columns.map(\.name) == found.columns.map(\.name), "\(text)")
      #expect(
        planned.columns.map(\.kind.description) == found.columns.map(\.kind.description), "\(text)")
    }
  }

  @Test(arguments: TestSize.cases(UInt64(1)...12, few: 4))
  func sequencesHaveTheRowsOfTheWholeRun(seed: UInt64) async throws {
    let fixture = try RandomFixture(seed: seed)
    var count = 0
    for number in UInt64(0)..<60 {
      var generator = LocalQueryGenerator(seed: seed &* 5000 &+ number, groups: fixture.groups)
      let text = generator.query()
      let backend = generator.backend(fixture.backend)
      let now = RandomFixture.end - Int64(generator.next(3) * 7921) * .second
      var session = Session(backend: backend, now: now)
      session.parallelism = 1 + generator.next(8)
      let stream = session.stream(of: Row.self, text)
      guard stream.isIncremental else { continue }
      count += 1
      var (whole, rows): ([Row], [Row]) = ([], [])
      let expected = await failure { whole = try await session.rows(of: Row.self, text) }
      let found = await failure { for try await row in stream { rows.append(row) } }
      // A number that is too large for its column. The number of such rows differs.
      #expect((found == nil) == (expected == nil), "\(text), seed \(seed)")
      guard expected == nil else { continue }
      #expect(rows == whole, "\(text)\nat \(now), \(backend.name), seed \(seed)")
    }
    #expect(count > 20, "\(count)")
  }

  @Test(arguments: TestSize.cases(UInt64(1)...12, few: 4))
  func sequencesEndWithTheFirstFailure(seed: UInt64) async throws {
    let fixture = try RandomFixture(seed: seed)
    var failures = 0
    for number in UInt64(0)..<60 {
      var generator = LocalQueryGenerator(seed: seed &* 7000 &+ number, groups: fixture.groups)
      let text = generator.query()
      let backend = generator.backend(fixture.backend)
      let stream = Session(backend: backend).stream(of: Row.self, text)
      guard stream.isIncremental, !text.contains("LIMIT") else { continue }
      var ill = Session(
        backend: FailingBackend(base: backend, failureChance: 12, seed: seed &+ number))
      ill.execution.failsFast = true
      let expected = await failure { _ = try await ill.rows(of: Row.self, text) }
      var rows: [Row] = []
      let found = await failure {
        for try await row in ill.stream(of: Row.self, text) { rows.append(row) }
      }
      #expect(found == expected, "\(text), seed \(seed)")
      if found != nil { failures += 1 }
      let all = try await Session(backend: backend).rows(of: Row.self, text)
      #expect(rows == Array(all.prefix(rows.count)), "\(text), seed \(seed)")
      #expect(found != nil || rows == all, "\(text), seed \(seed)")
    }
    #expect(failures > 10, "\(failures)")
  }

  private func failure(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch {
      return "\(error)"
    }
  }
}
