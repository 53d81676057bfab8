import PQModel

/// The failure of a computation with whole numbers whose result exceeds 2^127-1.
struct IntegerOverflow: Error {}

extension Vector {
  /// Combines two vectors by an operator, row by row. Sums, differences and products of whole numbers
  /// are whole and exact. A quotient is a decimal, or NULL if the divisor is 0.
  ///
  /// - Throws: `IntegerOverflow` if a whole number exceeds 2^127-1.
  static func combined(
    _ left: Vector, _ sign: Arithmetic, _ right: Vector
  ) throws(IntegerOverflow) -> Vector {
    let nulls = nulls([left, right])
    if sign != .over, let wholes = try wholes(left, sign, right, nulls) {
      return Vector(wholes, nulls: nulls)
    }
    return .finite(decimals(left.decimals, sign, right.decimals), nulls: nulls)
  }

  private static func decimals(_ left: [Double], _ sign: Arithmetic, _ right: [Double]) -> [Double]
  {
    let count = left.count
    // Each operator has its own loop, so that the operator is not chosen again for each row.
    return switch sign {
    case .plus: Array(rows: count) { left[$0] + right[$0] }
    case .minus: Array(rows: count) { left[$0] - right[$0] }
    case .times: Array(rows: count) { left[$0] * right[$0] }
    case .over: Array(rows: count) { left[$0] / right[$0] }
    }
  }

  /// Combines whole numbers by an operator other than `/`. It uses 128 bits if 64 bits are too few.
  ///
  /// - Returns: `nil` if one of the vectors has decimals.
  /// - Throws: `IntegerOverflow` if a result does not fit into 128 bits.
  private static func wholes(
    _ left: Vector, _ sign: Arithmetic, _ right: Vector, _ nulls: [Bool]?
  ) throws(IntegerOverflow) -> Numbers? {
    if case .whole(let first) = left.numbers, case .whole(let second) = right.numbers,
      let narrow = exact(first, sign, second, nulls)
    {
      return .whole(narrow)
    }
    guard let first = left.wide, let second = right.wide else { return nil }
    guard let wide = exact(first, sign, second, nulls) else { throw IntegerOverflow() }
    return .wide(wide)
  }

  @inline(__always)
  private static func exact<Number: FixedWidthInteger>(
    _ left: [Number], _ sign: Arithmetic, _ right: [Number], _ nulls: [Bool]?
  ) -> [Number]? {
    switch sign {
    case .plus: exact(left.count, nulls) { left[$0].addingReportingOverflow(right[$0]) }
    case .minus: exact(left.count, nulls) { left[$0].subtractingReportingOverflow(right[$0]) }
    case .times: exact(left.count, nulls) { left[$0].multipliedReportingOverflow(by: right[$0]) }
    case .over: exact(left.count, nulls) { left[$0].dividedReportingOverflow(by: right[$0]) }
    }
  }

  /// Returns a whole number for each row, or `nil` if one number is too large. Rows without a value are
  /// not checked.
  @inline(__always)
  static func exact<Number: FixedWidthInteger>(
    _ count: Int, _ nulls: [Bool]?, _ value: (Int) -> (partialValue: Number, overflow: Bool)
  ) -> [Number]? {
    var isTooLarge = false
    let values = Array(rows: count) { row in
      let (value, overflows) = value(row)
      if overflows, nulls?[row] != true { isTooLarge = true }
      return value
    }
    return isTooLarge ? nil : values
  }

  /// Applies a function to the values of this vector. Whole numbers are computed in 64 bits, or in 128
  /// bits if 64 bits are too few.
  ///
  /// - Parameters:
  ///   - nulls: For each row, true if the result is NULL; `nil` if no row is NULL.
  ///   - narrow: Computes the values in 64 bits, or returns `nil` if a value is too large.
  ///   - wide: Computes the values in 128 bits, or returns `nil` if a value is too large.
  ///   - decimal: Computes the values if this vector has decimals.
  /// - Throws: `IntegerOverflow` if a result does not fit into 128 bits.
  func mapped(
    nulls: [Bool]?, narrow: ([Int64]) -> [Int64]?, wide: ([Int128]) -> [Int128]?,
    decimal: ([Double]) -> [Double]
  ) throws(IntegerOverflow) -> Vector {
    if case .decimal(let values) = numbers { return .finite(decimal(values), nulls: nulls) }
    if case .whole(let values) = numbers, let result = narrow(values) {
      return Vector(.whole(result), nulls: nulls)
    }
    guard let result = wide(self.wide ?? []) else { throw IntegerOverflow() }
    return Vector(.wide(result), nulls: nulls)
  }

  /// Returns the numbers with the opposite sign.
  func negated() throws(IntegerOverflow) -> Vector {
    try mapped(
      nulls: nulls, narrow: { Self.negated($0, nulls) }, wide: { Self.negated($0, nulls) },
      decimal: { values in Array(rows: values.count) { -values[$0] } })
  }

  @inline(__always)
  private static func negated<Number: FixedWidthInteger>(
    _ values: [Number], _ nulls: [Bool]?
  ) -> [Number]? {
    exact(values.count, nulls) { (0 as Number).subtractingReportingOverflow(values[$0]) }
  }
}
