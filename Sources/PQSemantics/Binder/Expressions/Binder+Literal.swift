import PQModel
import PQSyntax

/// Numbers that stand in the text, and parameters that stand for them.
extension Binder {
  /// A number, a size, a duration, or a parameter that stands for one.
  mutating func literal(_ node: SyntaxNode) -> TypedExpression? {
    switch node.tokens.first?.kind {
    case .number?:
      if let number = NumberLiteral.expression(node.text) { return TypedExpression(number: number) }
      problems.append(.numberTooLarge(node.text, at: node.range))
    case .size?:
      if let size = TypedExpression(size: node.text) { return size }
      problems.append(.numberTooLarge(node.text, at: node.range))
    case .duration?: return durationLiteral(node).flatMap { time($0.span, node) }
    case .parameter?: return numericParameter(node)
    default: break
    }
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

  /// A duration as a number of milliseconds.
  private mutating func time(_ span: CalendarSpan, _ node: SyntaxNode) -> TypedExpression? {
    if let length = span.span { return TypedExpression(milliseconds: length.milliseconds) }
    problems.append(.monthsAsNumber(node.text, at: node.range))
    return nil
  }

  /// A whole number within bounds, or a parameter that is one; nil if it is something else, which
  /// is told.
  mutating func wholeNumber(
    _ node: SyntaxNode, in bounds: ClosedRange<Int64>, else complaint: Diagnostic
  ) -> Int? {
    let inner = node.ungrouped
    var number: Int64?
    if inner.kind == .number { number = NumberLiteral.whole(inner.text) }
    if inner.kind == .parameter {
      guard let value = parameterValue(of: inner) else { return nil }
      number = value.wholeNumber
    }
    if let number, bounds.contains(number) { return Int(number) }
    report(complaint, about: node)
    return nil
  }
}
