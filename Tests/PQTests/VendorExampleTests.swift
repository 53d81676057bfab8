import Foundation
import PQ
import PQFixture
import PQTestSupport
import Testing

/// The three examples of the export API's document: the query, the documented body, and a fixture
/// of the documented rows with the documented answers.
@Suite struct VendorExampleTests {
  @Test(arguments: CorpusFolder.vendor.cases)
  func explainsTheDocumentedBody(example: CorpusCase) async throws {
    let query = try example.text(.query)
    let session = Session(backend: try backend(of: example))
    let outcome = await session.outcome(of: "EXPLAIN (FORMAT JSON) \(query)")
    let told = try #require(outcome.tables.first)
    let plan = try object(OutputFormat.table.renderer().text(of: told)) as? NSDictionary
    let requests = try #require(plan?["requests"] as? [NSDictionary])
    let body = try #require(try object(try example.text(.body)) as? NSDictionary)
    #expect(requests == [body])
  }

  @Test(arguments: CorpusFolder.vendor.cases)
  func answersTheDocumentedRows(example: CorpusCase) async throws {
    let session = Session(backend: try backend(of: example))
    let outcome = await session.outcome(of: try example.text(.query))
    let table = try #require(outcome.tables.first)
    let csv = OutputFormat.csv.renderer().text(of: table)
    #expect(csv == (try example.text(.answerCSV)))
    let json = try object(OutputFormat.json.renderer().text(of: table)) as? NSArray
    let documented = try object(try example.text(.answerJSON)) as? NSArray
    #expect(json == documented && json != nil)
  }

  private func object(_ json: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(json.utf8))
  }

  private func backend(of example: CorpusCase) throws -> FileBackend {
    try FileBackend(path: try #require(try example.fixture()))
  }
}
