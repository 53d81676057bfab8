import PQLineEditor
import Testing

@testable import PQShell

@Suite struct MetaCompletionTests {
  private func offers(_ line: String) -> [String]? {
    MetaCompletion(line)?.completions.map(\.replacement)
  }

  @Test(arguments: ["", "SELECT", "SELECT \\f"])
  func aTextThatIsNoCommand(line: String) { #expect(offers(line) == nil) }

  @Test func namesOfCommands() {
    #expect(offers("\\fo") == ["format"])
    #expect(offers("\\timi") == ["timing"])
    #expect(offers("\\nonsense") == [])
    #expect(offers("\\") == MetaCommands.all.map { $0.names[0] })
  }

  @Test func argumentsAreCompleted() {
    #expect(offers("\\format j") == ["json", "jsonl"])
    #expect(offers("\\format ")?.contains("table") == true)
    #expect(offers("\\format csv ") == [])
    #expect(offers("\\nonsense ") == [])
  }

  /// A completion replaces the word at the cursor, wherever the command begins.
  @Test func thePlaceIsThatOfTheWord() {
    #expect(MetaCompletion("  \\format js")?.completions.first?.range == 10..<12)
    #expect(MetaCompletion("\\format ")?.completions.first?.range == 8..<8)
    #expect(MetaCompletion("\\for")?.completions.first?.range == 1..<4)
  }

  @Test func pathsAreQuotedWhereTheyMustBe() {
    #expect(MetaCompletion.word(for: "a.pq") == "a.pq")
    #expect(MetaCompletion.word(for: "a b.pq") == "'a b.pq'")
    #expect(MetaCompletion.word(for: "it's.pq") == "\"it's.pq\"")
    #expect(MetaCompletion.word(for: "a/") == "a/")
    #expect(MetaCompletion.word(for: "a b/") == "'a b/")
  }
}
