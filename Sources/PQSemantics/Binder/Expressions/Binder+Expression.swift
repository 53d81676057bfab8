import PQModel
import PQSyntax

/// The expressions: metrics and values that are computed from metrics.
extension Binder {
  /// The maximum number of operators and operands of an expression. It also limits the depth.
  static var largestExpression: Int { 500 }

  /// Returns the meaning of an expression. If the expression has an error, the result is `nil` and
  /// the error is reported.
  mutating func expression(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    guard !problems.isFull, let result = unlimited(node, in: scope) else { return nil }
    guard result.size <= Self.largestExpression else {
      problems.append(.tooLarge(limit: Self.largestExpression, at: node.range))
      return nil
    }
    return result
  }

  private mutating func unlimited(
    _ node: SyntaxNode, in scope: ExpressionScope
  ) -> TypedExpression? {
    switch node.kind {
    case .name: return named(node, in: scope)
    case .group: return node.children.first.flatMap { expression($0, in: scope) }
    case .sum, .product: return chain(node, in: scope)
    case .signed: return signed(node, in: scope)
    case .call: return call(node, in: scope)
    case .number, .size, .duration, .parameter: return literal(node)
    case .comparison, .conjunction, .disjunction, .negation:
      report(isPredicate(node) ? .predicateAsNumber(node) : .conditionAsNumber(node), about: node)
    case .string: problems.append(.textAsNumber(node.text, at: node.range))
    default: break
    }
    return nil
  }

  /// Binds a chain such as `a + b - c`. A chain is left-associative.
  private mutating func chain(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    let operands = node.children
    guard operands.count <= Self.largestExpression else {
      problems.append(.tooLarge(limit: Self.largestExpression, at: node.range))
      return nil
    }
    let bound = operands.map { expression($0, in: scope) }
    var result = bound[0]
    var end = operands[0].range.upperBound
    for (operand, right) in zip(operands, bound).dropFirst() {
      guard let left = result, let right else { return nil }
      let places = [node.range.lowerBound..<end, operand.range]
      result = combined(left, right, node.tokenBefore(operand), places, in: node)
      end = operand.range.upperBound
    }
    return result
  }

  private mutating func combined(
    _ left: TypedExpression, _ right: TypedExpression, _ sign: Token, _ places: [Range<Int>],
    in node: SyntaxNode
  ) -> TypedExpression? {
    guard let sign = Arithmetic(sign) else { return nil }
    do throws(UnitMismatch) {
      return try left.combined(with: right, by: sign)
    } catch {
      let range = places[0].lowerBound..<places[1].upperBound
      problems.append(
        .unitMismatch(error, sign == .minus ? "be subtracted" : "be added", at: range)
          .convertingToBits(left, right, places, in: node.tree))
      return nil
    }
  }

  private mutating func signed(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    guard let operand = node.children.first, let value = expression(operand, in: scope) else {
      return nil
    }
    return node.tokens.first?.kind == .minus ? value.negated : value
  }

  /// Binds a name: a column, a name of LET, or a metric.
  private mutating func named(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    let name = node.text.lowercased()
    if let column = scope.columns[name] { return fitting(column, node, in: scope) }
    switch environment.definition(name) {
    case .expression(let definition)?:
      guard spendsBudget(node.text, by: definition.size, at: node) else { return nil }
      return fitting(definition, node, in: scope)
    case .condition?: problems.append(.conditionAsNumber(node))
    case .predicate?: problems.append(.predicateAsNumber(node))
    case nil:
      if scope.brokenColumns.contains(name) || problems.repeats(name) { return nil }
      return metric(named: node, in: scope).map { TypedExpression($0) }
    }
    return nil
  }

  private mutating func fitting(
    _ typed: TypedExpression, _ node: SyntaxNode, in scope: ExpressionScope
  ) -> TypedExpression? {
    guard fits(typed.traits, node, in: scope) else { return nil }
    guard typed.traits.contains(.grains) else { return typed }
    var local = typed
    local.expression = typed.expression.withDays(in: scope.zone)
    return local
  }

  /// Returns true if a call or a name is valid at its position; otherwise the error is reported.
  mutating func fits(
    _ traits: Traits, _ node: SyntaxNode, _ function: Function? = nil, in scope: ExpressionScope
  ) -> Bool {
    if let outer = scope.enclosing, traits.dependsOnMoreThanRow {
      problems.append(.nestedFunction(outer, node.oneLine, at: node.range))
    } else if traits.contains(.timeOrder), !scope.hasBuckets {
      let what = function?.rawValue ?? Diagnostic.shown(node.text)
      problems.append(.needsEvery(what, at: node.range))
    } else {
      return true
    }
    return false
  }
}

extension Arithmetic {
  init?(_ token: Token) {
    switch token.kind {
    case .plus: self = .plus
    case .minus: self = .minus
    case .star: self = .times
    case .slash: self = .over
    default: return nil
    }
  }
}

/// The names that an expression may use in addition to metrics and LET names, and its position.
struct ExpressionScope {
  /// The columns of the query, by their names in lower case.
  var columns: [String: TypedExpression] = [:]
  /// The names of incorrect columns. Their uses are not reported, because that would repeat the error.
  var brokenColumns: Set<String> = []
  /// True if the expression is a column of SELECT.
  var isSelect = false
  /// The names of all columns, if the expression is itself a column. Only other clauses can use
  /// these names.
  var futureColumns: Set<String> = []
  /// The reducer that has the expression as its argument; `nil` if there is none. The argument of a
  /// reducer must not depend on other rows.
  var enclosing: Function?
  /// True if each row has a bucket, so that the rows of a group have an order in time.
  var hasBuckets = true
  /// The zone of the days in reducers. The days start at midnight in this zone.
  var zone = ZoneRules.utc
  /// The dimensions that rows are grouped by.
  var dimensions: [ExportDimension] = []
  /// True if a dimension of BY is incorrect, so that `dimensions` is incomplete.
  var hasBrokenSplit = false
}
