import PQModel
import PQSyntax

/// A function call in the text.
struct Call {
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
    if case .reducer = call.function.kind, call.arguments.count == 1 {
      let argument = call.arguments[0]
      report(
        .missingGrain(
          call.function, argument.oneLine, after: argument.range.upperBound, at: call.node.range),
        about: call.node)
    } else {
      report(.wrongArguments(call.function, at: call.node.range), about: call.node)
    }
    return false
  }

  private mutating func value(of call: Call, in scope: ExpressionScope) -> TypedExpression? {
    switch call.function.kind {
    case .window(let window): return windowed(call, window, in: scope)
    case .movingAverage: return movingAverage(call, in: scope)
    case .reducer(let reducer): return reduced(call, reducer, in: scope)
    case .absolute: return expression(call.arguments[0], in: scope)?.row(.absolute)
    case .rounded: return rounded(call, in: scope)
    case .several(let function): return several(call, function, in: scope)
    case .conditional: return conditional(call, in: scope)
    }
  }
}
