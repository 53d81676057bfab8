import PQModel

/// Functions that use the values of one row.
extension Vector {
  /// Applies a function to the values of each row.
  ///
  /// - Throws: `IntegerOverflow` if an absolute value does not fit into 128 bits.
  static func applied(
    _ function: RowFunction, _ vectors: [Vector]
  ) throws(IntegerOverflow) -> Vector {
    switch function {
    case .absolute: try vectors[0].absolute()
    case .rounded(let digits): vectors[0].rounded(digits: digits)
    case .least: extreme(vectors, isGreatest: false)
    case .greatest: extreme(vectors, isGreatest: true)
    case .coalesced: coalesced(vectors)
    }
  }

  /// Returns, for each row, the value of `yes` if the condition is true, and otherwise the value of
  /// `no`.
  static func chosen(_ isTrue: [Bool?], _ yes: Vector, _ no: Vector) -> Vector {
    picked(from: ofOneKind([yes, no]), Array(rows: yes.count) { isTrue[$0] == true ? 0 : 1 })
  }

  private func absolute() throws(IntegerOverflow) -> Vector {
    try mapped(
      nulls: nulls, narrow: { Self.absolute($0, nulls) }, wide: { Self.absolute($0, nulls) },
      decimal: { values in Array(rows: values.count) { abs(values[$0]) } })
  }

  @inline(__always)
  private static func absolute<Number: FixedWidthInteger>(
    _ values: [Number], _ nulls: [Bool]?
  ) -> [Number]? {
    exact(values.count, nulls) { row in
      let value = values[row]
      return value < 0 ? (0 as Number).subtractingReportingOverflow(value) : (value, false)
    }
  }

  /// Returns the values, rounded to a number of digits after the point, halves away from zero. A value
  /// is not changed if it is too large to have these digits.
  private func rounded(digits: Int) -> Vector {
    guard case .decimal(let values) = numbers else { return self }
    let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    let rounded = Array(rows: values.count) { row in
      let scaled = values[row] * scale
      return abs(scaled) < 0x1p52
        ? scaled.rounded(.toNearestOrAwayFromZero) / scale : values[row]
    }
    return Vector(.decimal(rounded), nulls: nulls)
  }

  /// Returns the least or the greatest value of each row. Whole numbers are not converted to doubles,
  /// because two different large numbers may become equal.
  private static func extreme(_ vectors: [Vector], isGreatest: Bool) -> Vector {
    let vectors = ofOneKind(vectors)
    var best = vectors[0].numbers
    for vector in vectors.dropFirst() {
      switch (best, vector.numbers) {
      case (.whole(let left), .whole(let right)): best = .whole(better(left, right, isGreatest))
      case (.wide(let left), .wide(let right)): best = .wide(better(left, right, isGreatest))
      case (.decimal(let left), .decimal(let right)):
        best = .decimal(better(left, right, isGreatest))
      default: continue
      }
    }
    return Vector(best, nulls: nulls(vectors))
  }

  private static func better<Number: Comparable>(
    _ left: [Number], _ right: [Number], _ isGreatest: Bool
  ) -> [Number] {
    isGreatest
      ? Array(rows: left.count) { max(left[$0], right[$0]) }
      : Array(rows: left.count) { min(left[$0], right[$0]) }
  }

  private static func coalesced(_ vectors: [Vector]) -> Vector {
    var places = [Int](repeating: 0, count: vectors[0].count)
    for place in vectors.indices.dropLast() {
      guard let nulls = vectors[place].nulls else { break }
      for row in places.indices where places[row] == place && nulls[row] { places[row] = place + 1 }
    }
    return picked(from: ofOneKind(vectors), places)
  }

  /// Returns the same vectors, all of one kind. The kind is decimal if one vector is decimal, otherwise
  /// wide if one vector is wide.
  static func ofOneKind(_ vectors: [Vector]) -> [Vector] {
    let kinds = Set(vectors.map(\.kind))
    guard kinds.count > 1 else { return vectors }
    return vectors.map { vector in
      let wide = kinds.contains(.decimal) ? nil : vector.wide
      return Vector(wide.map { .wide($0) } ?? .decimal(vector.decimals), nulls: vector.nulls)
    }
  }

  private enum Kind { case whole, wide, decimal }

  private var kind: Kind {
    switch numbers {
    case .whole: .whole
    case .wide: .wide
    case .decimal: .decimal
    }
  }

  /// Returns, for each row, the value of one of several vectors. The vectors must be of the same kind.
  private static func picked(from vectors: [Vector], _ places: [Int]) -> Vector {
    let lists = vectors.map(\.nulls)
    let nulls =
      lists.contains { $0 != nil }
      ? Array(rows: places.count) { lists[places[$0]]?[$0] ?? false } : nil
    return Vector(picked(from: vectors.map(\.numbers), places), nulls: nulls)
  }

  private static func picked(from lists: [Numbers], _ places: [Int]) -> Numbers {
    switch lists[0] {
    case .whole:
      .whole(picked(places, lists.map { if case .whole(let own) = $0 { own } else { [] } }))
    case .wide: .wide(picked(places, lists.map { if case .wide(let own) = $0 { own } else { [] } }))
    case .decimal:
      .decimal(picked(places, lists.map { if case .decimal(let own) = $0 { own } else { [] } }))
    }
  }

  @inline(__always)
  private static func picked<Number>(_ places: [Int], _ columns: [[Number]]) -> [Number] {
    Array(rows: places.count) { columns[places[$0]][$0] }
  }
}
