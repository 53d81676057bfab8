import PQSyntax
import Testing

@Suite struct StringLiteralTests {
  @Test(arguments: [
    ("'US'", "US"), ("\"US\"", "US"), ("''", ""), ("\"\"", ""), ("'it''s'", "it's"),
    ("\"it's\"", "it's"), ("'a\"b'", "a\"b"), ("\"a\"\"b\"", "a\"b"), ("''''", "'"),
    ("''''''", "''"), ("'\\n'", "\\n"), ("'a\nb'", "a\nb"),
    ("'-- no /* comment'", "-- no /* comment"),
    ("'東京'", "東京"), ("“US”", "US"), ("‘it’", "it"), ("'open", "open"),
    ("'a''\u{301}b'", "a'\u{301}b"),
  ])
  func hasAValue(literal: String, value: String) throws {
    let tree = SyntaxTree.parse(literal)
    let token = try #require(tree.tokens.first)
    #expect(token.kind == .string)
    #expect(StringLiteral.value(of: token, in: tree.source).utf8.elementsEqual(value.utf8))
  }

  @Test(arguments: [
    "", "US", "'", "''", "it's", "\"", "a''b", "'a'", "\n", "\\", "\u{0}", "東京", "👩‍👩‍👧",
    // A quote and a combining accent are one character in Swift, but several bytes.
    "it'\u{301}s", "'\u{308}", "\"\u{301}", "\u{301}'", "'\u{200D}'", "'\u{FE0F}", "'\u{20DD}''",
    "\r'\n'\r\n'",
  ])
  func quotedTextsRoundTrip(value: String) throws {
    let tree = SyntaxTree.parse(StringLiteral.quoted(value))
    #expect(tree.tokens.map(\.kind) == [.string, .end])
    #expect(!tree.diagnostics.contains { $0.code == .unterminatedString })
    let token = try #require(tree.tokens.first)
    #expect(StringLiteral.value(of: token, in: tree.source).utf8.elementsEqual(value.utf8))
  }
}
