import PQ

/// What each byte of a text is, for its colour.
enum SyntaxStyles {
  /// The styles of the bytes. A mistake that the cursor touches is still being written, and one
  /// that more text could mend is none yet.
  static func styles(of tree: SyntaxTree, cursor: Int) -> [CellStyle] {
    var roles = [CellStyle](repeating: CellStyle(.plain), count: tree.source.count)
    paintComments(of: tree, &roles)
    for token in tree.tokens { fill(token.range, role(token), &roles) }
    paintNames(tree.root, &roles)
    paintMistakes(of: tree, cursor: cursor, &roles)
    return roles
  }

  private static func role(_ token: Token) -> CellRole {
    switch token.kind {
    case .word: token.keyword == .plain ? .name : .keyword
    case .number, .duration, .size, .malformedNumber: .number
    case .string: .text
    case .parameter: .parameter
    default: .plain
    }
  }

  private static func fill(_ range: Range<Int>, _ role: CellRole, _ roles: inout [CellStyle]) {
    for index in range { roles[index].role = role }
  }

  /// Comments are what stands between the tokens, but for white space, which has no colour.
  private static func paintComments(of tree: SyntaxTree, _ roles: inout [CellStyle]) {
    var start = 0
    for token in tree.tokens {
      for index in start..<max(start, token.range.lowerBound) where tree.source[index] > 0x20 {
        roles[index].role = .comment
      }
      start = token.range.upperBound
    }
  }

  /// A keyword that stands where a name does is a name.
  private static func paintNames(_ node: SyntaxNode, _ roles: inout [CellStyle]) {
    for child in node.children { paintNames(child, &roles) }
    switch node.kind {
    case .name, .alias:
      for token in node.tokens where token.kind == .word {
        // AS belongs to the alias.
        let isAs = node.kind == .alias && token.keyword == .as && node.tokens.count > 1
        let isFirst = token.range.lowerBound == node.range.lowerBound
        fill(token.range, isAs && isFirst ? .keyword : .name, &roles)
      }
    case .call:
      if let token = node.tokens.first { fill(token.range, .function, &roles) }
    default: break
    }
  }

  private static func paintMistakes(
    of tree: SyntaxTree, cursor: Int, _ roles: inout [CellStyle]
  ) {
    for diagnostic in tree.diagnostics where diagnostic.severity == .error {
      let range = diagnostic.range
      guard !diagnostic.isIncomplete, cursor < range.lowerBound || cursor > range.upperBound
      else { continue }
      let end = min(roles.count, max(range.upperBound, range.lowerBound + 1))
      for index in min(range.lowerBound, end)..<end { roles[index].isMistake = true }
    }
  }
}
