/// A clause or a whole statement, written out: the unit that the formatter puts on lines.
struct Segment {
  /// The line of a long query that it stands on; segments with one number share a line.
  var line = 0
  /// Comments on lines of their own before it.
  var leading: [Comment] = []
  var text = ""
  /// Comments behind its last token.
  var trailing: [Comment] = []

  /// Whether it can share a line with what follows.
  var isOpen: Bool { !trailing.contains(where: \.isLine) }

  /// Whether it can share a line with what is before.
  var joins: Bool { leading.isEmpty }
}

/// Writes tokens as canonical text.
struct SegmentWriter {
  private let tree: SyntaxTree
  private let names: Set<Int>
  private let signs: Set<Int>

  init(_ tree: SyntaxTree) {
    self.tree = tree
    var names: Set<Int> = []
    var signs: Set<Int> = []
    for entry in tree.entries {
      if entry.kind == .name || entry.kind == .alias { names.insert(Int(entry.firstToken)) }
      if entry.kind == .signed { signs.insert(Int(entry.firstToken)) }
    }
    self.names = names
    self.signs = signs
  }

  /// The segment of a range of tokens.
  func segment(_ range: Range<Int>, line: Int) -> Segment {
    var segment = Segment(line: line)
    segment.leading = Gap(before: range.lowerBound, in: tree).leading
    var lines = LineFiller(indent: "    ")
    for index in range {
      let comments = index > range.lowerBound ? Gap(before: index, in: tree).comments : []
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
    segment.trailing += Gap(before: range.upperBound, in: tree).trailing
    return segment
  }

  private func spelling(_ index: Int) -> String {
    let token = tree.tokens[index]
    switch token.kind {
    case .word where !names.contains(index) && token.keyword != .plain: return token.keyword.text
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
    case (_, .leftParenthesis): return !names.contains(index - 1)
    // Two signs together would begin a comment.
    default: return !signs.contains(index - 1) || signs.contains(index)
    }
  }

  /// Whether a long line may break before the token.
  private func breaks(_ index: Int) -> Bool {
    guard index > 0, tree.tokens[index].kind != .rightParenthesis else { return false }
    let keyword = tree.tokens[index].keyword
    return tree.tokens[index - 1].kind == .comma
      || (!names.contains(index) && (keyword == .and || keyword == .or))
  }
}
