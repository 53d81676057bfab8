import PQModel

extension TypedExpression {
  /// Returns the result of a window function.
  func windowed(_ window: Window) -> TypedExpression {
    var result = function(.window(window, expression), Traits(window))
    switch window {
    case .rate:
      result.unit = (unit ?? .count).multiplied(by: Unit(seconds: 1), power: -1)
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

  /// Returns the result of a function of one number, which keeps the unit.
  func row(_ function: RowFunction) -> TypedExpression {
    var result = self.function(.function(function, [expression]), [])
    result.isSize = isSize
    return result
  }

  /// Returns the type of a number that can be any of several.
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

  private func function(_ expression: Expression, _ added: Traits) -> TypedExpression {
    var result = self
    result.expression = expression
    result.traits.formUnion(added)
    result.additivity = []
    result.isSize = false
    result.size += 1
    return result
  }
}
