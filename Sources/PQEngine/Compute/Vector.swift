import PQModel

/// A number or NULL for each row.
struct Vector {
  enum Numbers {
    case whole([Int64])
    /// Whole numbers that may exceed 2^63-1. Steps can compute with them, but a column of the result
    /// cannot hold a larger number than 2^63-1.
    case wide([Int128])
    case decimal([Double])
  }

  let numbers: Numbers
  /// For each row, true if the row is NULL; `nil` if no row is NULL.
  let nulls: [Bool]?

  init(_ numbers: Numbers, nulls: [Bool]? = nil) {
    self.numbers = numbers
    self.nulls = nulls.flatMap { $0.contains(true) ? $0 : nil }
  }

  var count: Int {
    switch numbers {
    case .whole(let values): values.count
    case .wide(let values): values.count
    case .decimal(let values): values.count
    }
  }

  func isNull(_ row: Int) -> Bool { nulls?[row] ?? false }

  /// The values as doubles.
  var decimals: [Double] {
    switch numbers {
    case .whole(let values): Array(rows: values.count) { Double(values[$0]) }
    case .wide(let values): Array(rows: values.count) { values[$0].nearestDouble }
    case .decimal(let values): values
    }
  }

  /// The values in 128 bits, or `nil` if the vector has decimals.
  var wide: [Int128]? {
    switch numbers {
    case .whole(let values): Array(rows: values.count) { Int128(values[$0]) }
    case .wide(let values): values
    case .decimal: nil
    }
  }

  /// Returns the values of some rows, in the given order.
  func rows(_ rows: [UInt32]) -> Vector {
    let picked: Numbers =
      switch numbers {
      case .whole(let values): .whole(values.rows(rows))
      case .wide(let values): .wide(values.rows(rows))
      case .decimal(let values): .decimal(values.rows(rows))
      }
    return Vector(picked, nulls: nulls.map { $0.rows(rows) })
  }

  /// Returns a vector with the same number in every row.
  static func constant(_ value: Int64, count: Int) -> Vector {
    Vector(.whole(Array(repeating: value, count: count)))
  }

  /// Returns a vector of decimals. Values that are not finite become NULL.
  static func finite(_ values: [Double], nulls: [Bool]? = nil) -> Vector {
    guard !values.allSatisfy({ $0.isFinite }) else { return Vector(.decimal(values), nulls: nulls) }
    let none = values.indices.map { !values[$0].isFinite || (nulls?[$0] ?? false) }
    return Vector(.decimal(values.map { $0.isFinite ? $0 : 0 }), nulls: none)
  }

  /// Returns, for each row, true if at least one of the vectors is NULL there; `nil` if no vector has
  /// NULLs.
  static func nulls(_ vectors: [Vector]) -> [Bool]? {
    let lists = vectors.compactMap(\.nulls)
    guard var result = lists.first else { return nil }
    for list in lists.dropFirst() { for row in list.indices where list[row] { result[row] = true } }
    return result
  }
}

extension Vector {
  /// Returns an integer for each row. Sorted by these integers, the rows are in the order of their
  /// values, ascending or descending. Rows without a value come last in both cases.
  func ranks(isDescending: Bool) -> [Int64] {
    var ranks: [Int64] =
      switch numbers {
      case .whole(let values): values
      case .wide(let values): Self.ranks(values)
      case .decimal(let values): values.map(Self.rank)
      }
    if isDescending { ranks = ranks.map { ~$0 } }
    guard let nulls else { return ranks }
    // The largest number is reserved for rows without a value.
    return ranks.indices.map { nulls[$0] ? .max : min(ranks[$0], .max - 1) }
  }

  /// Returns the rank of each number in ascending order. Equal numbers have the same rank.
  private static func ranks(_ values: [Int128]) -> [Int64] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Int64](repeating: 0, count: values.count)
    for (row, next) in zip(order, order.dropFirst()) {
      ranks[next] = ranks[row] + (values[row] == values[next] ? 0 : 1)
    }
    return ranks
  }

  /// Returns the bits of a number as a signed integer that sorts like the number. -0 and 0 are equal.
  private static func rank(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
    return bits < 0 ? bits ^ Int64.max : bits
  }
}

extension Int128 {
  /// The nearest double, or a double next to the nearest. The conversion of the standard library is a
  /// hundred times slower.
  var decimal: Double {
    let low = Int64(truncatingIfNeeded: self)
    if self == Int128(low) { return Double(low) }
    return Double(Int64(truncatingIfNeeded: self >> 64)) * 0x1p64
      + Double(UInt64(truncatingIfNeeded: self))
  }
}
