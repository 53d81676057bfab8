import PQTerminalTesting
import Testing

@testable import PQLineEditor

extension PromptTests {
  /// Statements are coloured while they are typed.
  @Suite struct ColorTests {
    private func words(_ text: String, _ row: Int = 0) async throws -> [String] {
      let rig = try await PromptRig(columns: 100, isColored: true)
      try rig.type(text)
      #expect(rig.screen.unknown == [])
      return Array(rig.screen.words(row).dropFirst())
    }

    @Test func eachKindOfTokenHasItsColour() async throws {
      let words = try await words(
        "SELECT share(http) AS x WHERE country.code IN ('US', $c) LAST 6h -- all")
      #expect(
        words == [
          "1;34:SELECT", "36:share", "(http)", "1;34:AS", "x", "1;34:WHERE", "country.code",
          "1;34:IN", "(", "32:'US'", ",", "35:$c", ")", "1;34:LAST", "33:6h", "90:--", "90:all",
        ])
    }

    /// Keywords are not reserved.
    @Test func aNameThatIsSpelledLikeAKeyword() async throws {
      #expect(
        try await words("SELECT http AS last LAST 6h")
          == ["1;34:SELECT", "http", "1;34:AS", "last", "1;34:LAST", "33:6h"])
    }

    @Test func laterLinesAreColoured() async throws {
      #expect(try await words("SELECT 'a\rb' BY", 1) == ["32:b'", "1;34:BY"])
    }

    @Test func aMistakeIsUnderlinedWhenTheCursorLeavesIt() async throws {
      let rig = try await PromptRig(isColored: true)
      try rig.type("SELECT http LAST 6x")
      #expect(rig.screen.words(0).last == "6x")
      try rig.type(" ")
      #expect(rig.screen.words(0).last == "4;31:6x")
      try rig.type(Keys.left)
      #expect(rig.screen.words(0).last == "6x")
    }

    /// A text that may still be completed has no mistake yet.
    @Test(arguments: ["SELECT ", "SELECT http WHERE country.code IN ( ", "SELECT 'U "])
    func incompleteTextIsNotMarked(text: String) async throws {
      let rig = try await PromptRig(isColored: true)
      try rig.type(text)
      #expect(rig.screen.words(0).allSatisfy { !$0.hasPrefix("4;") })
    }

    @Test func withoutColoursNothingIsStyled() async throws {
      let rig = try await PromptRig()
      try rig.type("SELECT http LAST 6x ")
      #expect(rig.screen.words(0) == ["pq>", "SELECT", "http", "LAST", "6x"])
      #expect(!String(decoding: rig.terminal.written, as: UTF8.self).contains("m"))
    }
  }
}
