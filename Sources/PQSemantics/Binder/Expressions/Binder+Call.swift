import PQModel
import PQSyntax

/// A function call in the text.
private struct Call {
  let function: Function
  let node: SyntaxNode
  let arguments: [SyntaxNode]
}

/// The binding of function calls.
extension Binder {
  mutating func call(_ node: SyntaxNode, in scope: ExpressionScope) -> TypedExpression? {
    let parts = node.children
    guard let name = parts.first else { return nil }
    guard let function = Function(rawValue: name.text.lowercased()) else {
      problems.append(.unknownFunction(name.text, at: name.range))
      return nil
    }
    let call = Call(function: function, node: node, arguments: Array(parts.dropFirst()))
    guard hasItsArguments(call), fits(function.traits, node, function, in: scope) else {
      return nil
    }
    return value(of: call, in: scope)
  }

  private mutating func hasItsArguments(_ call: Call) -> Bool {
    guard !call.function.arity.contains(call.arguments.count) else { return true }
    if let last = call.arguments.last, lacksGrain(call) {
      let arguments = call.arguments.map(\.oneLine).joined(separator: ", ")
      report(
        .missingGrain(
          call.function, arguments, after: last.range.upperBound, at: call.node.range),
        about: call.node)
    } else {
      report(.wrongArguments(call.function, at: call.node.range), about: call.node)
    }
    return false
  }

  /// Returns true if only the length of the shorter buckets is missing in a call.
  private func lacksGrain(_ call: Call) -> Bool {
    guard let place = call.function.grainArgument, call.arguments.count == place else {
      return false
    }
    return place < 2 || [.number, .parameter].contains(call.arguments[1].kind)
  }

  private mutating func value(of call: Call, in scope: ExpressionScope) -> TypedExpression? {
    switch call.function.kind {
    case .window(let window): return windowed(call, window, in: scope)
    case .movingAverage: return movingAverage(call, in: scope)
    case .reducer(let reducer): return reduced(call, reducer, in: scope)
    case .percentile: return percentile(call, in: scope)
    case .absolute: return expression(call.arguments[0], in: scope)?.row(.absolute)
    case .bits: return bits(call, in: scope)
    case .rounded: return rounded(call, in: scope)
    case .several(let function): return several(call, function, in: scope)
    case .conditional: return conditional(call, in: scope)
    }
  }
}

/// The arguments and results of function calls.
extension Binder {
  private mutating func windowed(
    _ call: Call, _ window: WindowFunction, in scope: ExpressionScope
  ) -> TypedExpression? {
    let argument = call.arguments[0]
    guard let value = expression(argument, in: scope) else { return nil }
    guard value.additivity.isSuperset(of: call.function.neededAdditivity) else {
      problems.append(.notAdditive(call.function, argument.oneLine, at: argument.range))
      return nil
    }
    return value.windowed(window)
  }

  private mutating func movingAverage(_ call: Call, in scope: ExpressionScope) -> TypedExpression? {
    let count = call.arguments[1]
    let value = expression(call.arguments[0], in: scope)
    let rows = wholeNumber(
      count, in: 1...1_000_000, else: .notACountOfRows(count.oneLine, at: count.range))
    guard let value, let rows else { return nil }
    return value.windowed(.movingAverage(rows: rows))
  }

  private mutating func reduced(
    _ call: Call, _ reducer: Reducer?, in scope: ExpressionScope
  ) -> TypedExpression? {
    var inner = scope
    inner.enclosing = call.function
    let value = expression(call.arguments[0], in: inner)
    let grain = grain(call.arguments[call.function.grainArgument ?? 1], in: scope.zone)
    guard let value, let grain, let reducer else { return nil }
    return value.reduced(reducer, grain: grain)
  }

  private mutating func percentile(_ call: Call, in scope: ExpressionScope) -> TypedExpression? {
    let percentile = percentile(call.arguments[1])
    guard call.arguments.count == 4 else {
      return reduced(call, percentile.map { .percentile($0) }, in: scope)
    }
    let method = call.arguments[3]
    let isNearest = method.kind == .name && method.tokens.first?.keyword == .nearest
    if !isNearest { report(.notAMethod(method), about: method) }
    let reducer = percentile.flatMap { isNearest ? Reducer.nearestPercentile($0) : nil }
    return reduced(call, reducer, in: scope)
  }

  /// Returns the percentile of a number or a parameter. If it is not one, the result is `nil` and an error is
  /// reported.
  private mutating func percentile(_ node: SyntaxNode) -> Percentile? {
    let inner = node.ungrouped
    var percentile: Percentile?
    if inner.kind == .number { percentile = Percentile(inner.text.filter { $0 != "_" }) }
    if inner.kind == .parameter {
      guard let value = parameterValue(of: inner) else { return nil }
      percentile = value.percentile
    }
    if percentile == nil { report(.notAPercentile(node.oneLine, at: node.range), about: node) }
    return percentile
  }

  private mutating func bits(_ call: Call, in scope: ExpressionScope) -> TypedExpression? {
    let argument = call.arguments[0]
    guard let value = expression(argument, in: scope) else { return nil }
    if let bits = value.bits { return bits }
    problems.append(.notBytes(argument.oneLine, value.shownUnit, at: argument.range))
    return nil
  }

  private mutating func rounded(_ call: Call, in scope: ExpressionScope) -> TypedExpression? {
    let value = expression(call.arguments[0], in: scope)
    var digits: Int? = 0
    if call.arguments.count == 2 {
      let count = call.arguments[1]
      digits = wholeNumber(count, in: 0...15, else: .notDigits(count.oneLine, at: count.range))
    }
    guard let value, let digits else { return nil }
    return value.row(.rounded(digits: digits))
  }

  private mutating func several(
    _ call: Call, _ function: RowFunction, in scope: ExpressionScope
  ) -> TypedExpression? {
    let values = call.arguments.map { expression($0, in: scope) }
    guard var result = anyOne(of: values, call) else { return nil }
    result.expression = .function(function, values.compactMap { $0?.expression })
    return result
  }

  private mutating func conditional(_ call: Call, in scope: ExpressionScope) -> TypedExpression? {
    let condition = condition(call.arguments[0], in: scope)
    let yes = expression(call.arguments[1], in: scope)
    let no = expression(call.arguments[2], in: scope)
    guard var result = anyOne(of: [yes, no], call), let condition, let yes, let no else {
      return nil
    }
    result.expression = .conditional(condition.meaning, yes.expression, no.expression)
    result.size += condition.size
    result.traits.formUnion(condition.traits)
    return result
  }

  /// Returns the type of a value that can be any one of `values`. If the units of `values` differ,
  /// the result is `nil` and an error is reported.
  private mutating func anyOne(of values: [TypedExpression?], _ call: Call) -> TypedExpression? {
    let known = values.compactMap { $0 }
    guard known.count == values.count else { return nil }
    do throws(UnitMismatch) {
      return try TypedExpression.any(of: known)
    } catch {
      problems.append(
        .unitMismatch(error, "both come out of \(call.function.rawValue)", at: call.node.range))
      return nil
    }
  }
}
