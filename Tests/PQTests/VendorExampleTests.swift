import Foundation
import PQ
import PQFixture
import PQTestSupport
import Testing

/// The three examples of the export API's document: a folder each, with the query, the documented
/// body, and a fixture of the documented rows with the documented answers.
@Suite struct VendorExampleTests {
  static let examples = Project.contents(of: "Tests/Corpus/Vendor").filter {
    $0.pathExtension.isEmpty
  }

  @Test(arguments: examples)
  func explainsTheDocumentedBody(folder: URL) async throws {
    let query = try String(contentsOf: folder.appendingPathExtension("txt"), encoding: .utf8)
    let session = Session(backend: try backend(of: folder))
    let outcome = await session.run("EXPLAIN (FORMAT JSON) \(query)")
    let told = try #require(outcome.tables.first)
    let plan = try object(OutputFormat.table.renderer().text(of: told)) as? NSDictionary
    let requests = try #require(plan?["requests"] as? [NSDictionary])
    let body = try #require(try object(try text("body.json", in: folder)) as? NSDictionary)
    #expect(requests == [body])
  }

  @Test(arguments: examples)
  func answersTheDocumentedRows(folder: URL) async throws {
    let session = Session(backend: try backend(of: folder))
    let outcome = await session.run(
      try String(contentsOf: folder.appendingPathExtension("txt"), encoding: .utf8))
    let table = try #require(outcome.tables.first)
    let csv = OutputFormat.csv.renderer().text(of: table)
    #expect(csv == (try text("answer.csv", in: folder)))
    let json = try object(OutputFormat.json.renderer().text(of: table)) as? NSArray
    let documented = try object(try text("answer.json", in: folder)) as? NSArray
    #expect(json == documented && json != nil)
  }

  private func text(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private func object(_ json: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(json.utf8))
  }

  private func backend(of folder: URL) throws -> FileBackend {
    try FileBackend(path: folder.appending(path: "fixture.csv").path)
  }
}
