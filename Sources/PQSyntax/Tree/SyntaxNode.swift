/// A node of a syntax tree, as a reference into the tree.
public struct SyntaxNode: Sendable {
  /// The tree that contains the node.
  public let tree: SyntaxTree
  let index: Int

  private var entry: SyntaxTree.Entry { tree.entries[index] }

  /// The kind of the node.
  public var kind: SyntaxKind { entry.kind }

  /// The tokens of the node, as a range of indices into `tree.tokens`.
  public var tokenRange: Range<Int> { Int(entry.firstToken)..<Int(entry.endToken) }

  /// The tokens of the node, including those of its children.
  public var tokens: ArraySlice<Token> { tree.tokens[tokenRange] }

  /// The position, in bytes from the start of the text, without surrounding white space and comments.
  /// A node without tokens has an empty range after the token before it.
  public var range: Range<Int> {
    guard let first = tokens.first, let last = tokens.last else {
      let place =
        entry.firstToken == 0 ? 0 : tree.tokens[Int(entry.firstToken) - 1].range.upperBound
      return place..<place
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// The text of the node, without surrounding white space and comments.
  public var text: String { tree.text(range) }

  /// The child nodes in the order of the text. The time is linear in their number.
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

  /// Returns the first child of a kind; `nil` if there is none.
  public func child(_ kind: SyntaxKind) -> SyntaxNode? { children.first { $0.kind == kind } }

  /// Returns the token before a child, such as the operator between two operands. The child must not
  /// start with the first token of the text.
  public func tokenBefore(_ child: SyntaxNode) -> Token {
    tree.tokens[Int(child.entry.firstToken) - 1]
  }

  /// Returns true if a keyword is one of the node's own tokens, which are not part of its children. So
  /// a name with the same spelling does not count.
  public func contains(_ keyword: Keyword) -> Bool {
    guard tokens.contains(where: { $0.keyword == keyword }) else { return false }
    let covered = children.map(\.tokenRange)
    return tokenRange.contains { index in
      tree.tokens[index].keyword == keyword && !covered.contains { $0.contains(index) }
    }
  }
}
