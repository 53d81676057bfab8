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
  /// What the tree says about a token that its kind does not.
  private enum Role {
    case none
    /// A name or an alias that is not the name of a function.
    case name
    case function
    /// A sign before an operand.
    case sign
    /// The AND of a BETWEEN.
    case bound
  }

  private let tree: SyntaxTree
  /// The index of the first token that has a role in `roles`.
  private let start: Int
  private let roles: [Role]

  init(_ tree: SyntaxTree) { self.init(tree.root) }

  /// Creates the writer of a node and its descendants.
  init(_ node: SyntaxNode) {
    tree = node.tree
    start = node.tokenRange.lowerBound
    let range = node.tokenRange
    var roles = [Role](repeating: .none, count: range.count)
    // An empty node, where something is missing in the text, may be behind the last token.
    func mark(_ token: Int, _ role: Role) {
      if range.contains(token) { roles[token - range.lowerBound] = role }
    }
    // A call comes after its name, so the name of a function ends as one.
    node.forEachDescendant { kind, firstToken, index in
      if kind == .name || kind == .alias { mark(firstToken, .name) }
      if kind == .call { mark(firstToken, .function) }
      if kind == .signed { mark(firstToken, .sign) }
      if kind == .comparison {
        let operands = SyntaxNode(tree: node.tree, index: index).children
        if operands.count == 3 { mark(operands[2].tokenRange.lowerBound - 1, .bound) }
      }
    }
    self.roles = roles
  }

  private func role(_ index: Int) -> Role {
    roles.indices.contains(index - start) ? roles[index - start] : .none
  }

  private func isName(_ index: Int) -> Bool {
    switch role(index) {
    case .name, .function: true
    case .none, .sign, .bound: false
    }
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
      line += role(index) == .name ? name(spelling(index)) : spelling(index)
    }
    return line
  }

  /// Returns a token as the formatter writes it. The name of a function is in lower case. Any other
  /// name keeps its letter case, even if the same word is a keyword in other positions.
  private func spelling(_ index: Int) -> String {
    let token = tree.tokens[index]
    if role(index) == .function { return tree.text(token.range).lowercased() }
    switch token.kind {
    case .word where !isName(index) && token.keyword != .plain:
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
    case (_, .leftParenthesis): return !isName(index - 1)
    // Two minus signs without a space would start a comment.
    default: return role(index - 1) != .sign || role(index) == .sign
    }
  }

  /// Returns true if a long line may be broken before the token.
  private func breaks(_ index: Int) -> Bool {
    guard index > 0, tree.tokens[index].kind != .rightParenthesis else { return false }
    let keyword = tree.tokens[index].keyword
    return tree.tokens[index - 1].kind == .comma
      || !isName(index) && role(index) != .bound && (keyword == .and || keyword == .or)
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
