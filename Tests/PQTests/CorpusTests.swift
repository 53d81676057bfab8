import Foundation
import PQ
import PQFixture
import PQTestSupport
import Testing
import PQPlan
import PQSyntax

/// Queries without mistakes, and the results of each stage. A case with a fixture is answered from
/// it, the others from the demo.
@Suite struct CorpusTests {
  @Test(arguments: CorpusFolder.right.cases)
  func everyStage(corpusCase: CorpusCase) async throws {
    let query = try corpusCase.query()
    let session = Session(backend: try Self.backend(of: corpusCase))
    let prepared = session.check(query)
    #expect(!prepared.hasErrors, "\(prepared.diagnostics)")
    var stages: [CorpusSection: String] = [.tree: prepared.tree.outline, .rows: "", .output: ""]
    let formatted = try #require(QueryFormatter.format(prepared.tree))
    stages[.format] = Array(formatted.utf8) == query ? nil : formatted
    for statement in prepared.statements {
      if case .run(let plan) = statement.work {
        stages[.plan, default: ""] += OutputFormat.table.renderer()
          .text(of: Explanation.table(of: plan, .text, by: .init(name: "", destination: nil)))
        stages[.requests, default: ""] += plan.requests.map { $0.body + "\n" }.joined()
      }
      let table = try await session.run(statement).table
      stages[.rows, default: ""] += OutputFormat.csv.renderer().text(of: table)
      stages[.output, default: ""] += OutputFormat.table.renderer().text(of: table)
    }
    for section in CorpusFolder.right.sections where section != .query && section != .fixture {
      let mismatch = try corpusCase.mismatch(stages[section], section)
      #expect(mismatch == nil, "\(mismatch ?? "")")
    }
  }

  /// The fixtures differ from each other, and each one belongs to a case.
  @Test func everyFixtureIsUsed() throws {
    let cases = CorpusFolder.right.cases + CorpusFolder.vendor.cases
    let used = Set(try cases.compactMap { try $0.fixture() })
    #expect(used == Set(CorpusFolder.fixtures.map(\.path)))
    try #expect(Set(CorpusFolder.fixtures.map { try Data(contentsOf: $0) }).count == used.count)
  }

  private static func backend(of corpusCase: CorpusCase) throws -> any Backend {
    if let path = try corpusCase.fixture() { return try FileBackend(path: path) }
    return DemoBackend()
  }
}
