import PQModel

/// Reduces the numbers of each run of rows to one number. The maximum and the minimum of whole numbers
/// are whole.
struct RunReduction {
  private let numbers: Vector
  private let runs: [Range<Int>]
  /// The number of an empty bucket, in a vector of one row, or `nil` if empty buckets do not count.
  var nothing: Vector?
  /// The number of empty buckets of each run, in addition to its rows.
  var emptyCounts: [Int]?

  init(_ numbers: Vector, _ runs: [Range<Int>]) {
    guard let nulls = numbers.nulls else {
      (self.numbers, self.runs) = (numbers, runs)
      return
    }
    // Rows without a number are removed, so that later loops need not check for them.
    self.numbers = Vector(
      numbers.rows((0..<UInt32(nulls.count)).filter { !nulls[Int($0)] }).numbers)
    var places = [0]
    places.reserveCapacity(nulls.count + 1)
    for isNull in nulls { places.append(places[places.count - 1] + (isNull ? 0 : 1)) }
    self.runs = runs.map { places[$0.lowerBound]..<places[$0.upperBound] }
  }

  func vector(_ reducer: Reducer) -> Vector {
    switch reducer {
    case .max: extreme(isGreatest: true)
    case .min: extreme(isGreatest: false)
    case .avg: average(numbers.decimals)
    case .p50: percentile(0.50, numbers.decimals)
    case .p95: percentile(0.95, numbers.decimals)
    case .p99: percentile(0.99, numbers.decimals)
    }
  }

  /// Returns the number of empty buckets that count in a run.
  private func emptyCount(_ run: Int) -> Int {
    nothing?.isNull(0) == false ? emptyCounts?[run] ?? 0 : 0
  }

  private var hasNumber: [Bool] { runs.indices.map { !runs[$0].isEmpty || emptyCount($0) > 0 } }
}

extension RunReduction {
  private func extreme(isGreatest: Bool) -> Vector {
    let alike = Vector.alike([numbers, nothing ?? .constant(0, count: 1)])
    let extremes: Vector.Numbers =
      switch alike[0].numbers {
      case .whole(let values):
        .whole(extremes(values, Int64(truncatingIfNeeded: alike[1].wide?[0] ?? 0), isGreatest))
      case .wide(let values): .wide(extremes(values, alike[1].wide?[0] ?? 0, isGreatest))
      case .decimal(let values): .decimal(extremes(values, alike[1].decimals[0], isGreatest))
      }
    return Vector(extremes, nulls: hasNumber.map { !$0 })
  }

  private func extremes<Number: Comparable>(
    _ values: [Number], _ empty: Number, _ isGreatest: Bool
  ) -> [Number] {
    isGreatest ? extremes(values, empty, >) : extremes(values, empty, <)
  }

  @inline(__always)
  private func extremes<Number>(
    _ values: [Number], _ empty: Number, _ isBetter: (Number, Number) -> Bool
  ) -> [Number] {
    runs.indices.map { place in
      let run = runs[place]
      var best = emptyCount(place) > 0 || run.isEmpty ? empty : values[run.lowerBound]
      for row in run where isBetter(values[row], best) { best = values[row] }
      return best
    }
  }

  private func average(_ values: [Double]) -> Vector {
    let empty = nothing?.decimals[0] ?? 0
    return .finite(
      runs.indices.map { place in
        let emptyCount = emptyCount(place)
        var sum = empty * Double(emptyCount)
        for row in runs[place] { sum += values[row] }
        return sum / Double(runs[place].count + emptyCount)
      })
  }

  /// Returns the percentile of each run, interpolated between the two nearest numbers as in SQL's
  /// PERCENTILE_CONT.
  private func percentile(_ part: Double, _ values: [Double]) -> Vector {
    let empty = nothing?.decimals[0] ?? 0
    var sorted: [Double] = []
    return .finite(
      runs.indices.map { place in
        sorted.removeAll(keepingCapacity: true)
        sorted.append(contentsOf: values[runs[place]])
        sorted.append(contentsOf: repeatElement(empty, count: emptyCount(place)))
        guard !sorted.isEmpty else { return .nan }
        sorted.sort()
        let point = part * Double(sorted.count - 1)
        let below = Int(point)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (sorted[above] - sorted[below]) * (point - Double(below))
      })
  }
}
