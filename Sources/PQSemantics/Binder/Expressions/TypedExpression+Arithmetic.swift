import PQModel

/// Two numbers that do not go together.
struct UnitMismatch: Error, Equatable {
  let left: Unit
  let right: Unit
}

extension TypedExpression {
  /// A size such as `10MB`; nil if it is too large.
  init?(size text: String) {
    guard let bytes = NumberLiteral.bytes(text) else { return nil }
    expression = bytes
    unit = .bytes
    isSize = true
    isScaled = true
  }

  /// A length of time.
  init(milliseconds: Int64) {
    expression = .whole(milliseconds)
    unit = .milliseconds
    isScaled = true
  }

  /// The number with the other sign.
  var negated: TypedExpression {
    var result = self
    result.size += 1
    switch expression {
    case .whole(let number) where number != .min: result.expression = .whole(-number)
    case .decimal(let number): result.expression = .decimal(-number)
    default: result.expression = .negated(expression)
    }
    return result
  }

  /// Two numbers by an operator.
  ///
  /// - Throws: if their units do not match where they must.
  func combined(
    with other: TypedExpression, by sign: Arithmetic
  ) throws(UnitMismatch) -> TypedExpression {
    var result =
      switch sign {
      case .plus, .minus: try summed(with: other)
      case .times: multiplied(by: other)
      case .over: divided(by: other)
      }
    result.expression = .arithmetic(sign, expression, other.expression)
    result.size = size + other.size + 1
    return result
  }

  /// The unit that both have, if one can be found.
  func commonUnit(with other: TypedExpression) throws(UnitMismatch) -> Unit? {
    guard let left = unit, let right = other.unit else { return unit ?? other.unit }
    if left.matches(right) { return left.isRatio ? left : right }
    if isSize, right == .bytesPerSecond { return right }
    if other.isSize, left == .bytesPerSecond { return left }
    throw UnitMismatch(left: left, right: right)
  }

  private func summed(with other: TypedExpression) throws(UnitMismatch) -> TypedExpression {
    var result = self
    result.unit = try commonUnit(with: other)
    result.isScaled = isScaled && other.isScaled
    result.isSize = isSize && other.isSize
    // A number that is there in every row is no traffic, which could be added up.
    result.additivity =
      isConstant || other.isConstant ? [] : additivity.intersection(other.additivity)
    return result
  }

  private func multiplied(by other: TypedExpression) -> TypedExpression {
    var result = self
    result.unit = product(other, power: 1)
    result.isScaled = isScaled || other.isScaled
    result.isSize = isSize && other.unit == nil || other.isSize && unit == nil
    result.additivity =
      other.isConstant ? additivity : isConstant ? other.additivity : []
    return result
  }

  private func divided(by other: TypedExpression) -> TypedExpression {
    var result = self
    result.unit = product(other, power: -1)
    if let unit = result.unit, unit.isPure, self.unit != nil, other.unit != nil {
      // 100 times a part of a whole is no part of a whole.
      result.unit = isScaled || other.isScaled ? .count : .ratio
    }
    result.isScaled = isScaled || other.isScaled
    result.isSize = false
    result.additivity = other.isConstant ? additivity : []
    return result
  }

  private func product(_ other: TypedExpression, power: Int) -> Unit? {
    guard unit != nil || other.unit != nil else { return nil }
    let left = unit ?? .count
    let right = other.unit ?? .count
    var product = left.multiplied(by: right, power: power)
    guard product.isPure, unit == nil || other.unit == nil || power == 1 else { return product }
    // A part of a part is one; so is a part under its plain factor 1.
    product.isRatio = left.isRatio && right.isRatio
    return product
  }

  /// Whether it is the same in every row.
  var isConstant: Bool { expression.metrics.isEmpty }
}
