import PQModel
import PQSyntax

/// Predicates over the values of dimensions: WHERE.
extension Binder {
  /// The most tests of a predicate, fragments written out.
  static var largestPredicate: Int { 10_000 }

  /// The meaning of a predicate; nil if there is a mistake in it, which is told.
  mutating func predicate(_ node: SyntaxNode) -> Predicate? {
    switch node.kind {
    case .conjunction: return junction(node) { .all($0) }
    case .disjunction: return junction(node) { .any($0) }
    case .negation:
      return node.children.first.flatMap { predicate($0) }.flatMap { limited(.not($0), node) }
    case .group: return node.children.first.flatMap { predicate($0) }
    case .comparison: return comparison(node)
    case .name: return named(node)
    case .missing, .skipped: break
    default: problems.append(.notAPredicate(node.text, at: node.range))
    }
    return nil
  }

  /// Whether a node asks for the values of a dimension, as far as its form tells.
  func isPredicate(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .comparison:
      let isTextual = node.children.contains {
        $0.kind == .string || $0.kind == .valueList || isDimension($0)
      }
      return isTextual || node.contains(.in) || node.contains(.like) || node.contains(.ilike)
    case .conjunction, .disjunction, .negation, .group:
      return node.children.contains { isPredicate($0) }
    case .name:
      if case .predicate? = environment.fragments[node.text.lowercased()] { return true }
      return false
    default: return false
    }
  }

  private mutating func junction(_ node: SyntaxNode, _ make: ([Predicate]) -> Predicate)
    -> Predicate?
  {
    let operands = node.children
    let parts = operands.compactMap { predicate($0) }
    return parts.count == operands.count ? limited(make(parts), node) : nil
  }

  /// A predicate that is not too large or too deep to work with.
  private mutating func limited(_ predicate: Predicate, _ node: SyntaxNode) -> Predicate? {
    guard predicate.tests.count <= Self.largestPredicate, predicate.depth <= 200 else {
      problems.append(.expressionTooLarge(limit: Self.largestPredicate, at: node.range))
      return nil
    }
    return predicate
  }

  /// A name alone: a fragment, or its own mistake if it is no dimension, else that nothing is
  /// compared.
  private mutating func named(_ node: SyntaxNode) -> Predicate? {
    let name = node.text.lowercased()
    switch environment.fragments[name] {
    case .predicate(let predicate)?: return predicate
    case .expression?, .condition?: problems.append(.numberAsPredicate(node.text, at: node.range))
    case nil:
      guard !broken.contains(name), dimension(node, in: .whereClause) != nil else { return nil }
      problems.append(.missingComparison(node.text, at: node.range))
    }
    return nil
  }

  private mutating func comparison(_ node: SyntaxNode) -> Predicate? {
    let operands = node.children
    guard let left = operands.first, let right = operands.last, operands.count == 2 else {
      return nil
    }
    let isSwapped = (left.kind == .string || left.kind == .parameter) && right.kind == .name
    let name = isSwapped ? right : left
    guard name.kind == .name else {
      if name.kind != .missing { problems.append(.notADimension(name.text, at: name.range)) }
      return nil
    }
    guard let dimension = dimension(name, in: .whereClause) else { return nil }
    guard let values = self.values(isSwapped ? left : right) else { return nil }
    return test(dimension, node, values)
  }

  private mutating func test(_ dimension: Dimension, _ node: SyntaxNode, _ values: [String])
    -> Predicate?
  {
    let operands = node.children.map(\.tokenRange)
    let own = node.tokenRange.filter { index in !operands.contains { $0.contains(index) } }
    let tokens = own.map { node.tree.tokens[$0] }
    guard let first = tokens.first, let last = tokens.last else { return nil }
    let isNegated = first.keyword == .not || first.kind == .notEqual
    let question: DimensionTest.Question
    switch (first.kind, last.keyword) {
    case (.less, _), (.lessOrEqual, _), (.greater, _), (.greaterOrEqual, _):
      let range = first.range.lowerBound..<last.range.upperBound
      problems.append(.unorderedDimension(node.tree.text(range), at: range))
      return nil
    case (_, .like), (_, .ilike):
      guard values.count == 1 else {
        problems.append(.listAsPattern(at: node.range))
        return nil
      }
      question = .isLike(values[0], ignoresCase: last.keyword == .ilike)
    default: question = .isIn(values)
    }
    let test = Predicate.test(DimensionTest(dimension, question))
    return isNegated ? .not(test) : test
  }

  /// The values on the right of a comparison, each once; nil if one of them is wrong.
  private mutating func values(_ node: SyntaxNode) -> [String]? {
    guard node.kind == .valueList else { return value(node)?.uniqueByBytes }
    let nodes = node.children
    let values = nodes.compactMap { value($0) }
    return values.count == nodes.count ? values.flatMap { $0 }.uniqueByBytes : nil
  }

  /// One value, or several if it is a parameter that is a list.
  private mutating func value(_ node: SyntaxNode) -> [String]? {
    switch node.kind {
    case .string:
      return node.tokens.first.map { [StringLiteral.value(of: $0, in: node.tree.source)] }
    case .group: return node.children.first.flatMap { value($0) }
    case .parameter: return textParameter(node)
    case .name, .number, .duration, .size, .sum, .product:
      problems.append(.bareWord(node.text, at: node.range))
    case .missing, .skipped: break
    default: problems.append(.notAValue(node.text, at: node.range))
    }
    return nil
  }

  private mutating func textParameter(_ node: SyntaxNode) -> [String]? {
    switch parameterValue(of: node) {
    case .text(let text)?: return [text]
    case .list(let list)?: return list
    // Given from outside and declared without a value, a text can look like something else.
    case .number(_, let text)?: return [text]
    case .duration(let duration)?: return [duration.text]
    case nil: return nil
    }
  }
}

extension Predicate {
  /// How deep it nests.
  fileprivate var depth: Int {
    switch self {
    case .test: 1
    case .all(let parts), .any(let parts): 1 + (parts.map(\.depth).max() ?? 0)
    case .not(let part): 1 + part.depth
    }
  }
}
