import PQModel
import PQSyntax

/// The literal numbers and the parameters in place of them.
extension Binder {
  /// Binds a number, a size, a duration, or a parameter with such a value.
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

  /// Returns a duration as a number of milliseconds; `nil` if it has months, which is reported.
  private mutating func time(_ span: CalendarSpan, _ node: SyntaxNode) -> TypedExpression? {
    if let length = span.span { return TypedExpression(milliseconds: length.milliseconds) }
    problems.append(.monthsAsNumber(node.text, at: node.range))
    return nil
  }

  /// Returns a whole number or the value of a parameter; `nil` if it is not a whole number within the
  /// bounds, which is reported.
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
