import PQModel
import PQSyntax

/// The literal numbers and the parameters in place of them.
extension Binder {
  /// Binds a number, a size or a duration, or a parameter whose value is one of these.
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
    // A bare number matches every unit.
    case .unknown?: return TypedExpression(number: .whole(1))
    case .some(let value):
      problems.append(
        .parameterOfOtherKind(node.text, is: value.kind, wanted: "a number", at: node.range))
    case nil: break
    }
    return nil
  }

  /// Returns a duration as a number of milliseconds. If the duration has months, the result is
  /// `nil` and an error is reported.
  private mutating func time(_ span: CalendarSpan, _ node: SyntaxNode) -> TypedExpression? {
    if let length = span.span { return TypedExpression(milliseconds: length.milliseconds) }
    problems.append(.monthsAsNumber(node.text, at: node.range))
    return nil
  }

  /// Returns a whole number or the value of a parameter. If the value is not a whole number within
  /// the bounds, the result is `nil` and an error is reported.
  mutating func wholeNumber(
    _ node: SyntaxNode, in bounds: ClosedRange<Int64>, else complaint: Diagnostic
  ) -> Int? {
    let inner = node.ungrouped
    var number: Int64?
    if inner.kind == .number { number = NumberLiteral.whole(inner.text) }
    if inner.kind == .parameter {
      guard let value = parameterValue(of: inner), value != .unknown else { return nil }
      number = value.wholeNumber
    }
    if let number, bounds.contains(number) { return Int(number) }
    report(complaint, about: node)
    return nil
  }
}

/// The values of numbers such as `1_000`, `1.5` or `2e9`, and of sizes such as `10MB`.
enum NumberLiteral {
  /// Returns the number; `nil` if the text has a fraction or an exponent, or is too large.
  static func whole(_ text: String) -> Int64? { Int64(text.filter { $0 != "_" }) }

  /// Returns the number, as a whole number if possible, otherwise as a decimal; `nil` if it is too
  /// large.
  static func expression(_ text: String) -> BoundExpression? {
    if let whole = whole(text) { return .whole(whole) }
    guard let number = Double(padded(text.filter { $0 != "_" })), number.isFinite else {
      return nil
    }
    return .decimal(number)
  }

  /// Returns the size in bytes or in bits; `nil` if it is too large.
  static func size(_ text: String) -> (number: BoundExpression, unit: MeasureUnit)? {
    let digits = text.prefix { !$0.isLetter }
    let spelling = text[digits.endIndex...].lowercased()
    guard let unit = SizeUnit.allCases.first(where: { $0.rawValue.lowercased() == spelling }) else {
      return nil
    }
    return multiplied(String(digits), by: unit.factor).map { ($0, unit.isBits ? .bits : .bytes) }
  }

  private static func multiplied(_ digits: String, by factor: Int64) -> BoundExpression? {
    switch expression(digits) {
    case .whole(let count)?:
      let (product, overflows) = count.multipliedReportingOverflow(by: factor)
      return overflows ? nil : .whole(product)
    case .decimal(let count)?: return rounded(count * Double(factor))
    default: return nil
    }
  }

  /// Returns a number of bytes or bits. If the distance from a whole number is only the error of one
  /// multiplication, the result is that whole number. So 2.3kB is 2300 bytes, although 2.3 times
  /// 1000 is less.
  private static func rounded(_ count: Double) -> BoundExpression? {
    let whole = count.rounded()
    if abs(count - whole) <= count.ulp, let bytes = Int64(exactly: whole) { return .whole(bytes) }
    return count.isFinite ? .decimal(count) : nil
  }

  /// Returns a number with a zero before a leading point, because Swift does not parse it otherwise.
  private static func padded(_ text: String) -> String { text.hasPrefix(".") ? "0" + text : text }
}
