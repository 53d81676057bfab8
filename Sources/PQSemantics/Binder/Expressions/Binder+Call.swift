import PQModel
import PQSyntax

/// Calls of functions.
extension Binder {
  mutating func call(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    let parts = node.children
    guard let name = parts.first, !parts.contains(where: { $0.kind == .missing }) else {
      return nil
    }
    guard let function = Function(rawValue: name.text.lowercased()) else {
      problems.append(.unknownFunction(name.text, at: name.range))
      return nil
    }
    let call = Call(function: function, node: node, arguments: Array(parts.dropFirst()))
    if let outer = scope.enclosing, function.looksAround {
      problems.append(.nestedFunction(outer, node.text, at: node.range))
      return nil
    }
    switch function {
    case .rate, .delta, .cumulative, .share, .rank: return window(call, scope)
    case .movingAverage: return movingAverage(call, scope)
    case .max, .min, .avg, .p50, .p95, .p99: return reduced(call, scope)
    case .abs: return absolute(call, scope)
    case .round: return rounded(call, scope)
    case .least, .greatest, .coalesce: return several(call, scope)
    case .if: return conditional(call, scope)
    }
  }

  /// A call in the text.
  struct Call {
    let function: Function
    let node: SyntaxNode
    let arguments: [SyntaxNode]
  }

  /// The only argument, or the first of several.
  private mutating func argument(
    _ call: Call, _ counts: ClosedRange<Int>, _ scope: ExpressionScope
  ) -> TypedExpression? {
    guard counts.contains(call.arguments.count) else {
      problems.append(.wrongArguments(call.function, at: call.node.range))
      return nil
    }
    return expression(call.arguments[0], in: scope)
  }

  private mutating func window(_ call: Call, _ scope: ExpressionScope) -> TypedExpression? {
    guard var result = argument(call, 1...1, scope), let window = call.function.window else {
      return nil
    }
    guard let needed = call.function.neededAdditivity, !result.additivity.contains(needed) else {
      result.apply(window)
      return result
    }
    problems.append(
      .notAdditive(call.function, call.arguments[0].text, at: call.arguments[0].range))
    return nil
  }

  private mutating func movingAverage(_ call: Call, _ scope: ExpressionScope) -> TypedExpression? {
    guard var result = argument(call, 2...2, scope) else { return nil }
    guard let rows = wholeNumber(call.arguments[1]), (1...1_000_000).contains(rows) else {
      problems.append(.notACountOfRows(call.arguments[1].text, at: call.arguments[1].range))
      return nil
    }
    result.apply(.movingAverage(rows: Int(rows)))
    return result
  }

  private mutating func reduced(_ call: Call, _ scope: ExpressionScope) -> TypedExpression? {
    if call.arguments.count == 1 {
      problems.append(
        .missingGrain(
          call.function, call.arguments[0].text, after: call.arguments[0].range, at: call.node.range
        ))
      return nil
    }
    var inner = scope
    inner.enclosing = call.function
    guard var result = argument(call, 2...2, inner), let grain = grain(call.arguments[1]),
      let reducer = call.function.reducer
    else { return nil }
    result.expression = .reduced(reducer, result.expression, grain: grain)
    result.additivity = []
    result.size += 1
    return result
  }

  private mutating func absolute(_ call: Call, _ scope: ExpressionScope) -> TypedExpression? {
    guard var result = argument(call, 1...1, scope) else { return nil }
    result.expression = .function(.absolute, [result.expression])
    result.additivity = []
    result.size += 1
    return result
  }

  private mutating func rounded(_ call: Call, _ scope: ExpressionScope) -> TypedExpression? {
    guard var result = argument(call, 1...2, scope) else { return nil }
    var digits: Int64 = 0
    if call.arguments.count == 2 {
      guard let number = wholeNumber(call.arguments[1]), (0...15).contains(number) else {
        problems.append(.notDigits(call.arguments[1].text, at: call.arguments[1].range))
        return nil
      }
      digits = number
    }
    result.expression = .function(.rounded(digits: Int(digits)), [result.expression])
    result.additivity = []
    result.size += 1
    return result
  }

  private mutating func several(_ call: Call, _ scope: ExpressionScope) -> TypedExpression? {
    guard (2...Self.largestExpression).contains(call.arguments.count) else {
      problems.append(.wrongArguments(call.function, at: call.node.range))
      return nil
    }
    let arguments = call.arguments.compactMap { expression($0, in: scope) }
    guard arguments.count == call.arguments.count, var result = alike(arguments, call) else {
      return nil
    }
    result.expression = .function(call.function.row, arguments.map(\.expression))
    return result
  }

  private mutating func conditional(_ call: Call, _ scope: ExpressionScope) -> TypedExpression? {
    guard call.arguments.count == 3 else {
      problems.append(.wrongArguments(call.function, at: call.node.range))
      return nil
    }
    let condition = condition(call.arguments[0], in: scope)
    let values = call.arguments.dropFirst().compactMap { expression($0, in: scope) }
    guard let condition, values.count == 2, var result = alike(values, call) else { return nil }
    result.expression = .conditional(
      condition.condition, values[0].expression, values[1].expression)
    result.size += condition.size
    return result
  }

  /// Values one of which is the result, so that they must be of one unit.
  private mutating func alike(_ values: [TypedExpression], _ call: Call) -> TypedExpression? {
    var result = values[0]
    for value in values.dropFirst() {
      do throws(UnitMismatch) {
        result.unit = try result.commonUnit(with: value)
      } catch {
        problems.append(.unitMismatch(error, by: "compared", at: call.node.range))
        return nil
      }
      result.isScaled = result.isScaled && value.isScaled
      result.isSize = result.isSize && value.isSize
      result.size += value.size
    }
    result.additivity = []
    result.size += 1
    return result
  }

  /// A whole number, or a parameter that is one.
  mutating func wholeNumber(_ node: SyntaxNode) -> Int64? {
    switch node.kind {
    case .number: return NumberLiteral.whole(node.text)
    case .group: return node.children.first.flatMap { wholeNumber($0) }
    case .parameter:
      if case .number(let number, _)? = parameterValue(of: node),
        case .whole(let value) = number.expression
      {
        return value
      }
      return nil
    default: return nil
    }
  }
}

extension Function {
  /// Whether it needs other rows or shorter buckets.
  fileprivate var looksAround: Bool {
    reducer != nil || self == .movingAverage || (window ?? .rate) != .rate
  }

  fileprivate var window: Window? {
    switch self {
    case .rate: .rate
    case .delta: .delta
    case .cumulative: .cumulative
    case .share: .share
    case .rank: .rank
    default: nil
    }
  }

  fileprivate var neededAdditivity: TypedExpression.Additivity? {
    switch self {
    case .rate, .cumulative: .time
    case .share: .groups
    default: nil
    }
  }

  fileprivate var row: RowFunction {
    switch self {
    case .least: .least
    case .greatest: .greatest
    default: .coalesced
    }
  }
}

extension TypedExpression {
  /// Makes a window function of the expression.
  fileprivate mutating func apply(_ window: Window) {
    expression = .window(window, expression)
    size += 1
    switch window {
    case .rate:
      unit = (unit ?? .count).multiplied(by: Unit(seconds: 1), power: -1)
      additivity.remove(.time)
    case .share: (unit, additivity, isScaled) = (.ratio, [], false)
    case .rank: (unit, additivity, isScaled) = (.count, [], false)
    case .cumulative: additivity.remove(.time)
    case .delta, .movingAverage: additivity = []
    }
    isSize = false
  }
}
