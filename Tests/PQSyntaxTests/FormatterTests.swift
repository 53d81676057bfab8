import PQSyntax
import Testing

@Suite struct FormatterTests {
  private func formatted(_ text: String) -> String? { Formatter.format(SyntaxTree.parse(text)) }

  /// Nothing can follow a comment to the end of the line on that line.
  @Test(arguments: [
    ("SHOW LIMITS -- a\n; -- b\n", "SHOW LIMITS; -- a\n-- b\n"),
    ("SHOW LIMITS -- a\n; /* b\n c */ -- d", "SHOW LIMITS; -- a\n/* b\n c */\n-- d\n"),
    (
      "SELECT http -- a\n, -- b\nBY os LAST 6h EVERY 1h",
      "SELECT http -- a\n-- b\nBY os\nLAST 6h EVERY 1h;\n"
    ),
  ])
  func keepsCommentsApart(text: String, canonical: String) {
    #expect(formatted(text) == canonical)
    #expect(formatted(canonical) == canonical)
  }
}
