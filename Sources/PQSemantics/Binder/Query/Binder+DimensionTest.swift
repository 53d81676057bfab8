import PQModel
import PQSyntax

/// Questions to the value of one dimension, which predicates are made of.
extension Binder {
  /// A comparison of a dimension with values; nil if there is a mistake in it, which is told.
  mutating func comparison(_ node: SyntaxNode) -> Sized<Predicate>? {
    let operands = node.children.map(\.ungrouped)
    guard operands.count == 2 else { return nil }
    let isSwapped = isSwapped(operands, node)
    let name = isSwapped ? operands[1] : operands[0]
    guard name.kind == .name else {
      report(name.isNumeric ? .numberAsPredicate(name) : .notADimension(name), about: name)
      return nil
    }
    guard let dimension = dimension(name, in: .whereClause),
      let values = values(isSwapped ? operands[0] : operands[1]),
      let question = question(node, values)
    else { return nil }
    let test = Predicate.test(DimensionTest(dimension.value, question))
    return Sized(
      meaning: node.isNegatedComparison ? .not(test) : test, listNodes: values.nodes)
  }

  /// Whether the value stands before the dimension, as in `'US' = country`.
  private func isSwapped(_ operands: [SyntaxNode], _ node: SyntaxNode) -> Bool {
    guard operands[0].kind != .name, isDimension(operands[1]) else { return false }
    let kind = node.operatorTokens.last?.kind
    return kind == .equal || kind == .notEqual
  }

  private mutating func question(
    _ node: SyntaxNode, _ values: [String]
  ) -> DimensionTest.Question? {
    guard let word = node.operatorTokens.last else { return nil }
    switch (word.kind, word.keyword) {
    case (.equal, _), (.notEqual, _), (_, .in): return .isIn(values)
    case (_, .like), (_, .ilike):
      return pattern(values, at: node).map { .isLike($0, ignoresCase: word.keyword == .ilike) }
    default:
      problems.append(.unorderedDimension(node.tree.text(word.range), at: word.range))
    }
    return nil
  }

  /// The most characters of a pattern. So the time that LIKE takes is linear in the values.
  private static var longestPattern: Int { 1000 }

  private mutating func pattern(_ values: [String], at node: SyntaxNode) -> String? {
    guard values.count == 1 else {
      problems.append(.listAsPattern(at: node.range))
      return nil
    }
    guard values[0].unicodeScalars.count <= Self.longestPattern else {
      problems.append(.patternTooLong(limit: Self.longestPattern, at: node.range))
      return nil
    }
    return values[0]
  }

  /// Values in a list or alone, each once; nil if one of them is wrong, which is told. A parameter
  /// that stands alone gives its own list, which is not copied.
  mutating func values(_ node: SyntaxNode) -> [String]? {
    guard node.kind == .valueList else { return value(node) }
    let nodes = node.children
    if nodes.count == 1 { return value(nodes[0].ungrouped) }
    let values = nodes.compactMap { value($0.ungrouped) }
    return values.count == nodes.count ? values.flatMap { $0 }.eachOnce : nil
  }

  /// One value, or several, each once, if it is a parameter that is a list.
  private mutating func value(_ node: SyntaxNode) -> [String]? {
    switch node.kind {
    case .string: return node.stringValue.map { [$0] }
    case .parameter: return parameterValue(of: node)?.texts
    case .name, .number, .size, .duration, .signed, .sum, .product:
      report(.bareWord(node.text, at: node.range), about: node)
    default: report(.notAValue(node), about: node)
    }
    return nil
  }

  /// Whether a node is the name of a dimension.
  func isDimension(_ node: SyntaxNode) -> Bool {
    let inner = node.ungrouped
    return inner.kind == .name && Self.dimension(named: inner.text.lowercased()) != nil
  }

  /// Whether a node asks for the values of a dimension, as far as its form tells.
  func isPredicate(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .comparison: return node.isTextual || node.children.contains { isDimension($0) }
    case .conjunction, .disjunction, .negation, .group:
      return node.children.contains { isPredicate($0) }
    case .name:
      if case .predicate? = environment.fragments[node.text.lowercased()] { return true }
      return false
    default: return false
    }
  }
}

extension SyntaxNode {
  /// The tokens between the two operands of a comparison: `=`, or `NOT` and `IN`.
  fileprivate var operatorTokens: ArraySlice<Token> {
    let operands = children
    guard operands.count == 2 else { return [] }
    return tree.tokens[operands[0].tokenRange.upperBound..<operands[1].tokenRange.lowerBound]
  }

  fileprivate var isNegatedComparison: Bool {
    let first = operatorTokens.first
    return first?.keyword == .not || first?.kind == .notEqual
  }

  /// Whether a comparison is one of texts, whatever is compared.
  fileprivate var isTextual: Bool {
    let hasText = children.contains { $0.ungrouped.kind == .string || $0.kind == .valueList }
    return hasText || [.in, .like, .ilike].contains(operatorTokens.last?.keyword)
  }

  /// Whether it can only be a number.
  fileprivate var isNumeric: Bool {
    switch kind {
    case .number, .size, .duration, .signed, .sum, .product, .call: true
    default: false
    }
  }
}
