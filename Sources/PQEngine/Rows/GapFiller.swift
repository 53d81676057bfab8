import PQModel
import PQPlan

/// Makes numbers for the rows of a grid from those of the rows with traffic, group by group.
struct GapFiller {
  private let grid: RowSet
  /// The place of each row of the grid among the rows with traffic; nowhere if it has none.
  private let sources: [UInt32]
  private let fill: RowPlan.Fill
  /// Where lines are drawn.
  private let gaps: [Gap]

  init(_ rows: RowSet, in grid: RowSet, _ fill: RowPlan.Fill) {
    self.grid = grid
    self.fill = fill
    sources = grid.places(in: rows)
    gaps = fill == .linear ? Gap.all(sources, grid) : []
  }

  /// The numbers of the rows with traffic, spread over the grid, and the gaps filled.
  func filled(_ vector: Vector) -> Vector {
    switch fill {
    case .previous: spread(vector, previous)
    case .linear: linear(vector)
    case .nothing, .null, .zero: spread(vector, sources)
    }
  }

  /// Instead of each place that there is not the one before, in the same group.
  private var previous: [UInt32] {
    var places = sources
    for row in places.indices.dropFirst()
    where places[row] == RowSet.nowhere && grid.groups[row] == grid.groups[row - 1] {
      places[row] = places[row - 1]
    }
    return places
  }

  private func spread(_ vector: Vector, _ places: [UInt32]) -> Vector {
    let nulls = Array(rows: places.count) { row in
      places[row] == RowSet.nowhere || vector.isNull(Int(places[row]))
    }
    switch vector.numbers {
    case .whole(let values): return Vector(.whole(Self.spread(values, places)), nulls: nulls)
    case .decimal(let values): return Vector(.decimal(Self.spread(values, places)), nulls: nulls)
    }
  }

  private static func spread<Number: Numeric>(
    _ values: [Number], _ places: [UInt32]
  ) -> [Number] {
    Array(rows: places.count) { places[$0] == RowSet.nowhere ? 0 : values[Int(places[$0])] }
  }
}

extension GapFiller {
  private func linear(_ vector: Vector) -> Vector {
    let spread = spread(vector, sources)
    guard var nulls = spread.nulls else { return spread }
    // Beside a row that has traffic, and yet no number, there is no line.
    let gaps = gaps.filter { !nulls[$0.before] && !nulls[$0.behind] }
    for gap in gaps { for row in gap.rows { nulls[row] = false } }
    switch spread.numbers {
    case .whole(var values):
      for gap in gaps { gap.fill(&values) }
      return Vector(.whole(values), nulls: nulls)
    case .decimal(var values):
      for gap in gaps { gap.fill(&values) }
      return Vector(.decimal(values), nulls: nulls)
    }
  }
}

/// Neighbours of a group between which rows were filled in.
private struct Gap {
  let before: Int
  let behind: Int

  var rows: Range<Int> { before + 1..<behind }

  /// The gaps of a grid of which some rows have a place among those with traffic.
  static func all(_ sources: [UInt32], _ grid: RowSet) -> [Gap] {
    var gaps: [Gap] = []
    var last = -1
    for row in sources.indices where sources[row] != RowSet.nowhere {
      if last >= 0, row - last > 1, grid.groups[last] == grid.groups[row] {
        gaps.append(Gap(before: last, behind: row))
      }
      last = row
    }
    return gaps
  }

  func fill(_ values: inout [Double]) {
    let (left, right) = (values[before], values[behind])
    for row in rows {
      values[row] = left + (right - left) * (Double(row - before) / Double(behind - before))
    }
  }

  /// Exact, whatever the size of the numbers; halves are rounded away from zero.
  func fill(_ values: inout [Int64]) {
    let (left, right) = (Int128(values[before]), Int128(values[behind]))
    let length = Int128(behind - before)
    for row in rows {
      let scaled = left * length + (right - left) * Int128(row - before)
      let doubled = scaled * 2 + (scaled < 0 ? -length : length)
      values[row] = doubled.quotient(by: 2 * (behind - before))
    }
  }
}

extension Int128 {
  /// The quotient without its fraction. (Division of such long numbers is slow, and most are short.)
  fileprivate func quotient(by divisor: Int) -> Int64 {
    let low = Int64(truncatingIfNeeded: self)
    return self == Int128(low)
      ? low / Int64(divisor) : Int64(truncatingIfNeeded: self / Int128(divisor))
  }
}
