import PQ
import PQFixture
import Testing

/// Texts with very many statements, columns and mistakes.
@Suite struct PreparationTests {
  private let session = Session(backend: DemoBackend())

  private static let wrong = "SELECT http LAST 61m EVERY 1h;"
  private static let early = "SELECT http SINCE '2026-01-01' UNTIL '2027-01-01' EVERY 1d;"

  @Test(.timeLimit(.minutes(1)))
  func numberOfMistakesIsLimited() {
    let prepared = session.check(String(repeating: Self.wrong, count: 20_000))
    #expect(prepared.hasErrors)
    #expect(prepared.diagnostics.count == 21)
    #expect(prepared.diagnostics.last?.code == .tooManyMistakes)
  }

  @Test func anyNumberOfWarningsIsNoError() {
    let prepared = session.check(String(repeating: Self.early, count: 100))
    #expect(!prepared.hasErrors)
    #expect(prepared.statements.count == 100)
    #expect(prepared.diagnostics.map(\.code) == Array(repeating: .rangeInFuture, count: 100))
  }

  @Test func noNumberOfWarningsHidesAnError() {
    let prepared = session.check(String(repeating: Self.early, count: 100) + Self.wrong)
    #expect(prepared.hasErrors)
    #expect(prepared.diagnostics.last?.code == .partialBuckets)
  }

  @Test(.timeLimit(.minutes(1)))
  func namesAndOrdersManyColumns() {
    let names = (0..<20_000).map { "column\($0)" }
    let columns = names.map { "http AS \($0)" }.joined(separator: ", ")
    let keys = names.joined(separator: ", ")
    let prepared = session.check("SELECT \(columns) LAST 6h EVERY 1h ORDER BY \(keys)")
    #expect(prepared.diagnostics.isEmpty)
    let unknown = names.map { $0 + "z" }.joined(separator: ", ")
    let wrong = session.check("SELECT \(columns) LAST 6h EVERY 1h ORDER BY \(unknown)")
    #expect(wrong.diagnostics.count == 21)
  }
}
