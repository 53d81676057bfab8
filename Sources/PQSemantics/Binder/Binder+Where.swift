import PQModel
import PQSyntax

extension Binder {
  /// WHERE: a conjunction of memberships.
  mutating func memberships(_ clause: SyntaxNode) -> [Membership] {
    clause.children.first.map { predicate($0) } ?? []
  }

  private mutating func predicate(_ node: SyntaxNode) -> [Membership] {
    switch node.kind {
    case .conjunction: return node.children.flatMap { predicate($0) }
    case .group: return node.children.first.map { predicate($0) } ?? []
    case .comparison: return comparison(node).map { [$0] } ?? []
    case .disjunction: unsupported("OR", node)
    case .negation: unsupported("NOT", node)
    case .name: noComparison(node)
    case .missing, .skipped: break
    default: problems.append(.notAPredicate(node.text, at: node.range))
    }
    return []
  }

  /// A name alone: its own mistake if it is no dimension, else that nothing is compared.
  private mutating func noComparison(_ node: SyntaxNode) {
    guard dimension(node, in: .whereClause) != nil else { return }
    problems.append(.missingComparison(node.text, at: node.range))
  }

  private mutating func comparison(_ node: SyntaxNode) -> Membership? {
    let operands = node.children
    guard let left = operands.first, let right = operands.last, operands.count == 2 else {
      return nil
    }
    let isSwapped = left.kind == .string && right.kind == .name
    let name = isSwapped ? right : left
    guard name.kind == .name else {
      if name.kind != .missing { problems.append(.notADimension(name.text, at: name.range)) }
      return nil
    }
    guard let dimension = dimension(name, in: .whereClause) else { return nil }
    let values = self.values(isSwapped ? left : right)
    guard isSupported(node), !values.isEmpty else { return nil }
    return Membership(dimension: dimension, values: values, range: node.range)
  }

  /// The values on the right of a comparison, each once.
  private mutating func values(_ node: SyntaxNode) -> [String] {
    let nodes = node.kind == .valueList ? node.children : [node]
    // Compared by bytes: texts that only look alike are two values.
    var known: Set<[UInt8]> = []
    return nodes.compactMap { value($0) }.filter { known.insert(Array($0.utf8)).inserted }
  }

  private mutating func value(_ node: SyntaxNode) -> String? {
    switch node.kind {
    case .string:
      return node.tokens.first.map { StringLiteral.value(of: $0, in: node.tree.source) }
    case .group: return node.children.first.flatMap { value($0) }
    case .name, .number, .duration, .size, .sum, .product:
      problems.append(.bareWord(node.text, at: node.range))
    case .parameter: unsupported("a parameter", node)
    case .call: unsupportedFunction(node)
    case .missing, .skipped: break
    default: problems.append(.notAValue(node.text, at: node.range))
    }
    return nil
  }

  /// Whether the operator is `=` or `IN`; says so if it is another.
  private mutating func isSupported(_ node: SyntaxNode) -> Bool {
    let operands = node.children.map(\.tokenRange)
    let own = node.tokenRange.filter { index in !operands.contains { $0.contains(index) } }
    let tokens = own.map { node.tree.tokens[$0] }
    guard let first = tokens.first, let last = tokens.last else { return true }
    let range = first.range.lowerBound..<last.range.upperBound
    switch first.kind {
    case .equal: return true
    case .notEqual: problems.append(.notSupportedYet("!=", at: range))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      problems.append(.unorderedDimension(node.tree.text(range), at: range))
    default:
      guard first.keyword != .in else { return true }
      let words = tokens.prefix { $0.kind == .word }.map(\.keyword.text)
      problems.append(.notSupportedYet(words.joined(separator: " "), at: range))
    }
    return false
  }
}
