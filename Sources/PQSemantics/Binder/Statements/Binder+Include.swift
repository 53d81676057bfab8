import PQModel
import PQSyntax

/// INCLUDE: the statements of another text, as if they stood here.
extension Binder {
  /// How many texts one may include, and they in turn.
  private static var mostTexts: Int { 1000 }
  /// How many texts may stand inside each other.
  private static var greatestDepth: Int { 50 }

  mutating func include(_ node: SyntaxNode) {
    guard let path = node.child(.string), let name = path.stringValue else { return }
    do throws(Surroundings.Refusal) {
      let text = try surroundings.text(name, open.last ?? "")
      guard mayInclude(text, at: path.range) else { return }
      bind(SyntaxTree.parse(text.bytes), named: text.name)
    } catch {
      problems.append(.cannotInclude(error, at: path.range))
    }
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
