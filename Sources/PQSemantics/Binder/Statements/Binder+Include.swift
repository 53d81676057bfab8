import PQModel
import PQSyntax

/// The texts that are being bound, each inside the one that includes it, and the trees of all included
/// texts.
struct NestedTexts {
  /// The maximum number of included texts, direct and indirect.
  private static let mostTexts = 1000
  /// The maximum nesting depth of included texts.
  private static let greatestDepth = 50

  /// The names of the texts, the outermost first.
  private var names: [String] = []
  /// The number of texts that have begun.
  private var count = 0
  /// The trees of the included texts, by name.
  private var trees: [String: SyntaxTree] = [:]

  /// The name of the text that is being bound; empty if there is none.
  var current: String { names.last ?? "" }

  mutating func begin(_ name: String) {
    names.append(name)
    count += 1
  }

  mutating func end() { names.removeLast() }

  /// Returns the reason why a text must not be included here; `nil` if it may be.
  func refusal(of name: String, at range: Range<Int>) -> Diagnostic? {
    if names.contains(name) { return .includedByItself(name, at: range) }
    if names.count > Self.greatestDepth { return .includedTooDeep(Self.greatestDepth, at: range) }
    return count > Self.mostTexts ? .tooManyTexts(Self.mostTexts, at: range) : nil
  }

  /// Returns the tree of an included text, which is parsed only once.
  mutating func tree(of text: Surroundings.IncludedText) -> (tree: SyntaxTree, isRepeated: Bool) {
    if let tree = trees[text.name] { return (tree, true) }
    let tree = SyntaxTree.parse(text.bytes)
    trees[text.name] = tree
    return (tree, false)
  }
}

/// INCLUDE: the statements of another text, in place of the INCLUDE statement.
extension Binder {
  mutating func include(_ node: SyntaxNode) {
    guard let path = node.child(.string), let name = path.stringValue else { return }
    do throws(Surroundings.Refusal) {
      let text = try surroundings.text(name, texts.current)
      if let refusal = texts.refusal(of: text.name, at: path.range) {
        return problems.append(refusal)
      }
      let (tree, isRepeated) = texts.tree(of: text)
      // A repeated use counts as all nodes of the text.
      guard !isRepeated || expands(path.text, by: tree.nodeCount, at: path) else { return }
      bind(tree, named: text.name)
    } catch {
      problems.append(.cannotInclude(error, at: path.range))
    }
  }
}
