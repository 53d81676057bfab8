extension SyntaxTree {
  /// The tree as indented lines, one for each node, for snapshot tests. Leaves show their text.
  public var outline: String { outline(isCanonical: false) }

  /// The outline with the clauses of each query in canonical order, and the names of functions in lower
  /// case. A text and its canonical form have equal outlines.
  public var canonicalOutline: String { outline(isCanonical: true) }

  private func outline(isCanonical: Bool) -> String {
    var lines: [String] = []
    func visit(_ node: SyntaxNode, depth: Int, isFunction: Bool = false) {
      let isSorted = isCanonical && node.kind == .query
      let below = isSorted ? CanonicalOrder.sorted(node.children) : node.children
      let detail = detail(node, isLeaf: below.isEmpty)
      let indent = String(repeating: "  ", count: depth)
      lines.append("\(indent)\(node.kind)\(isFunction ? detail.lowercased() : detail)")
      for (place, child) in below.enumerated() {
        let isFunction = isCanonical && node.kind == .call && place == 0
        visit(child, depth: depth + 1, isFunction: isFunction)
      }
    }
    visit(root, depth: 0)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns a text that distinguishes a node from other nodes of its kind, in addition to its
  /// children. For a leaf it is the text of the leaf, for another node its keywords and operators.
  private func detail(_ node: SyntaxNode, isLeaf: Bool) -> String {
    if node.kind == .text || node.kind == .missing || node.kind == .query { return "" }
    let words = isLeaf ? leafTokens(of: node) : ownTokens(of: node)
    return words.isEmpty ? "" : " " + words.joined(separator: " ")
  }

  private func leafTokens(of node: SyntaxNode) -> [String] {
    node.tokens.filter { node.kind == .skipped || !$0.kind.isSeparator }
      .map { tokenText($0, in: node) }
  }

  private func ownTokens(of node: SyntaxNode) -> [String] {
    let covered = node.children.map(\.tokenRange)
    return node.tokenRange.filter { index in
      !covered.contains { $0.contains(index) } && !tokens[index].kind.isSeparator
    }.map { tokenText(tokens[$0], in: node) }
  }

  private func tokenText(_ token: Token, in node: SyntaxNode) -> String {
    switch (token.kind, node.kind) {
    case (.string, _): StringLiteral.quoted(StringLiteral.value(of: token, in: source))
    case (.notEqual, _): "!="
    case (.word, .name), (.word, .alias), (.word, .skipped): text(token.range)
    case (.word, _): token.keyword == .plain ? text(token.range) : token.keyword.text
    default: text(token.range)
    }
  }
}

extension Token.Kind {
  /// True if the token only separates other tokens, so that the formatter may remove or add it.
  var isSeparator: Bool {
    self == .comma || self == .leftParenthesis || self == .rightParenthesis || self == .semicolon
  }
}
