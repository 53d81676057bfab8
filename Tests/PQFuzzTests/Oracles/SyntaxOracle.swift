import PQLineEditor
import PQSyntax
import PQTools

/// A tree covers its text, and what is made from a tree refers to the text.
enum SyntaxOracle {
  static func check(_ input: [UInt8], _ found: inout Violations) {
    let tree = SyntaxTree.parse(input)
    found.expect(tree.source == input, "tree-keeps-source")
    checkTokens(of: tree, &found)
    checkNodes(of: tree, &found)
    DiagnosticOracle.check(tree.diagnostics, of: input, &found)
    DiagnosticOracle.checkFixIts(of: input, { SyntaxTree.parse($0).diagnostics }, &found)
    checkHighlights(of: tree, &found)
    if tree.tokens.count < 40 { checkHover(of: tree, &found) }
    _ = StatementEnd.isComplete(String(input))
    FormatOracle.check(tree, &found)
  }

  private static func checkTokens(of tree: SyntaxTree, _ found: inout Violations) {
    var end = 0
    for token in tree.tokens {
      found.expect(token.range.lowerBound >= end, "tokens-are-in-order", "\(token)")
      found.expect(token.kind == .end || !token.range.isEmpty, "tokens-are-not-empty", "\(token)")
      end = token.range.upperBound
    }
    let isWhole = end == tree.source.count && tree.tokens.last?.kind == .end
    found.expect(isWhole, "tokens-cover-the-text", "\(end) of \(tree.source.count)")
  }

  private static func checkNodes(of tree: SyntaxTree, _ found: inout Violations) {
    let all = 0..<tree.tokens.count + 1
    tree.forEachNode { kind, range in
      let isInside = all.contains(range.lowerBound) && all.contains(range.upperBound)
      found.expect(isInside, "nodes-are-inside-the-text", "\(kind) \(range)")
    }
  }

  static func checkHighlights(of tree: SyntaxTree, _ found: inout Violations) {
    var end = 0
    for highlight in Highlighter.highlights(of: tree) {
      let range = highlight.range
      let isRight =
        range.lowerBound >= end && range.upperBound <= tree.source.count && !range.isEmpty
      found.expect(isRight, "highlights-are-in-order", "\(highlight)")
      end = range.upperBound
    }
  }

  private static func checkHover(of tree: SyntaxTree, _ found: inout Violations) {
    for offset in [-1, tree.source.count + 1] + tree.tokens.map(\.range.lowerBound) {
      guard let hover = Hover(at: offset, in: tree) else { continue }
      let isRight = hover.range.upperBound <= tree.source.count && !hover.title.isEmpty
      found.expect(isRight, "hover-is-about-a-word", "\(hover)")
    }
  }
}
