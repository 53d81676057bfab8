/// A text, its tokens and its tree.
///
/// The tree is one flat array in postorder: a node stands behind its children and knows how many
/// places it and they take. So parsing allocates almost nothing, every byte of the text belongs to
/// the tree, and every node has a range. Trees of wrong texts are trees as well, with `missing` and
/// `skipped` nodes in them.
public final class SyntaxTree: Sendable {
  /// A node without its text.
  struct Entry: Sendable {
    let kind: SyntaxKind
    /// The tokens that the node covers.
    let firstToken: UInt32
    let endToken: UInt32
    /// How many entries the node has, its descendants and itself.
    let size: UInt32
  }

  /// The text, in UTF-8 as far as it is that.
  public let source: [UInt8]
  /// The tokens in the order of the text; the last one is `end`.
  public let tokens: [Token]
  /// The mistakes, in the order of the text.
  public let diagnostics: [Diagnostic]
  let entries: [Entry]

  init(source: [UInt8], tokens: [Token], entries: [Entry], diagnostics: [Diagnostic]) {
    self.source = source
    self.tokens = tokens
    self.entries = entries
    self.diagnostics = diagnostics
  }

  /// The node that covers the whole text, of kind `text`.
  public var root: SyntaxNode { SyntaxNode(tree: self, index: entries.count - 1) }

  /// The statements of the text.
  public var statements: [SyntaxNode] { root.children.filter { $0.kind != .skipped } }

  /// The number of nodes.
  package var nodeCount: Int { entries.count }

  /// Tells every node, those below before those above: what it is, and its tokens.
  package func forEachNode(_ body: (SyntaxKind, Range<Int>) -> Void) {
    for entry in entries { body(entry.kind, Int(entry.firstToken)..<Int(entry.endToken)) }
  }

  /// Whether more text could make it right.
  public var isIncomplete: Bool { diagnostics.contains(where: \.isIncomplete) }

  /// The text of a range; bytes that are no UTF-8 become U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }
}
