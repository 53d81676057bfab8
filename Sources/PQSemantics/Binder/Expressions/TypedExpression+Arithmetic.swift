import PQModel

/// Two numbers that do not go together.
struct UnitMismatch: Error, Equatable {
  let left: Unit
  let right: Unit
}

extension TypedExpression {
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
    result.traits = traits.union(other.traits)
    return result
  }

  /// The unit that both have, if one can be found. What is only in part a ratio is none.
  func commonUnit(with other: TypedExpression) throws(UnitMismatch) -> Unit? {
    guard let left = unit, let right = other.unit else { return unit ?? other.unit }
    if left.matches(right) { return left.isRatio ? right : left }
    if isSize, right == .bytesPerSecond { return right }
    if other.isSize, left == .bytesPerSecond { return left }
    throw UnitMismatch(left: left, right: right)
  }

  /// Whether a number made of this and another one in equal roles is a size.
  func isSize(with other: TypedExpression) -> Bool {
    isSize && (other.isSize || other.unit == nil) || unit == nil && other.isSize
  }

  private func summed(with other: TypedExpression) throws(UnitMismatch) -> TypedExpression {
    var result = self
    result.unit = try commonUnit(with: other)
    result.isScaled = isScaled && other.isScaled
    result.isSize = isSize(with: other)
    // A number that is there in every row is no traffic, which could be added up.
    result.additivity =
      isConstant || other.isConstant ? [] : additivity.intersection(other.additivity)
    return result
  }

  private func multiplied(by other: TypedExpression) -> TypedExpression {
    var result = self
    result.unit = product(other, power: 1)
    result.isScaled = isScaled || other.isScaled
    result.isSize = isSize && other.unit == nil || unit == nil && other.isSize
    result.additivity = other.isConstant ? additivity : isConstant ? other.additivity : []
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
    result.isSize = isSize && other.unit == nil
    result.additivity = other.isConstant ? additivity : []
    return result
  }

  /// The unit of a product, or of a quotient if the power is -1. A part of a part is one as well.
  private func product(_ other: TypedExpression, power: Int) -> Unit? {
    guard unit != nil || other.unit != nil else { return nil }
    let left = unit ?? .count
    let right = other.unit ?? .count
    var product = left.multiplied(by: right, power: power)
    product.isRatio = product.isPure && left.isRatio && right.isRatio
    return product
  }
}

extension Unit {
  /// The unit of a product, or of a quotient if the power is -1.
  func multiplied(by other: Unit, power: Int) -> Unit {
    Unit(
      bytes: bytes + power * other.bytes, milliseconds: milliseconds + power * other.milliseconds,
      seconds: seconds + power * other.seconds, sessions: sessions + power * other.sessions)
  }
}
