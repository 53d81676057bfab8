import PQModel

extension Vector {
  /// A function of numbers of one row.
  static func applied(
    _ function: RowFunction, _ vectors: [Vector]
  ) throws(NumberTooLarge) -> Vector {
    switch function {
    case .absolute: try vectors[0].absolute()
    case .rounded(let digits): vectors[0].rounded(digits: digits)
    case .least: extreme(vectors, isGreatest: false)
    case .greatest: extreme(vectors, isGreatest: true)
    case .coalesced: coalesced(vectors)
    }
  }

  /// One of two vectors, by what is true of a row.
  static func chosen(_ isTrue: [Bool?], _ yes: Vector, _ no: Vector) -> Vector {
    picked(from: alike([yes, no]), Array(rows: yes.count) { isTrue[$0] == true ? 0 : 1 })
  }

  private func absolute() throws(NumberTooLarge) -> Vector {
    switch numbers {
    case .whole(let values):
      let absolute = try Self.exact(values.count, nulls) {
        values[$0] < 0 ? Int64(0).subtractingReportingOverflow(values[$0]) : (values[$0], false)
      }
      return Vector(.whole(absolute), nulls: nulls)
    case .decimal(let values):
      return Vector(.decimal(Array(rows: values.count) { abs(values[$0]) }), nulls: nulls)
    }
  }

  /// Halves go away from zero. A number so large that its steps are longer than what is rounded to
  /// stays as it is.
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

  /// Whole numbers are compared as such, because decimals may not tell large ones apart.
  private static func extreme(_ vectors: [Vector], isGreatest: Bool) -> Vector {
    let vectors = alike(vectors)
    var best = vectors[0].numbers
    for vector in vectors.dropFirst() {
      switch (best, vector.numbers) {
      case (.whole(let left), .whole(let right)): best = .whole(better(left, right, isGreatest))
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
    return picked(from: alike(vectors), places)
  }

  /// The same numbers, all whole or all decimals.
  private static func alike(_ vectors: [Vector]) -> [Vector] {
    let isWhole = vectors.allSatisfy { if case .whole = $0.numbers { true } else { false } }
    return isWhole ? vectors : vectors.map { Vector(.decimal($0.decimals), nulls: $0.nulls) }
  }

  /// In each row the number of one of several vectors, all whole or all decimals.
  private static func picked(from vectors: [Vector], _ places: [Int]) -> Vector {
    let lists = vectors.map(\.nulls)
    let nulls =
      lists.contains { $0 != nil }
      ? Array(rows: places.count) { lists[places[$0]]?[$0] ?? false } : nil
    if case .whole = vectors[0].numbers {
      let columns = vectors.map { vector -> [Int64] in
        if case .whole(let values) = vector.numbers { values } else { [] }
      }
      return Vector(.whole(Array(rows: places.count) { columns[places[$0]][$0] }), nulls: nulls)
    }
    let columns = vectors.map(\.decimals)
    return Vector(.decimal(Array(rows: places.count) { columns[places[$0]][$0] }), nulls: nulls)
  }
}
