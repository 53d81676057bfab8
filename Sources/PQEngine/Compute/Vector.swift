import PQModel

/// A number for each row, some of which may have none.
struct Vector {
  enum Numbers {
    case whole([Int64])
    /// Whole numbers of which some may be past 2^63-1, which only a column that is shown cannot hold.
    case wide([Int128])
    case decimal([Double])
  }

  let numbers: Numbers
  /// Which rows have no number; nil if all have one.
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

  /// The numbers as decimals.
  var decimals: [Double] {
    switch numbers {
    case .whole(let values): Array(rows: values.count) { Double(values[$0]) }
    case .wide(let values): Array(rows: values.count) { values[$0].nearestDouble }
    case .decimal(let values): values
    }
  }

  /// The numbers in 128 bits; nil if they are decimals.
  var wide: [Int128]? {
    switch numbers {
    case .whole(let values): Array(rows: values.count) { Int128(values[$0]) }
    case .wide(let values): values
    case .decimal: nil
    }
  }

  /// Some of the rows, in the order given.
  func rows(_ rows: [UInt32]) -> Vector {
    let picked: Numbers =
      switch numbers {
      case .whole(let values): .whole(values.rows(rows))
      case .wide(let values): .wide(values.rows(rows))
      case .decimal(let values): .decimal(values.rows(rows))
      }
    return Vector(picked, nulls: nulls.map { $0.rows(rows) })
  }

  /// The same number in every row.
  static func constant(_ value: Int64, count: Int) -> Vector {
    Vector(.whole(Array(repeating: value, count: count)))
  }

  /// Decimals, of which those that are not finite are none.
  static func finite(_ values: [Double], nulls: [Bool]? = nil) -> Vector {
    guard !values.allSatisfy({ $0.isFinite }) else { return Vector(.decimal(values), nulls: nulls) }
    let none = values.indices.map { !values[$0].isFinite || (nulls?[$0] ?? false) }
    return Vector(.decimal(values.map { $0.isFinite ? $0 : 0 }), nulls: none)
  }

  /// Which rows have no number in one of several vectors.
  static func nulls(_ vectors: [Vector]) -> [Bool]? {
    let lists = vectors.compactMap(\.nulls)
    guard var result = lists.first else { return nil }
    for list in lists.dropFirst() { for row in list.indices where list[row] { result[row] = true } }
    return result
  }
}
