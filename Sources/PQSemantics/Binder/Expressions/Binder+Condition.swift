import PQModel
import PQSyntax

/// The conditions on the values of a row, in HAVING and `if`.
extension Binder {
  /// Returns the meaning of a condition. If the condition has an error, the result is `nil` and the
  /// error is reported.
  mutating func condition(_ node: SyntaxNode, in scope: ExpressionScope) -> SizedMeaning<
    BoundCondition
  >? {
    guard !problems.isFull else { return nil }
    switch node.kind {
    case .comparison: return numericComparison(node, in: scope)
    case .conjunction, .disjunction, .negation, .group:
      return logic(node, limit: Self.largestExpression) { $0.condition($1, in: scope) }
    case .name: return namedCondition(node, in: scope)
    default: report(.notACondition(node), about: node)
    }
    return nil
  }

  private mutating func namedCondition(
    _ node: SyntaxNode, in scope: ExpressionScope
  ) -> SizedMeaning<BoundCondition>? {
    switch environment.definition(node.text) {
    case .condition(let condition)?:
      guard spendsBudget(node.text, by: condition.nodes, at: node) else { return nil }
      return fitting(condition, node, in: scope)
    case .predicate?: problems.append(.predicateInHaving(node))
    default:
      if isDimension(node) {
        problems.append(.predicateInHaving(node))
      } else if expression(node, in: scope) != nil {
        problems.append(.notACondition(node))
      }
    }
    return nil
  }

  private mutating func fitting(
    _ condition: SizedMeaning<BoundCondition>, _ node: SyntaxNode, in scope: ExpressionScope
  ) -> SizedMeaning<BoundCondition>? {
    guard fits(condition.traits, node, in: scope) else { return nil }
    guard condition.traits.contains(.grains) else { return condition }
    return SizedMeaning(
      meaning: condition.meaning.withDays(in: scope.zone), size: condition.size,
      depth: condition.depth, traits: condition.traits)
  }

  private mutating func numericComparison(
    _ node: SyntaxNode, in scope: ExpressionScope
  ) -> SizedMeaning<BoundCondition>? {
    let operands = node.children
    guard operands.count >= 2 else { return nil }
    if let dimension = operands.first(where: { isDimension($0) }) {
      report(.predicateInHaving(dimension), about: node)
      return nil
    }
    guard operands.count == 2 else { return between(operands, node, in: scope) }
    guard let comparator = ComparisonOperator(node.tokenBefore(operands[1])) else {
      report(.notNumeric(node), about: node)
      return nil
    }
    let left = expression(operands[0], in: scope)
    let right = expression(operands[1], in: scope)
    return left.flatMap { left in
      right.flatMap { compared(left, comparator, $0, operands.map(\.range), node) }
    }
  }

  /// Binds `x BETWEEN a AND b`, which means `x >= a AND x <= b`. The computation of a row has `x` once,
  /// because equal steps are stored once.
  private mutating func between(
    _ operands: [SyntaxNode], _ node: SyntaxNode, in scope: ExpressionScope
  ) -> SizedMeaning<BoundCondition>? {
    let values = operands.map { expression($0, in: scope) }
    let ranges = operands.map(\.range)
    guard let value = values[0], let low = values[1], let high = values[2],
      let least = compared(value, .greaterOrEqual, low, [ranges[0], ranges[1]], node),
      let most = compared(value, .lessOrEqual, high, [ranges[0], ranges[2]], node)
    else { return nil }
    let both = SizedMeaning.joined([least, most], BoundCondition.all)
    return node.isNegatedComparison ? both.nested(BoundCondition.not) : both
  }

  private mutating func compared(
    _ left: TypedExpression, _ comparator: ComparisonOperator, _ right: TypedExpression,
    _ places: [Range<Int>], _ node: SyntaxNode
  ) -> SizedMeaning<BoundCondition>? {
    do throws(UnitMismatch) {
      _ = try left.commonUnit(with: right)
    } catch {
      problems.append(
        .unitMismatch(error, "be compared", at: node.range)
          .convertingToBits(left, right, places, in: node.tree))
      return nil
    }
    return SizedMeaning(
      meaning: .comparison(comparator, left.expression, right.expression),
      size: left.size + right.size + 1, traits: left.traits.union(right.traits))
  }
}

extension ComparisonOperator {
  init?(_ token: Token) {
    switch token.kind {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    default: return nil
    }
  }
}
