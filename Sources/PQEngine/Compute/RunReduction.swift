import PQModel

/// Numbers that are made one, run by run. The largest and the smallest of whole numbers stay whole.
struct RunReduction {
  private let numbers: Vector
  private let runs: [Range<Int>]
  /// The number of an empty bucket, if it has one, and how many of those each run has beside its
  /// numbers.
  var nothing: Vector?
  var emptyCounts: [Int]?

  init(_ numbers: Vector, _ runs: [Range<Int>]) {
    guard let nulls = numbers.nulls else {
      (self.numbers, self.runs) = (numbers, runs)
      return
    }
    // Without the rows that have no number, so that nobody has to look at them again.
    self.numbers = Vector(
      numbers.rows((0..<UInt32(nulls.count)).filter { !nulls[Int($0)] }).numbers)
    var places = [0]
    places.reserveCapacity(nulls.count + 1)
    for isNull in nulls { places.append(places[places.count - 1] + (isNull ? 0 : 1)) }
    self.runs = runs.map { places[$0.lowerBound]..<places[$0.upperBound] }
  }

  func vector(_ reducer: Reducer) -> Vector {
    switch (reducer, numbers.numbers) {
    case (.max, .whole(let values)): wholeExtreme(values, >)
    case (.min, .whole(let values)): wholeExtreme(values, <)
    case (.max, .decimal(let values)): decimalExtreme(values, >)
    case (.min, .decimal(let values)): decimalExtreme(values, <)
    case (.avg, _): average(numbers.decimals)
    case (.p50, _): percentile(0.50, numbers.decimals)
    case (.p95, _): percentile(0.95, numbers.decimals)
    case (.p99, _): percentile(0.99, numbers.decimals)
    }
  }

  /// How many empty buckets count in a run.
  private func emptyCount(_ run: Int) -> Int {
    nothing?.isNull(0) == false ? emptyCounts?[run] ?? 0 : 0
  }

  private var hasNumber: [Bool] { runs.indices.map { !runs[$0].isEmpty || emptyCount($0) > 0 } }
}

extension RunReduction {
  private func wholeExtreme(_ values: [Int64], _ isBetter: (Int64, Int64) -> Bool) -> Vector {
    var empty: Int64 = 0
    if case .whole(let number)? = nothing?.numbers { empty = number[0] }
    let extremes = extremes(values, empty, isBetter)
    return Vector(.whole(extremes), nulls: hasNumber.map { !$0 })
  }

  private func decimalExtreme(_ values: [Double], _ isBetter: (Double, Double) -> Bool) -> Vector {
    let extremes = extremes(values, nothing?.decimals[0] ?? 0, isBetter)
    return Vector(.decimal(extremes), nulls: hasNumber.map { !$0 })
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

  /// On a straight line between the two nearest, as SQL's PERCENTILE_CONT.
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
