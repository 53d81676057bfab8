package import PQSyntax

extension SyntaxNode {
  /// True if the lexer and the parser reported no error inside the node.
  var isSound: Bool {
    let range = range
    let isReported = tree.diagnostics.contains {
      range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
    }
    return !isReported && !hasGap
  }

  /// True if something is missing in the node. The error is then at the next token, outside the
  /// node.
  private var hasGap: Bool {
    switch kind {
    case .missing: return true
    case .group, .call, .valueList:
      if tokens.last?.kind != .rightParenthesis { return true }
    default: break
    }
    return children.contains(where: \.hasGap)
  }

  /// The node without enclosing parentheses.
  package var ungrouped: SyntaxNode {
    var node = self
    while node.kind == .group, let inner = node.children.first { node = inner }
    return node
  }

  /// The value of a string; `nil` if the node is not a string.
  var stringValue: String? {
    guard kind == .string, let token = tokens.first else { return nil }
    return StringLiteral.value(of: token, in: tree.source)
  }

  /// The text without comments. White space is reduced to single spaces.
  var oneLine: String {
    var text = ""
    var end = 0
    for token in tokens {
      if !text.isEmpty, token.range.lowerBound > end { text += " " }
      text += tree.text(token.range)
      end = token.range.upperBound
    }
    return text
  }
}

extension [SyntaxNode] {
  /// The first node of a kind, such as a clause of a query; `nil` if there is none.
  subscript(kind: SyntaxKind) -> SyntaxNode? { first { $0.kind == kind } }
}
