import PQ
import PQTestSupport
import Testing

/// The queries in `grammar/meaning.md` are valid or wrong as the page states: a valid block as a
/// whole, a wrong one in each of its statements.
@Suite struct MeaningPageTests {
  static let blocks = (try? read()) ?? []

  @Test(arguments: blocks.filter { !$0.isWrong })
  func validBlocksHaveNoMistakes(block: Block) {
    let prepared = Session.ofPages().check(block.text)
    #expect(!prepared.hasErrors, "\(block): \(prepared.diagnostics)")
  }

  @Test(arguments: blocks.filter(\.isWrong).flatMap(\.statements))
  func everyStatementOfAWrongBlockIsWrong(statement: String) {
    #expect(Session.ofPages().check(statement).hasErrors, "\(statement)")
  }

  @Test func areMany() {
    #expect(Self.blocks.count >= 20)
  }

  /// A block of the page: ```` ```pq ```` or ```` ```pq wrong ````.
  struct Block: Sendable, CustomStringConvertible {
    let text: String
    let isWrong: Bool

    var description: String { text }

    /// Its statements. None of them contains a semicolon.
    var statements: [String] {
      text.split(separator: ";").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    }
  }

  private static func read() throws -> [Block] {
    try Project.text("grammar/meaning.md").matches(of: /```pq( wrong)?\n([^`]*)```/).map {
      Block(text: String($0.2), isWrong: $0.1 != nil)
    }
  }
}
