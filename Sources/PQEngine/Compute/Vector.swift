import PQModel

/// A number or NULL for each row.
struct Vector {
  enum Numbers {
    case whole([Int64])
    /// Whole numbers that may exceed 2^63-1. They can be computed with, but a shown column cannot hold
    /// larger ones.
    case wide([Int128])
    case decimal([Double])
  }

  let numbers: Numbers
  /// For each row, true if it has no number; `nil` if all rows have one.
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

  /// The numbers as doubles.
  var decimals: [Double] {
    switch numbers {
    case .whole(let values): Array(rows: values.count) { Double(values[$0]) }
    case .wide(let values): Array(rows: values.count) { values[$0].nearestDouble }
    case .decimal(let values): values
    }
  }

  /// The numbers in 128 bits, or `nil` if they are decimals.
  var wide: [Int128]? {
    switch numbers {
    case .whole(let values): Array(rows: values.count) { Int128(values[$0]) }
    case .wide(let values): values
    case .decimal: nil
    }
  }

  /// Returns the numbers of some rows, in the given order.
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

  /// Returns a vector of decimals, in which numbers that are not finite become NULL.
  static func finite(_ values: [Double], nulls: [Bool]? = nil) -> Vector {
    guard !values.allSatisfy({ $0.isFinite }) else { return Vector(.decimal(values), nulls: nulls) }
    let none = values.indices.map { !values[$0].isFinite || (nulls?[$0] ?? false) }
    return Vector(.decimal(values.map { $0.isFinite ? $0 : 0 }), nulls: none)
  }

  /// Returns, for each row, true if one of several vectors has no number in it; `nil` if no vector
  /// lacks one.
  static func nulls(_ vectors: [Vector]) -> [Bool]? {
    let lists = vectors.compactMap(\.nulls)
    guard var result = lists.first else { return nil }
    for list in lists.dropFirst() { for row in list.indices where list[row] { result[row] = true } }
    return result
  }
}

extension Vector {
  /// Returns a number for each row that sorts as its value does, or in reverse. Rows without a value
  /// come last in both cases.
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

  /// Returns the place of each number in ascending order. Equal numbers have the same place.
  private static func ranks(_ values: [Int128]) -> [Int64] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Int64](repeating: 0, count: values.count)
    for (row, next) in zip(order, order.dropFirst()) {
      ranks[next] = ranks[row] + (values[row] == values[next] ? 0 : 1)
    }
    return ranks
  }

  /// Returns the bits of a number, changed so that they sort as signed integers. -0 and 0 are equal.
  private static func rank(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
    return bits < 0 ? bits ^ Int64.max : bits
  }
}

extension Int128 {
  /// The nearest double, or one next to it. The standard library's conversion is a hundred times
  /// slower.
  var decimal: Double {
    let low = Int64(truncatingIfNeeded: self)
    if self == Int128(low) { return Double(low) }
    return Double(Int64(truncatingIfNeeded: self >> 64)) * 0x1p64
      + Double(UInt64(truncatingIfNeeded: self))
  }
}
