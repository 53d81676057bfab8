import Foundation
import PQ
import PQFixture
import PQTestSupport
import Testing

/// One file a query, with a folder beside it: one file a stage. A folder with a
/// `fixture.csv` or `fixture.json` is answered from that, the others from the demo.
@Suite struct CorpusTests {
  @Test(arguments: Project.contents(of: "Tests/Corpus/Right").filter { $0.pathExtension == "txt" })
  func everyStage(query: URL) async throws {
    let folder = query.deletingPathExtension()
    let session = Session(backend: try Self.backend(of: folder))
    let prepared = session.prepare(
      Array(try Data(contentsOf: query)))
    #expect(!prepared.hasErrors, "\(prepared.diagnostics)")
    var stages = ["tree.txt": prepared.tree.outline]
    stages["format.pq"] = Formatter.format(prepared.tree)
    var rows = ""
    var output = ""
    for statement in prepared.statements {
      if case .run(let plan) = statement.work {
        stages["plan.txt", default: ""] += OutputFormat.table.renderer()
          .text(of: Explanation.table(of: plan, .text, by: .init(name: "", destination: nil)))
        stages["requests.json", default: ""] += plan.requests.map { $0.body + "\n" }.joined()
      }
      let table = try await session.run(statement).table
      rows += OutputFormat.csv.renderer().text(of: table)
      output += OutputFormat.table.renderer().text(of: table)
    }
    stages["rows.csv"] = rows
    stages["output.txt"] = output
    for (name, text) in stages {
      let mismatch = Snapshot.mismatch(text, folder.appending(path: name))
      #expect(mismatch == nil, "\(mismatch ?? "")")
    }
  }

  private static func backend(of folder: URL) throws -> any Backend {
    for name in ["fixture.csv", "fixture.json"] {
      let path = folder.appending(path: name).path
      if FileManager.default.fileExists(atPath: path) { return try FileBackend(path: path) }
    }
    return DemoBackend()
  }
}
