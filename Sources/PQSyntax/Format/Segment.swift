/// A clause or a whole statement in its canonical form. The formatter puts segments on lines.
struct Segment {
  /// The line number of the segment. It is used if the query does not fit on one line. Segments
  /// with the same line number share a line.
  var line = 0
  /// The comments before the segment, on separate lines.
  var leading: [Comment] = []
  var text = ""
  /// The comments after the last token of the segment.
  var trailing: [Comment] = []

  /// True if the next segment can be on the same line. It is false after a comment with `--`, which
  /// extends to the end of the line.
  var canShareLine: Bool { !trailing.contains(where: \.isLine) }

  /// True if the segment can be on the same line as the segment before it.
  var joins: Bool { leading.isEmpty }
}

/// Writes tokens in their canonical form.
struct SegmentWriter {
  private let tree: SyntaxTree
  /// The indices of the tokens that are names or aliases.
  private let nameTokens: Set<Int>
  /// The indices of the tokens that are names of functions.
  private let functionTokens: Set<Int>
  /// The indices of the tokens that are a sign before an operand.
  private let signTokens: Set<Int>
  /// The indices of the tokens that are the AND of a BETWEEN.
  private let boundTokens: Set<Int>

  init(_ tree: SyntaxTree) { self.init(tree.root) }

  /// Creates the writer of a node and its descendants.
  init(_ node: SyntaxNode) {
    tree = node.tree
    var nameTokens: Set<Int> = []
    var functionTokens: Set<Int> = []
    var signTokens: Set<Int> = []
    var boundTokens: Set<Int> = []
    node.forEachDescendant { kind, firstToken, index in
      if kind == .name || kind == .alias { nameTokens.insert(firstToken) }
      if kind == .call { functionTokens.insert(firstToken) }
      if kind == .signed { signTokens.insert(firstToken) }
      if kind == .comparison {
        let operands = SyntaxNode(tree: node.tree, index: index).children
        if operands.count == 3 { boundTokens.insert(operands[2].tokenRange.lowerBound - 1) }
      }
    }
    self.nameTokens = nameTokens
    self.functionTokens = functionTokens
    self.signTokens = signTokens
    self.boundTokens = boundTokens
  }

  /// Returns the segment of a range of tokens.
  func segment(_ range: Range<Int>, line: Int) -> Segment {
    var segment = Segment(line: line)
    segment.leading = Trivia(before: range.lowerBound, in: tree).leading
    var lines = LineFiller(indent: "    ")
    for index in range {
      let comments = index > range.lowerBound ? Trivia(before: index, in: tree).comments : []
      if isTrailingComma(index, in: range), index + 1 == range.upperBound {
        segment.trailing += comments
        continue
      }
      for comment in comments { lines.append(comment) }
      if !isTrailingComma(index, in: range) {
        lines.append(spelling(index), space: needsSpace(index, in: range), breaks: breaks(index))
      }
    }
    segment.text = lines.text
    segment.trailing += Trivia(before: range.upperBound, in: tree).trailing
    return segment
  }

  /// Returns a range of tokens on one line, without comments.
  ///
  /// - Parameter name: returns the spelling of a name that is not the name of a function.
  func line(_ range: Range<Int>, name: (String) -> String) -> String {
    var line = ""
    for index in range where !isTrailingComma(index, in: range) {
      if needsSpace(index, in: range) { line += " " }
      let isName = nameTokens.contains(index) && !functionTokens.contains(index)
      line += isName ? name(spelling(index)) : spelling(index)
    }
    return line
  }

  /// Returns a token as the formatter writes it. The name of a function is in lower case. Any other
  /// name keeps its letter case, even if the same word is a keyword in other positions.
  private func spelling(_ index: Int) -> String {
    let token = tree.tokens[index]
    if functionTokens.contains(index) { return tree.text(token.range).lowercased() }
    switch token.kind {
    case .word where !nameTokens.contains(index) && token.keyword != .plain:
      return token.keyword.text
    case .string: return StringLiteral.quoted(StringLiteral.value(of: token, in: tree.source))
    case .notEqual: return "!="
    default: return tree.text(token.range)
    }
  }

  private func isTrailingComma(_ index: Int, in range: Range<Int>) -> Bool {
    guard tree.tokens[index].kind == .comma else { return false }
    return index + 1 >= range.upperBound || tree.tokens[index + 1].kind == .rightParenthesis
  }

  private func needsSpace(_ index: Int, in range: Range<Int>) -> Bool {
    guard index > range.lowerBound else { return false }
    let before = tree.tokens[index - 1]
    switch (before.kind, tree.tokens[index].kind) {
    case (_, .comma), (_, .rightParenthesis), (.leftParenthesis, _): return false
    case (_, .leftParenthesis): return !nameTokens.contains(index - 1)
    // Two minus signs without a space would start a comment.
    default: return !signTokens.contains(index - 1) || signTokens.contains(index)
    }
  }

  /// Returns true if a long line may be broken before the token.
  private func breaks(_ index: Int) -> Bool {
    guard index > 0, tree.tokens[index].kind != .rightParenthesis else { return false }
    let keyword = tree.tokens[index].keyword
    return tree.tokens[index - 1].kind == .comma
      || !nameTokens.contains(index) && !boundTokens.contains(index)
        && (keyword == .and || keyword == .or)
  }
}

extension SyntaxNode {
  /// Returns the canonical spelling of the node on one line, without comments: tokens and spaces as
  /// the formatter writes them.
  ///
  /// - Parameter name: returns the spelling of a name that is not the name of a function.
  package func canonicalText(name: (String) -> String) -> String {
    SegmentWriter(self).line(tokenRange, name: name)
  }
}
