import PQSyntax

extension SyntaxNode {
  /// Whether the parser and the lexer had nothing to report inside of it.
  var isSound: Bool {
    let range = range
    let isReported = tree.diagnostics.contains {
      range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
    }
    return !isReported && !hasGap
  }

  /// Whether something is missing in it, which is reported at the token behind.
  private var hasGap: Bool {
    switch kind {
    case .missing: return true
    case .group, .call, .valueList:
      if tokens.last?.kind != .rightParenthesis { return true }
    default: break
    }
    return children.contains(where: \.hasGap)
  }

  /// The node itself, or what stands inside of its parentheses.
  var ungrouped: SyntaxNode {
    var node = self
    while node.kind == .group, let inner = node.children.first { node = inner }
    return node
  }

  /// The value of a string; nil if it is none.
  var stringValue: String? {
    guard kind == .string, let token = tokens.first else { return nil }
    return StringLiteral.value(of: token, in: tree.source)
  }

  /// Its text with comments left out and one space for any white space.
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
  /// The first node of a kind: a clause of a query.
  subscript(kind: SyntaxKind) -> SyntaxNode? { first { $0.kind == kind } }
}
