import PQLineEditor
import PQModel
import Testing

@testable import PQShell

@Suite struct ShellCommandCompletionTests {
  private func offers(_ line: String) -> [String]? {
    ShellCommandCompletion(line, Catalog())?.completions.map(\.replacement)
  }

  @Test(arguments: ["", "SELECT", "SELECT \\f"])
  func aTextThatIsNoCommand(line: String) { #expect(offers(line) == nil) }

  @Test func namesOfCommands() {
    #expect(offers("\\fo") == ["format"])
    #expect(offers("\\timi") == ["timing"])
    #expect(offers("\\nonsense") == [])
    #expect(offers("\\") == ShellCommands.all.map { $0.names[0] })
  }

  @Test func argumentsAreCompleted() {
    #expect(offers("\\format j") == ["json", "jsonl"])
    #expect(offers("\\format ")?.contains("table") == true)
    #expect(offers("\\format csv ") == [])
    #expect(offers("\\nonsense ") == [])
  }

  /// A completion replaces the word at the cursor, wherever the command begins.
  @Test func thePlaceIsThatOfTheWord() {
    let small = Catalog(metrics: [.p2p], dimensions: [.osName])
    let names = ShellCommandCompletion("\\d ", small)?.completions.map(\.replacement) ?? []
    #expect(names.contains("p2p") && names.contains("os.name"))
    #expect(!names.contains("http") && !names.contains("city.name"))
    #expect(ShellCommandCompletion("  \\format js", Catalog())?.completions.first?.range == 10..<12)
    #expect(ShellCommandCompletion("\\format ", Catalog())?.completions.first?.range == 8..<8)
    #expect(ShellCommandCompletion("\\for", Catalog())?.completions.first?.range == 1..<4)
  }

  @Test func pathsAreQuotedWhereTheyMustBe() {
    #expect(ShellCommandCompletion.word(for: "a.pq") == "a.pq")
    #expect(ShellCommandCompletion.word(for: "a b.pq") == "'a b.pq'")
    #expect(ShellCommandCompletion.word(for: "it's.pq") == "\"it's.pq\"")
    #expect(ShellCommandCompletion.word(for: "a/") == "a/")
    #expect(ShellCommandCompletion.word(for: "a b/") == "'a b/")
  }
}
