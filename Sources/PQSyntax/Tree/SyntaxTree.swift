/// A query text with its tokens and its syntax tree.
///
/// The tree is one flat array in postorder: a node follows its children and stores the number of
/// entries of its subtree. So parsing needs few allocations. Every byte of the text belongs to the
/// tree, and every node has a range. An incorrect text has a tree as well, with `missing` and
/// `skipped` nodes.
public final class SyntaxTree: Sendable {
  /// The stored part of a node.
  struct Entry: Sendable {
    let kind: SyntaxKind
    /// The tokens of the node, as a range of indices. `endToken` is not included.
    let firstToken: UInt32
    let endToken: UInt32
    /// The number of entries of the node and all its descendants.
    let size: UInt32
  }

  /// The bytes of the text. They may contain invalid UTF-8. The array is empty if the text is too
  /// long.
  public let source: [UInt8]
  /// The tokens in the order of the text. The last one is `end`.
  public let tokens: [Token]
  /// The diagnostics of the lexer and the parser, in the order of the text. At most 21.
  public let diagnostics: [Diagnostic]
  let entries: [Entry]

  init(source: [UInt8], tokens: [Token], entries: [Entry], diagnostics: [Diagnostic]) {
    self.source = source
    self.tokens = tokens
    self.entries = entries
    self.diagnostics = diagnostics
  }

  /// The root node. Its kind is `text`, and it covers the whole text.
  public var root: SyntaxNode { SyntaxNode(tree: self, index: entries.count - 1) }

  /// The statements in the order of the text. Skipped tokens are not included.
  public var statements: [SyntaxNode] { root.children.filter { $0.kind != .skipped } }

  /// The number of nodes.
  package var nodeCount: Int { entries.count }

  /// Calls a closure for every node with its kind and its range of tokens. Children come before
  /// their parents.
  package func forEachNode(_ body: (SyntaxKind, Range<Int>) -> Void) {
    for entry in entries { body(entry.kind, Int(entry.firstToken)..<Int(entry.endToken)) }
  }

  /// True if more text could make the text correct.
  public var isIncomplete: Bool { diagnostics.contains(where: \.isIncomplete) }

  /// Returns the text of a range of bytes. Invalid UTF-8 becomes U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }
}

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

  /// The tokens of the node, including the tokens of its children.
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

  /// Calls a closure for the node and all its descendants, with the kind, the index of the first token
  /// and the index of the node. Children come before their parents.
  func forEachDescendant(_ body: (_ kind: SyntaxKind, _ firstToken: Int, _ index: Int) -> Void) {
    for index in index - Int(entry.size) + 1...index {
      let entry = tree.entries[index]
      body(entry.kind, Int(entry.firstToken), index)
    }
  }

  /// Returns the first child of a kind; `nil` if there is none.
  public func child(_ kind: SyntaxKind) -> SyntaxNode? { children.first { $0.kind == kind } }

  /// Returns the token before a child, such as the operator between two operands. The child must not
  /// start with the first token of the text.
  public func tokenBefore(_ child: SyntaxNode) -> Token {
    tree.tokens[Int(child.entry.firstToken) - 1]
  }

  /// Returns true if a keyword is one of the node's own tokens. Tokens of its children do not
  /// count, so a name with the same spelling does not count either.
  public func contains(_ keyword: Keyword) -> Bool {
    guard tokens.contains(where: { $0.keyword == keyword }) else { return false }
    let covered = children.map(\.tokenRange)
    return tokenRange.contains { index in
      tree.tokens[index].keyword == keyword && !covered.contains { $0.contains(index) }
    }
  }
}

/// The kind of a node. Each kind except the last two is a production of `grammar/pq.ebnf` with the
/// same name.
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
  // The text and its statements.
  /// The whole text. This is the kind of the root.
  case text
  /// A statement.
  case query, explainStatement, showStatement, letStatement, paramStatement, setStatement
  case includeStatement
  /// A clause of a query.
  case selectClause, byClause, whereClause, lastClause, sinceClause, untilClause, duringClause
  case everyClause, timezoneClause, fillClause, compareClause, havingClause, orderClause
  case topClause, limitClause, intoClause
  /// A part of a clause or of SHOW.
  case explainOptions, showTarget, selectItem, star, alias, orderKey, includingNow, period, time
  case valueList
  /// An expression, the lowest precedence first.
  case disjunction, conjunction, negation, comparison, sum, product, signed, group, call
  /// The smallest parts of an expression.
  case name, number, size, duration, string, parameter
  /// A position where something is missing. The node has no tokens.
  case missing
  /// Tokens that no production accepts. They have a diagnostic.
  case skipped

  /// True if the node is a clause of a query, including SELECT.
  public var isClause: Bool {
    SyntaxKind.selectClause.rawValue <= rawValue && rawValue <= SyntaxKind.intoClause.rawValue
  }
}
