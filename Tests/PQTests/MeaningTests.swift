import PQ
import PQFixture
import PQTestSupport
import Testing

/// The texts of `grammar/meaning.md` mean what the page says of them, statement by statement.
@Suite struct MeaningTests {
  @Test func textsAreRightOrWrongAsMarked() throws {
    let session = Session(backend: DemoBackend())
    let blocks = try Project.text("grammar/meaning.md").matches(of: /```pq( wrong)?\n([^`]*)```/)
    #expect(blocks.count >= 7)
    for block in blocks {
      let isWrong = block.1 != nil
      for statement in block.2.split(separator: ";").filter({ !$0.allSatisfy(\.isWhitespace) }) {
        let prepared = session.prepare(String(statement))
        #expect(prepared.hasErrors == isWrong, "\(statement): \(prepared.diagnostics)")
      }
    }
  }
}
