import PQSyntax
import PQTools

/// `fmt` keeps the words, the values and the comments of a text, and changes its own output no more.
enum FormatOracle {
  static func check(_ tree: SyntaxTree, _ found: inout Violations) {
    guard tree.diagnostics.isEmpty else { return }
    guard let formatted = QueryFormatter.format(tree) else {
      return found.expect(false, "format-accepts-correct-texts", String(tree.source))
    }
    let detail = { "\(String(tree.source))\n-- formatted:\n\(formatted)" }
    let again = SyntaxTree.parse(formatted)
    found.expect(again.diagnostics.isEmpty, "format-is-correct", detail())
    guard again.diagnostics.isEmpty else { return }
    let twice = QueryFormatter.format(again)
    found.expect(
      twice == formatted, "format-is-idempotent", "\(detail())\n-- twice:\n\(twice ?? "")")
    found.expect(words(of: tree) == words(of: again), "format-keeps-words", detail())
    found.expect(comments(of: tree) == comments(of: again), "format-keeps-comments", detail())
  }

  /// Returns the tokens without their order, because `fmt` orders clauses. Commas and semicolons are
  /// left out, because `fmt` drops the last ones.
  private static func words(of tree: SyntaxTree) -> [String] {
    tree.tokens.compactMap { token in
      switch token.kind {
      case .semicolon, .comma, .end: nil
      case .string: "'" + StringLiteral.value(of: token, in: tree.source)
      case .word: tree.text(token.range).lowercased()
      case .notEqual: "!="
      default: tree.text(token.range)
      }
    }.sorted()
  }

  private static func comments(of tree: SyntaxTree) -> [String] {
    Highlighter.highlights(of: tree).filter { $0.kind == .comment }.map {
      tree.text($0.range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.sorted()
  }
}
