import PQModel
import PQSyntax

/// INCLUDE: the statements of another text, in place of the INCLUDE statement.
extension Binder {
  /// The maximum number of included texts, direct and indirect.
  private static var mostTexts: Int { 1000 }
  /// The maximum nesting depth of included texts.
  private static var greatestDepth: Int { 50 }

  mutating func include(_ node: SyntaxNode) {
    guard let path = node.child(.string), let name = path.stringValue else { return }
    do throws(Surroundings.Refusal) {
      let text = try surroundings.text(name, open.last ?? "")
      guard mayInclude(text, at: path.range), let tree = tree(of: text, at: path) else { return }
      bind(tree, named: text.name)
    } catch {
      problems.append(.cannotInclude(error, at: path.range))
    }
  }

  /// Returns the tree of a text, which is parsed only once; `nil` if repeated uses exceed the limit,
  /// which is reported.
  private mutating func tree(
    of text: Surroundings.IncludedText, at path: SyntaxNode
  ) -> SyntaxTree? {
    guard let tree = includedTrees[text.name] else {
      let tree = SyntaxTree.parse(text.bytes)
      includedTrees[text.name] = tree
      return tree
    }
    return expands(path.text, by: tree.nodeCount, at: path) ? tree : nil
  }

  private mutating func mayInclude(
    _ text: Surroundings.IncludedText, at range: Range<Int>
  ) -> Bool {
    if open.contains(text.name) {
      problems.append(.includedByItself(text.name, at: range))
    } else if open.count > Self.greatestDepth {
      problems.append(.includedTooDeep(Self.greatestDepth, at: range))
    } else if binding.texts.count > Self.mostTexts {
      problems.append(.tooManyTexts(Self.mostTexts, at: range))
    } else {
      return true
    }
    return false
  }
}
