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
