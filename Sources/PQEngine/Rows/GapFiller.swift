import PQModel
import PQPlan

/// Fills in the numbers of rows without traffic from those before and behind, group by group.
struct GapFiller {
  let rows: RowSet
  let isLinear: Bool

  /// The numbers of the rows with traffic, in their order, spread over all rows, with the gaps filled.
  func filled(_ vector: Vector) -> Vector {
    guard let isFilled = rows.isFilled else { return vector }
    var sources = [Int](repeating: -1, count: rows.count)
    var next = 0
    for row in sources.indices where !isFilled[row] {
      sources[row] = next
      next += 1
    }
    return isLinear ? linear(vector, sources) : previous(vector, sources)
  }

  private func previous(_ vector: Vector, _ sources: [Int]) -> Vector {
    var places = sources
    for row in places.indices where places[row] < 0 && row > 0 && isSameGroup(row - 1, row) {
      places[row] = places[row - 1]
    }
    return picked(vector, places)
  }

  private func isSameGroup(_ left: Int, _ right: Int) -> Bool {
    rows.groups[left] == rows.groups[right]
  }

  private func picked(_ vector: Vector, _ places: [Int]) -> Vector {
    let nulls = places.map { $0 < 0 || vector.isNull($0) }
    switch vector.numbers {
    case .whole(let values):
      return Vector(.whole(places.map { $0 < 0 ? 0 : values[$0] }), nulls: nulls)
    case .decimal(let values):
      return Vector(.decimal(places.map { $0 < 0 ? 0 : values[$0] }), nulls: nulls)
    }
  }

  private func linear(_ vector: Vector, _ sources: [Int]) -> Vector {
    var result = picked(vector, sources)
    var nulls = result.nulls ?? Array(repeating: false, count: rows.count)
    var last: Int?
    for row in 0..<rows.count where !nulls[row] {
      if let last, isSameGroup(last, row), row - last > 1 {
        for gap in last + 1..<row where sources[gap] < 0 {
          result.interpolate(gap, from: last, to: row)
          nulls[gap] = false
        }
      }
      last = row
    }
    return Vector(result.numbers, nulls: nulls)
  }
}

extension Vector {
  /// Puts a number on the straight line between two rows; a whole one is rounded, halves away from
  /// zero.
  fileprivate mutating func interpolate(_ row: Int, from left: Int, to right: Int) {
    let part = Double(row - left) / Double(right - left)
    switch numbers {
    case .decimal(var values):
      numbers = .whole([])
      values[row] = values[left] + (values[right] - values[left]) * part
      numbers = .decimal(values)
    case .whole(var values):
      numbers = .whole([])
      values[row] = Self.between(values[left], values[right], row - left, right - left)
      numbers = .whole(values)
    }
  }

  /// Exact, whatever the size of the numbers.
  private static func between(_ left: Int64, _ right: Int64, _ step: Int, _ steps: Int) -> Int64 {
    let product = (Int128(right) - Int128(left)) * Int128(step)
    let half = product < 0 ? -Int128(steps) : Int128(steps)
    let rounded = (product * 2 + half) / (Int128(steps) * 2)
    return Int64(truncatingIfNeeded: Int128(left) + rounded)
  }
}
