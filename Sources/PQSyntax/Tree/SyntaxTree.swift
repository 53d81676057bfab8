/// A query text with its tokens and its syntax tree.
///
/// The tree is one flat array in postorder: a node follows its children and stores the number of
/// entries of its subtree. So parsing needs few allocations, every byte of the text belongs to the
/// tree, and every node has a range. An incorrect text has a tree, too, with `missing` and `skipped`
/// nodes.
public final class SyntaxTree: Sendable {
  /// The stored part of a node.
  struct Entry: Sendable {
    let kind: SyntaxKind
    /// The range of tokens of the node, without `endToken`.
    let firstToken: UInt32
    let endToken: UInt32
    /// The number of entries of the node and all its descendants.
    let size: UInt32
  }

  /// The bytes of the text, which may contain invalid UTF-8; empty if the text is too long.
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

  /// The root node, of kind `text`, which covers the whole text.
  public var root: SyntaxNode { SyntaxNode(tree: self, index: entries.count - 1) }

  /// The statements in the order of the text. Skipped tokens are not included.
  public var statements: [SyntaxNode] { root.children.filter { $0.kind != .skipped } }

  /// The number of nodes.
  package var nodeCount: Int { entries.count }

  /// Calls a closure for every node, children before their parents, with its kind and its range of
  /// tokens.
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
