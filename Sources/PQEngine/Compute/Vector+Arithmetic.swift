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
    else { return .finite(decimals(left.decimals, sign, right.decimals), nulls: nulls) }
    return Vector(.whole(try wholes(first, sign, second, nulls)), nulls: nulls)
  }

  private static func decimals(_ left: [Double], _ sign: Arithmetic, _ right: [Double]) -> [Double]
  {
    let count = left.count
    // One loop for each operator, so that none is chosen row by row.
    return switch sign {
    case .plus: Array(rows: count) { left[$0] + right[$0] }
    case .minus: Array(rows: count) { left[$0] - right[$0] }
    case .times: Array(rows: count) { left[$0] * right[$0] }
    case .over: Array(rows: count) { left[$0] / right[$0] }
    }
  }

  private static func wholes(
    _ left: [Int64], _ sign: Arithmetic, _ right: [Int64], _ nulls: [Bool]?
  ) throws(NumberTooLarge) -> [Int64] {
    switch sign {
    case .plus: try exact(left.count, nulls) { left[$0].addingReportingOverflow(right[$0]) }
    case .minus: try exact(left.count, nulls) { left[$0].subtractingReportingOverflow(right[$0]) }
    case .times:
      try exact(left.count, nulls) { left[$0].multipliedReportingOverflow(by: right[$0]) }
    case .over: try exact(left.count, nulls) { left[$0].dividedReportingOverflow(by: right[$0]) }
    }
  }

  /// A whole number for each row; in a row that has none it may be too large.
  @inline(__always)
  static func exact(
    _ count: Int, _ nulls: [Bool]?, _ value: (Int) -> (partialValue: Int64, overflow: Bool)
  ) throws(NumberTooLarge) -> [Int64] {
    var isTooLarge = false
    let values = Array(rows: count) { row in
      let (value, overflows) = value(row)
      if overflows, nulls?[row] != true { isTooLarge = true }
      return value
    }
    if isTooLarge { throw NumberTooLarge() }
    return values
  }

  /// The numbers with the other sign.
  func negated() throws(NumberTooLarge) -> Vector {
    switch numbers {
    case .whole(let values):
      let negated = try Self.exact(values.count, nulls) {
        Int64(0).subtractingReportingOverflow(values[$0])
      }
      return Vector(.whole(negated), nulls: nulls)
    case .decimal(let values):
      return Vector(.decimal(Array(rows: values.count) { -values[$0] }), nulls: nulls)
    }
  }
}
