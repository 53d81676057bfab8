import PQ
import PQFixture
import PQModel
import PQSemantics
import PQSyntax
import PQTestSupport
import Testing

/// A column without AS is named by the canonical spelling of its expression. So `pq fmt` renames no
/// column.
@Suite struct ColumnNamesTests {
  @Test func allOutputsHaveTheCanonicalName() async throws {
    let text = "SELECT p2p/http, RATE( http ) LAST 1h EVERY 1h"
    let outcome = await Session(backend: DemoBackend()).outcome(of: text)
    let table = try #require(outcome.tables.first)
    let names = ["timestamp", "p2p / http", "rate(http)"]
    #expect(table.columns.map(\.name) == names)
    #expect(OutputFormat.csv.text(of: table).hasPrefix(#""timestamp","p2p / http","rate(http)""#))
    #expect(OutputFormat.json.text(of: table).contains(#""p2p / http": "#))
    let typed = try await Session(backend: DemoBackend()).rows(of: Row.self, text)
    #expect(typed.count == 1)
  }

  private struct Row: Decodable {
    enum CodingKeys: String, CodingKey {
      case rate = "rate(http)"
    }
    let rate: Double
  }

  @Test(arguments: UInt64(1)...200)
  func theFormatterRenamesNoColumn(seed: UInt64) throws {
    var generator = RandomQueryGenerator(
      seed: seed, groups: [ExportDimension.allCases.map { _ in "a" }])
    var tried = 0
    for _ in 0..<10 {
      let query = Self.withoutAliases(generator.query())
      var scramble = Scramble(random: generator.random)
      let scrambled = scramble.text(SyntaxTree.parse(query))
      generator.random = scramble.random
      let names = Self.names(query)
      guard !names.isEmpty else { continue }
      tried += 1
      let tree = SyntaxTree.parse(scrambled)
      let formatted = try #require(QueryFormatter.format(tree), "\(scrambled)")
      #expect(Self.names(scrambled) == names, "\(scrambled)")
      #expect(Self.names(formatted) == names, "\(formatted)")
    }
    #expect(tried > 0)
  }

  private static func withoutAliases(_ query: String) -> String {
    (0..<4).reduce(query) {
      $0.replacing(" AS c\($1)", with: "").replacing("c\($1)", with: "http")
    }
  }

  /// The names of the columns; empty if the text has an error, such as two equal columns.
  private static func names(_ text: String) -> [String] {
    let binding = Binder.bind(
      SyntaxTree.parse(text), name: "", catalog: Catalog(), now: RandomFixture.end,
      surroundings: .withSystemZones)
    return binding.statements.first?.meaning.query?.columns.map(\.name) ?? []
  }
}

/// Writes the tokens of a text with other white space, comments and letter case.
private struct Scramble {
  var random: SeededRandom

  mutating func text(_ tree: SyntaxTree) -> String {
    var text = ""
    var last = Token.Kind.word
    for token in tree.tokens.dropLast() {
      text += gap(last, token.kind)
      let spelling = tree.text(token.range)
      text += token.kind == .word ? cased(spelling) : spelling
      last = token.kind
    }
    return text
  }

  private mutating func cased(_ word: String) -> String {
    [word, word.lowercased(), word.uppercased()][random.next(3)]
  }

  private mutating func gap(_ left: Token.Kind, _ right: Token.Kind) -> String {
    let brackets: [Token.Kind] = [.leftParenthesis, .rightParenthesis, .comma]
    let mayTouch = brackets.contains(left) || brackets.contains(right)
    let gaps = [" ", "  ", "\n", " /* a */ ", " -- b\n"] + (mayTouch ? ["", "", ""] : [])
    return gaps[random.next(gaps.count)]
  }
}
