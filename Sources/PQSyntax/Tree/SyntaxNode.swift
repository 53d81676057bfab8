/// A node of a syntax tree.
public struct SyntaxNode: Sendable {
  /// The tree that it is a node of.
  public let tree: SyntaxTree
  let index: Int

  private var entry: SyntaxTree.Entry { tree.entries[index] }

  /// What it is.
  public var kind: SyntaxKind { entry.kind }

  /// The tokens that it covers, as indices into the tree's.
  public var tokenRange: Range<Int> { Int(entry.firstToken)..<Int(entry.endToken) }

  /// The tokens that it covers.
  public var tokens: ArraySlice<Token> { tree.tokens[tokenRange] }

  /// Where it stands, without the white space and comments around it. A node without tokens stands
  /// where it is missing: behind the token before.
  public var range: Range<Int> {
    guard let first = tokens.first, let last = tokens.last else {
      let place =
        entry.firstToken == 0 ? 0 : tree.tokens[Int(entry.firstToken) - 1].range.upperBound
      return place..<place
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// Its text, without the white space and comments around it.
  public var text: String { tree.text(range) }

  /// The nodes below it, in the order of the text.
  public var children: [SyntaxNode] {
    var children: [SyntaxNode] = []
    var end = index
    let start = index - Int(entry.size) + 1
    while end > start {
      let child = SyntaxNode(tree: tree, index: end - 1)
      children.append(child)
      end -= Int(child.entry.size)
    }
    return children.reversed()
  }

  /// The first child of a kind.
  public func child(_ kind: SyntaxKind) -> SyntaxNode? { children.first { $0.kind == kind } }

  /// The token in front of a child: the operator between two operands.
  public func tokenBefore(_ child: SyntaxNode) -> Token {
    tree.tokens[Int(child.entry.firstToken) - 1]
  }

  /// Whether one of its own tokens is that keyword, for optional words inside a clause. A name below
  /// it that is spelled like one is none.
  public func contains(_ keyword: Keyword) -> Bool {
    guard tokens.contains(where: { $0.keyword == keyword }) else { return false }
    let covered = children.map(\.tokenRange)
    return tokenRange.contains { index in
      tree.tokens[index].keyword == keyword && !covered.contains { $0.contains(index) }
    }
  }
}
