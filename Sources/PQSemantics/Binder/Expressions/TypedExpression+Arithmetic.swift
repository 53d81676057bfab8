import PQModel

/// The error for two numbers whose units do not match.
struct UnitMismatch: Error, Equatable {
  let left: MeasureUnit
  let right: MeasureUnit
}

extension TypedExpression {
  /// Returns the result of an operator and two numbers.
  ///
  /// - Throws: `UnitMismatch` if the operator needs matching units and the units differ.
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

  /// Returns the common unit of both numbers; `nil` if neither has a unit. If only one of them is a
  /// ratio, the common unit is the unit of the other one.
  ///
  /// - Throws: `UnitMismatch` if there is no common unit.
  func commonUnit(with other: TypedExpression) throws(UnitMismatch) -> MeasureUnit? {
    guard let left = unit, let right = other.unit else { return unit ?? other.unit }
    if left.matches(right) { return left.isRatio ? right : left }
    if isSize, right == left.perSecond { return right }
    if other.isSize, left == right.perSecond { return left }
    throw UnitMismatch(left: left, right: right)
  }

  /// Returns true if a sum or choice of both numbers is a size.
  func isSize(with other: TypedExpression) -> Bool {
    isSize && (other.isSize || other.unit == nil) || unit == nil && other.isSize
  }

  private func summed(with other: TypedExpression) throws(UnitMismatch) -> TypedExpression {
    var result = self
    result.unit = try commonUnit(with: other)
    result.isScaled = isScaled && other.isScaled
    result.isSize = isSize(with: other)
    // A constant exists in every row, so it is not traffic that can be added.
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
      // A fraction of a whole times a number such as 100 is not a ratio.
      result.unit = isScaled || other.isScaled ? .count : .ratio
    }
    result.isScaled = isScaled || other.isScaled
    result.isSize = isSize && other.unit == nil
    result.additivity = other.isConstant ? additivity : []
    return result
  }

  /// Returns the unit of a product, or of a quotient if the power is -1. A product of ratios is a
  /// ratio.
  private func product(_ other: TypedExpression, power: Int) -> MeasureUnit? {
    guard unit != nil || other.unit != nil else { return nil }
    let left = unit ?? .count
    let right = other.unit ?? .count
    var product = left.multiplied(by: right, power: power)
    product.isRatio = product.isPure && left.isRatio && right.isRatio
    return product
  }
}

extension MeasureUnit {
  /// Returns the unit of a product, or of a quotient if the power is -1.
  func multiplied(by other: MeasureUnit, power: Int) -> MeasureUnit {
    MeasureUnit(
      bytes: bytes + power * other.bytes, bits: bits + power * other.bits,
      milliseconds: milliseconds + power * other.milliseconds,
      seconds: seconds + power * other.seconds, sessions: sessions + power * other.sessions)
  }

  /// The unit of a rate of numbers with this unit.
  var perSecond: MeasureUnit { multiplied(by: MeasureUnit(seconds: 1), power: -1) }
}

extension TypedExpression {
  /// Returns the result of a window function.
  func windowed(_ window: WindowFunction) -> TypedExpression {
    var result = function(.window(window, expression), Traits(window))
    switch window {
    case .rate:
      result.unit = (unit ?? .count).perSecond
      result.additivity = additivity.subtracting(.time)
    case .cumulative: result.additivity = additivity.subtracting(.time)
    case .share: (result.unit, result.isScaled) = (.ratio, false)
    case .rank: (result.unit, result.isScaled) = (.count, false)
    case .delta, .movingAverage: break
    }
    return result
  }

  /// Returns the result of a reducer over buckets of a length.
  func reduced(_ reducer: Reducer, grain: Bucketing) -> TypedExpression {
    function(.reduced(reducer, expression, grain: grain), .grains)
  }

  /// The number of bits in a number of bytes, or bits per second for bytes per second; `nil` for other
  /// units. Whole numbers stay whole.
  var bits: TypedExpression? {
    guard unit == .bytes || unit == .bytesPerSecond else { return nil }
    var result = self
    result.unit = unit == .bytes ? .bits : .bitsPerSecond
    result.expression = .arithmetic(.times, expression, .whole(8))
    result.size += 2
    return result
  }

  /// Returns the result of a function of one value. The result keeps the unit.
  func row(_ function: RowFunction) -> TypedExpression {
    var result = self.function(.function(function, [expression]), [])
    result.isSize = isSize
    return result
  }

  /// Returns the type of a value that can be any one of `values`.
  ///
  /// - Throws: `UnitMismatch` if their units do not match.
  static func any(of values: [TypedExpression]) throws(UnitMismatch) -> TypedExpression {
    var result = values[0]
    for value in values.dropFirst() {
      result.unit = try result.commonUnit(with: value)
      result.isScaled = result.isScaled && value.isScaled
      result.isSize = result.isSize(with: value)
      result.traits.formUnion(value.traits)
      result.size += value.size
    }
    result.additivity = []
    result.size += 1
    return result
  }

  private func function(_ expression: BoundExpression, _ added: Traits) -> TypedExpression {
    var result = self
    result.expression = expression
    result.traits.formUnion(added)
    result.additivity = []
    result.isSize = false
    result.size += 1
    return result
  }
}
