import PQModel

/// A whole number that is too large to be held.
struct NumberTooLarge: Error {}

extension Vector {
  /// Two vectors by an operator, row by row. Sums, differences and products of whole numbers are
  /// whole and exact; a quotient is a decimal, and NULL if it is by 0.
  static func combined(
    _ left: Vector, _ sign: Arithmetic, _ right: Vector
  ) throws(NumberTooLarge) -> Vector {
    let nulls = nulls([left, right])
    guard sign != .over, case .whole(let first) = left.numbers,
      case .whole(let second) = right.numbers
    else {
      let (first, second) = (left.decimals, right.decimals)
      return .finite(first.indices.map { sign.apply(first[$0], second[$0]) }, nulls: nulls)
    }
    var result = [Int64](repeating: 0, count: first.count)
    for row in first.indices where nulls?[row] != true {
      let (value, overflow) = sign.apply(first[row], second[row])
      guard !overflow else { throw NumberTooLarge() }
      result[row] = value
    }
    return Vector(.whole(result), nulls: nulls)
  }

  /// The numbers with the other sign.
  func negated() throws(NumberTooLarge) -> Vector {
    switch numbers {
    case .whole(let values):
      guard !values.contains(.min) else { throw NumberTooLarge() }
      return Vector(.whole(values.map { -$0 }), nulls: nulls)
    case .decimal(let values): return Vector(.decimal(values.map { -$0 }), nulls: nulls)
    }
  }
}

extension Arithmetic {
  fileprivate func apply(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .plus: left + right
    case .minus: left - right
    case .times: left * right
    case .over: left / right
    }
  }

  fileprivate func apply(_ left: Int64, _ right: Int64) -> (Int64, overflow: Bool) {
    switch self {
    case .plus: left.addingReportingOverflow(right)
    case .minus: left.subtractingReportingOverflow(right)
    case .times: left.multipliedReportingOverflow(by: right)
    case .over: left.dividedReportingOverflow(by: right)
    }
  }
}
