import PQSyntax

/// The comments `-- pq: allow NAME, NAME` before a statement.
struct AllowComments {
  /// The rules that are turned off for the statement.
  private(set) var allowed: Set<StyleRule> = []
  /// Warnings about unknown names.
  private(set) var wrongNames: [Diagnostic] = []

  init(before statement: SyntaxNode) {
    let tree = statement.tree
    let first = statement.tokenRange.lowerBound
    let start = first == 0 ? 0 : tree.tokens[first - 1].range.upperBound
    var pieces: [Highlight] = []
    TriviaPieces.append(tree.source, start..<tree.tokens[first].range.lowerBound, to: &pieces)
    for piece in pieces where piece.kind == .comment {
      // A comment on the line of the statement before belongs to that statement.
      let isOnOwnLine = start == 0 || tree.source[start..<piece.range.lowerBound].contains(0x0A)
      if isOnOwnLine { read(piece.range, in: tree) }
    }
  }

  private mutating func read(_ range: Range<Int>, in tree: SyntaxTree) {
    var rest = tree.source[range]
    guard Self.skip("--", in: &rest), Self.skip("pq:", in: &rest), Self.skip("allow", in: &rest),
      rest.first.map(Self.isSpace) == true
    else { return }
    for name in rest.split(whereSeparator: { $0 == UInt8(ascii: ",") || Self.isSpace($0) }) {
      let text = String(decoding: name, as: UTF8.self)
      if let rule = StyleRule.allCases.first(where: { $0.name == text.lowercased() }) {
        allowed.insert(rule)
      } else {
        wrongNames.append(Self.unknownRule(text, at: name.startIndex..<name.endIndex))
      }
    }
  }

  private static func unknownRule(_ name: String, at range: Range<Int>) -> Diagnostic {
    let names = StyleRule.allCases.map(\.name)
    let warning = Diagnostic.style(
      .unknownRule, "there is no rule \(Diagnostic.shown(name))", at: range)
    if let nearest = SimilarWord.best(for: name, among: names) {
      return warning.replaced(by: nearest)
    }
    return warning.advising("Available: \(names.joined(separator: ", ")).")
  }

  /// Removes white space and a word from the start of a comment.
  ///
  /// - Returns: false if the comment does not start with the word.
  private static func skip(_ word: String, in rest: inout ArraySlice<UInt8>) -> Bool {
    rest = rest.drop(while: isSpace)
    guard rest.starts(with: word.utf8) else { return false }
    rest = rest.dropFirst(word.utf8.count)
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
