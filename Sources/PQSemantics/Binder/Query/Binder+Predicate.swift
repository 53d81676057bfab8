import PQModel
import PQSyntax

/// WHERE: the predicates on the values of dimensions.
extension Binder {
  /// The maximum number of parts of a predicate, including the parts of LET names.
  static var largestPredicate: Int { 10_000 }

  /// Returns the predicate of a WHERE clause. If the predicate has an error, the result is `nil`
  /// and the error is reported.
  mutating func predicate(of clause: SyntaxNode) -> Located<BoundPredicate>? {
    guard let node = clause.children.first else { return nil }
    return predicate(node).map { Located($0.meaning, at: node.range) }
  }

  /// Returns the meaning of a predicate. If the predicate has an error, the result is `nil` and the
  /// error is reported.
  mutating func predicate(_ node: SyntaxNode) -> SizedMeaning<BoundPredicate>? {
    guard !problems.isFull else { return nil }
    switch node.kind {
    case .conjunction, .disjunction, .negation, .group:
      return logic(node, limit: Self.largestPredicate) { $0.predicate($1) }
    case .comparison: return comparison(node)
    case .name: return named(node)
    default: report(.notAPredicate(node), about: node)
    }
    return nil
  }

  /// Binds a name that stands alone. It must be a predicate of LET. Any other name is reported as
  /// an error.
  private mutating func named(_ node: SyntaxNode) -> SizedMeaning<BoundPredicate>? {
    switch environment.definition(node.text) {
    case .predicate(let predicate)?:
      return spendsBudget(node.text, by: predicate.nodes, at: node) ? predicate : nil
    case .expression?, .condition?: problems.append(.numberAsPredicate(node))
    case nil:
      guard dimension(node, in: .whereClause) != nil else { return nil }
      problems.append(.missingComparison(node.text, at: node.range))
    }
    return nil
  }
}

/// The tests of one dimension. Predicates are built from these tests.
extension Binder {
  /// Returns the comparison of a dimension with values. If the comparison has an error, the result
  /// is `nil` and the error is reported.
  private mutating func comparison(_ node: SyntaxNode) -> SizedMeaning<BoundPredicate>? {
    let operands = node.children.map(\.ungrouped)
    guard operands.count >= 2 else { return nil }
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
    let test = BoundPredicate.test(DimensionTest(dimension.value, question))
    return SizedMeaning(
      meaning: node.isNegatedComparison ? .not(test) : test, listNodes: values.nodes)
  }

  /// Returns true if the value is before the dimension, as in `'US' = country`.
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

  /// The maximum number of characters of a pattern. The limit keeps the time of LIKE linear in the
  /// values.
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

  /// Returns the distinct values of a list or of one value. If a value is wrong, the result is
  /// `nil` and an error is reported. The list of a single parameter is not copied.
  mutating func values(_ node: SyntaxNode) -> [String]? {
    guard node.kind == .valueList else { return value(node) }
    let nodes = node.children
    if nodes.count == 1 { return value(nodes[0].ungrouped) }
    let values = nodes.compactMap { value($0.ungrouped) }
    return values.count == nodes.count ? values.flatMap { $0 }.eachOnce : nil
  }

  /// Returns one value, or the distinct values of a parameter that is a list.
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

  /// Returns true if a node is the name of a dimension, perhaps in parentheses.
  func isDimension(_ node: SyntaxNode) -> Bool {
    let inner = node.ungrouped
    return inner.kind == .name && Self.dimension(named: inner.text.lowercased()) != nil
  }

  /// Returns true if a node has the form of a condition on dimensions.
  func isPredicate(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .comparison: return node.isTextual || node.children.contains { isDimension($0) }
    case .conjunction, .disjunction, .negation, .group:
      return node.children.contains { isPredicate($0) }
    case .name:
      if case .predicate? = environment.definition(node.text) { return true }
      return false
    default: return false
    }
  }
}

extension SyntaxNode {
  /// The tokens after the first operand of a comparison: `=`, or `NOT` and `IN`.
  var operatorTokens: ArraySlice<Token> {
    let operands = children
    guard operands.count >= 2 else { return [] }
    return tree.tokens[operands[0].tokenRange.upperBound..<operands[1].tokenRange.lowerBound]
  }

  var isNegatedComparison: Bool {
    let first = operatorTokens.first
    return first?.keyword == .not || first?.kind == .notEqual
  }

  /// True if the form of a comparison shows that it compares texts.
  fileprivate var isTextual: Bool {
    let hasText = children.contains { $0.ungrouped.kind == .string || $0.kind == .valueList }
    return hasText || [.in, .like, .ilike].contains(operatorTokens.last?.keyword)
  }

  /// True if the node can only be a number.
  fileprivate var isNumeric: Bool {
    switch kind {
    case .number, .size, .duration, .signed, .sum, .product, .call: true
    default: false
    }
  }
}
