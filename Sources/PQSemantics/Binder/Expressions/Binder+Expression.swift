import PQModel
import PQSyntax

/// What names an expression may use beside metrics and fragments.
struct ExpressionScope {
  /// Columns of the query, by their names in small letters.
  var columns: [String: TypedExpression] = [:]
  /// The names of columns that can only be used elsewhere, for advice.
  var futureColumns: Set<String> = []
  /// The function whose argument this is, if its argument must not look at other rows.
  var enclosing: Function?
}

extension Binder {
  /// The most operators and operands of an expression, so that none is too deep to work with.
  static var largestExpression: Int { 500 }

  /// Settles the meaning of an expression; nil if there is a mistake in it, which is told.
  mutating func expression(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    guard let result = unlimited(node, in: scope) else { return nil }
    guard result.size <= Self.largestExpression else {
      problems.append(.expressionTooLarge(limit: Self.largestExpression, at: node.range))
      return nil
    }
    return result
  }

  private mutating func unlimited(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression?
  {
    switch node.kind {
    case .name: return named(node, in: scope)
    case .group: return node.children.first.flatMap { expression($0, in: scope) }
    case .sum, .product: return chain(node, in: scope)
    case .signed: return signed(node, in: scope)
    case .call: return call(node, in: scope)
    case .number, .size, .duration, .parameter: return literal(node)
    case .comparison, .conjunction, .disjunction, .negation:
      problems.append(.conditionAsNumber(node.text, at: node.range))
    case .string: problems.append(.textAsNumber(node.text, at: node.range))
    case .star: problems.append(.notANumber(node.text, at: node.range))
    default: break
    }
    return nil
  }

  /// `a + b - c`: from the left.
  private mutating func chain(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    let operands = node.children
    guard operands.count <= Self.largestExpression else {
      problems.append(.expressionTooLarge(limit: Self.largestExpression, at: node.range))
      return nil
    }
    let bound = operands.map { expression($0, in: scope) }
    guard var result = bound[0] else { return nil }
    for (operand, right) in zip(operands, bound).dropFirst() {
      guard let right,
        let sign = Arithmetic(rawValue: node.tree.text(node.tokenBefore(operand).range))
      else { return nil }
      do throws(UnitMismatch) {
        result = try result.combined(with: right, by: sign)
      } catch {
        problems.append(
          .unitMismatch(
            error, by: sign.verb, at: operands[0].range.lowerBound..<operand.range.upperBound))
        return nil
      }
    }
    return result
  }

  private mutating func signed(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    guard let operand = node.children.first, let value = expression(operand, in: scope) else {
      return nil
    }
    return node.tokens.first?.kind == .minus ? value.negated : value
  }

  /// A number, a size, a duration, or a parameter that stands for one.
  private mutating func literal(_ node: SyntaxNode) -> TypedExpression? {
    switch node.tokens.first?.kind {
    case .number?:
      if let number = NumberLiteral.expression(node.text) { return TypedExpression(number: number) }
      problems.append(.numberTooLarge(node.text, at: node.range))
    case .size?:
      if let size = TypedExpression(size: node.text) { return size }
      problems.append(.numberTooLarge(node.text, at: node.range))
    case .duration?: return duration(node).flatMap { time($0.span, node) }
    case .parameter?: return numericParameter(node)
    default: break
    }
    return nil
  }

  /// A duration as a number of milliseconds.
  private mutating func time(_ span: CalendarSpan, _ node: SyntaxNode) -> TypedExpression? {
    if let length = span.span { return TypedExpression(milliseconds: length.milliseconds) }
    problems.append(.monthsAsNumber(node.text, at: node.range))
    return nil
  }

  private mutating func numericParameter(_ node: SyntaxNode) -> TypedExpression? {
    switch parameterValue(of: node) {
    case .number(let number, _)?: return number
    case .duration(let duration)?: return time(duration.span, node)
    case .some(let value):
      problems.append(
        .parameterOfOtherKind(node.text, is: value.kind, wanted: "a number", at: node.range))
    case nil: break
    }
    return nil
  }

  /// A name: a column, a fragment, or a metric.
  private mutating func named(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    let name = node.text.lowercased()
    if let column = scope.columns[name] { return column }
    switch environment.fragments[name] {
    case .expression(let fragment)?: return fits(fragment, node, in: scope) ? fragment : nil
    case .condition?, .predicate?:
      problems.append(.conditionAsNumber(node.text, at: node.range))
      return nil
    case nil: break
    }
    if broken.contains(name) { return nil }
    return metric(named: node, in: scope).map { TypedExpression($0) }
  }

  /// Whether a fragment may be used as the argument of the function around it.
  private mutating func fits(
    _ fragment: TypedExpression, _ node: SyntaxNode, in scope: ExpressionScope
  ) -> Bool {
    guard let function = scope.enclosing, fragment.expression.looksAround else { return true }
    problems.append(.nestedFunction(function, node.text, at: node.range))
    return false
  }
}

extension Arithmetic {
  /// What is done, for messages.
  fileprivate var verb: String {
    switch self {
    case .plus: "added"
    case .minus: "subtracted"
    case .times: "multiplied"
    case .over: "divided"
    }
  }
}

extension Expression {
  /// Whether it needs other rows or shorter buckets, which a function of a shorter bucket cannot have.
  var looksAround: Bool {
    contains { part in
      switch part {
      case .window(let window, _): window != .rate
      case .reduced, .before, .change: true
      default: false
      }
    }
  }
}
