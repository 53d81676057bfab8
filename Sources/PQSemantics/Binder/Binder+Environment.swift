import PQModel
import PQSyntax

/// The statements that leave something behind for others.
extension Binder {
  /// LET: a fragment under a name. What it is made of is settled here, so that a later LET of the
  /// same name changes nothing that was said before.
  mutating func name(_ node: SyntaxNode) {
    let parts = node.children
    guard parts.count == 2, let word = parts.first, word.kind == .name, let body = parts.last else {
      return
    }
    let name = word.text.lowercased()
    broken.insert(name)
    guard isFree(name, at: word.range) else { return }
    guard let fragment = fragment(body) else { return }
    environment.fragments[name] = fragment
    broken.remove(name)
  }

  private mutating func isFree(_ name: String, at range: Range<Int>) -> Bool {
    let meaning: String? =
      if Metric(rawValue: name) != nil {
        "a metric"
      } else if Self.dimension(named: name) != nil {
        "a dimension"
      } else if name == "timestamp" {
        "a column"
      } else {
        nil
      }
    guard let meaning else { return true }
    problems.append(.nameTaken(name, by: meaning, at: range))
    return false
  }

  private mutating func fragment(_ body: SyntaxNode) -> Fragment? {
    if isPredicate(body) {
      return predicate(body).map { Fragment.predicate($0) }
    }
    if isCondition(body) {
      return condition(body, in: ExpressionScope()).map {
        Fragment.condition($0.condition, size: $0.size)
      }
    }
    return expression(body, in: ExpressionScope()).map { Fragment.expression($0) }
  }

  /// PARAM: a value that can be given from outside, and of what kind it must be.
  mutating func parameter(_ node: SyntaxNode) {
    guard let word = node.child(.parameter) else { return }
    let name = String(word.text.dropFirst()).lowercased()
    environment.declared.insert(name)
    broken.insert("$" + name)
    var value = node.children.last.flatMap { $0.kind == .parameter ? nil : parameterValue($0) }
    if let given = environment.given(name) {
      let read = ParameterValue(given, like: value)
      if read == nil, let kind = value?.kind {
        problems.append(.givenOfOtherKind(name, given, kind, at: word.range))
      }
      value = read
    } else if node.children.count == 1 {
      problems.append(.parameterNotGiven(name, at: word.range))
    }
    guard let value else { return }
    environment.parameters[name] = value
    broken.remove("$" + name)
  }

  /// INCLUDE: the statements of another text, as if they stood here.
  mutating func include(_ node: SyntaxNode) {
    guard let path = node.child(.string), let literal = path.tokens.first else { return }
    do throws(Surroundings.Refusal) {
      let text = try surroundings.text(
        StringLiteral.value(of: literal, in: node.tree.source), open.last ?? "")
      guard !open.contains(text.name) else {
        return problems.append(.includedByItself(text.name, at: path.range))
      }
      guard binding.texts.count <= Self.maxTexts, open.count <= Self.maxDepth else {
        return problems.append(.tooManyTexts(Self.maxTexts, at: path.range))
      }
      bind(text)
    } catch {
      problems.append(.cannotInclude(error, at: path.range))
    }
  }

  private mutating func bind(_ text: Surroundings.IncludedText) {
    var inner = Binder(
      catalog: catalog, now: now, surroundings: surroundings, open: open + [text.name],
      binding: binding)
    inner.bind(SyntaxTree.parse(text.bytes))
    binding = inner.binding
    broken.formUnion(inner.broken)
  }

  /// How many texts one may include, and they in turn.
  private static var maxTexts: Int { 1000 }
  /// How many texts may stand inside each other.
  private static var maxDepth: Int { 50 }
}
