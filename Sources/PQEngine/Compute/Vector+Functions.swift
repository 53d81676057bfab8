import PQModel

extension Vector {
  /// A function of numbers of one row.
  static func applied(
    _ function: RowFunction, _ vectors: [Vector]
  ) throws(NumberTooLarge) -> Vector {
    switch function {
    case .absolute: return try vectors[0].absolute()
    case .rounded(let digits): return vectors[0].rounded(digits: digits)
    case .least: return extreme(vectors) { $0 < $1 }
    case .greatest: return extreme(vectors) { $0 > $1 }
    case .coalesced: return coalesced(vectors)
    }
  }

  /// One of two vectors, by what is true of a row.
  static func chosen(_ isTrue: [Bool?], _ yes: Vector, _ no: Vector) -> Vector {
    let vectors = alike([yes, no])
    return picked(from: vectors) { row in isTrue[row] == true ? 0 : 1 }
  }

  private func absolute() throws(NumberTooLarge) -> Vector {
    switch numbers {
    case .whole(let values):
      guard !values.contains(.min) else { throw NumberTooLarge() }
      return Vector(.whole(values.map { abs($0) }), nulls: nulls)
    case .decimal(let values): return Vector(.decimal(values.map { abs($0) }), nulls: nulls)
    }
  }

  /// Halves go away from zero. A number so large that its steps are longer than what is rounded to
  /// stays as it is.
  private func rounded(digits: Int) -> Vector {
    guard case .decimal(let values) = numbers else { return self }
    let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    let rounded = values.map { value in
      let scaled = value * scale
      return abs(scaled) < 0x1p52 ? scaled.rounded(.toNearestOrAwayFromZero) / scale : value
    }
    return Vector(.decimal(rounded), nulls: nulls)
  }

  private static func extreme(_ vectors: [Vector], _ isBetter: (Double, Double) -> Bool) -> Vector {
    let alike = alike(vectors)
    let nulls = nulls(alike)
    var result = picked(from: alike) { row in
      alike.indices.dropFirst().reduce(0) { best, place in
        alike[place].isMore(row, than: alike[best], isBetter) ? place : best
      }
    }
    result = Vector(result.numbers, nulls: nulls)
    return result
  }

  /// Whole numbers are compared as such, because decimals may not tell large ones apart.
  private func isMore(
    _ row: Int, than other: Vector, _ isBetter: (Double, Double) -> Bool
  ) -> Bool {
    if case .whole(let left) = numbers, case .whole(let right) = other.numbers {
      let order = left[row] < right[row] ? -1.0 : left[row] > right[row] ? 1.0 : 0.0
      return isBetter(order, 0)
    }
    guard case .decimal(let left) = numbers, case .decimal(let right) = other.numbers else {
      return false
    }
    return isBetter(left[row], right[row])
  }

  private static func coalesced(_ vectors: [Vector]) -> Vector {
    let alike = alike(vectors)
    return picked(from: alike) { row in alike.firstIndex { !$0.isNull(row) } ?? 0 }
  }

  /// The same numbers, all whole or all decimals.
  private static func alike(_ vectors: [Vector]) -> [Vector] {
    let isWhole = vectors.allSatisfy { if case .whole = $0.numbers { true } else { false } }
    return isWhole ? vectors : vectors.map { Vector(.decimal($0.decimals), nulls: $0.nulls) }
  }

  /// In each row the number of one of several vectors, all whole or all decimals.
  private static func picked(from vectors: [Vector], _ place: (Int) -> Int) -> Vector {
    let places = (0..<vectors[0].count).map(place)
    let nulls =
      vectors.contains { $0.nulls != nil }
      ? places.indices.map { vectors[places[$0]].isNull($0) } : nil
    if case .whole = vectors[0].numbers {
      let columns = vectors.map { vector -> [Int64] in
        if case .whole(let values) = vector.numbers { values } else { [] }
      }
      return Vector(.whole(places.indices.map { columns[places[$0]][$0] }), nulls: nulls)
    }
    let columns = vectors.map(\.decimals)
    return Vector(.decimal(places.indices.map { columns[places[$0]][$0] }), nulls: nulls)
  }
}
