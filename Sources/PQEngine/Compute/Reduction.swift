import PQModel
import PQPlan

/// Reduces the values in the inner buckets of each row to one value, as `p95(http, 1m)` does with the
/// minutes of a row's bucket.
struct Reduction {
  let reducer: Reducer
  let computation: Computation
  let step: Int
  let countsEmptyBuckets: Bool

  /// - Parameter countsEmptyBuckets: True if FILL counts buckets without rows as zero. Some reducers always do.
  init(_ reducer: Reducer, _ computation: Computation, step: Int, countsEmptyBuckets: Bool) {
    (self.reducer, self.computation, self.step) = (reducer, computation, step)
    self.countsEmptyBuckets = countsEmptyBuckets || reducer.countsEmptyBuckets
  }

  /// Returns the reduced value of each row.
  ///
  /// - Throws: `IntegerOverflow` if a whole number exceeds 2^127-1.
  func vector(
    for rows: RowSet, _ side: RowComputer.RangeData, grain: Int, _ now: Instant?
  ) throws(IntegerOverflow) -> Vector {
    let inner = side.grains[grain]
    let own = RowComputer.RangeData(
      series: inner.series, grains: [], cells: inner.cells, coverage: inner.coverage,
      filled: inner.filled)
    let numbers = try numbers(for: inner.rows, own, now)
    let owners = BucketOwners(
      of: inner.series.buckets, in: side.series.buckets, until: now, inner.coverage)
    let runs = owners.runs(of: inner.rows, in: rows)
    var reduced = RunReduction(numbers, runs)
    if countsEmptyBuckets {
      reduced.nothing = try numberOfEmptyBucket(inner.series)
      reduced.emptyCounts = runs.indices.map { row in
        max(0, owners.count(Int(rows.buckets[row])) - inner.fetchedCount(runs[row]))
      }
    }
    return reduced.vector(reducer)
  }

  private func numbers(
    for rows: RowSet, _ side: RowComputer.RangeData, _ now: Instant?
  ) throws(IntegerOverflow) -> Vector {
    let computer = RowComputer(rows: rows, current: side, now: now)
    do throws(StepFailure) {
      return try computer.vectors(of: computation)[step]
    } catch {
      throw IntegerOverflow()
    }
  }

  /// Returns the value of a bucket without traffic, in a vector of one row.
  private func numberOfEmptyBucket(_ series: Series) throws(IntegerOverflow) -> Vector {
    let row = RowSet(groups: [0], buckets: [0])
    let side = RowComputer.RangeData(series: series, grains: [], cells: [RowSet.notFound])
    return try numbers(for: row, side, nil)
  }
}

extension OrderedSeries {
  /// Returns the number of rows of a run that are in fetched buckets. The other rows have no value, and
  /// their buckets do not count as empty.
  fileprivate func fetchedCount(_ run: Range<Int>) -> Int {
    guard let coverage else { return run.count }
    return run.count { !coverage.lacksNumber(Int(rows.buckets[$0])) }
  }
}

/// Reduces the values of each run of rows to one value. A run is a range of adjacent rows. The maximum
/// and the minimum of whole numbers are whole numbers.
struct RunReduction {
  private let numbers: Vector
  private let runs: [Range<Int>]
  /// The value of an empty bucket, in a vector of one row, or `nil` if empty buckets do not count.
  var nothing: Vector?
  /// The number of empty buckets of each run. Empty buckets have no rows.
  var emptyCounts: [Int]?

  init(_ numbers: Vector, _ runs: [Range<Int>]) {
    guard let nulls = numbers.nulls else {
      (self.numbers, self.runs) = (numbers, runs)
      return
    }
    // Rows without a value are removed, so that later loops do not have to check for NULL.
    self.numbers = Vector(
      numbers.rows((0..<UInt32(nulls.count)).filter { !nulls[Int($0)] }).numbers)
    var places = [0]
    places.reserveCapacity(nulls.count + 1)
    for isNull in nulls { places.append(places[places.count - 1] + (isNull ? 0 : 1)) }
    self.runs = runs.map { places[$0.lowerBound]..<places[$0.upperBound] }
  }

  func vector(_ reducer: Reducer) -> Vector {
    switch reducer {
    case .max: chosen(.greatest)
    case .min: chosen(.least)
    case .avg: average(numbers.decimals)
    case .percentile(let percentile): interpolated(percentile.fraction, numbers.decimals)
    case .nearestPercentile(let percentile): chosen(.nearest(percentile))
    }
  }

  /// Returns the number of empty buckets of a run, or 0 if empty buckets have no value.
  private func emptyCount(_ run: Int) -> Int {
    nothing?.isNull(0) == false ? emptyCounts?[run] ?? 0 : 0
  }

  private var hasNumber: [Bool] { runs.indices.map { !runs[$0].isEmpty || emptyCount($0) > 0 } }
}

extension RunReduction {
  /// The choice of one of the values of a run.
  private enum Choice {
    case greatest, least
    case nearest(Percentile)
  }

  private func chosen(_ choice: Choice) -> Vector {
    let ofOneKind = Vector.ofOneKind([numbers, nothing ?? .constant(0, count: 1)])
    let chosen: Vector.Numbers =
      switch ofOneKind[0].numbers {
      case .whole(let values):
        .whole(self.chosen(choice, values, Int64(truncatingIfNeeded: ofOneKind[1].wide?[0] ?? 0)))
      case .wide(let values): .wide(self.chosen(choice, values, ofOneKind[1].wide?[0] ?? 0))
      case .decimal(let values): .decimal(self.chosen(choice, values, ofOneKind[1].decimals[0]))
      }
    return Vector(chosen, nulls: hasNumber.map { !$0 })
  }

  private func chosen<Number: Comparable>(
    _ choice: Choice, _ values: [Number], _ empty: Number
  ) -> [Number] {
    switch choice {
    case .greatest: extremes(values, empty, >)
    case .least: extremes(values, empty, <)
    case .nearest(let percentile): nearest(percentile, values, empty)
    }
  }

  /// Returns, for each run, the value that `Percentile.droppedCount(of:)` selects.
  private func nearest<Number: Comparable>(
    _ percentile: Percentile, _ values: [Number], _ empty: Number
  ) -> [Number] {
    runs.indices.map { place in
      let emptyCount = emptyCount(place)
      let sorted = values[runs[place]].sorted(by: >)
      let dropped = percentile.droppedCount(of: sorted.count + emptyCount)
      // The empty buckets are in the sorted sequence where their value belongs.
      let largerCount = sorted.prefix(dropped + 1).count { $0 > empty }
      if dropped < largerCount { return sorted[dropped] }
      let place = dropped - emptyCount
      return place < largerCount || place >= sorted.count ? empty : sorted[place]
    }
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

  /// Returns the percentile of each run. It interpolates between the two nearest values, like
  /// PERCENTILE_CONT in SQL.
  private func interpolated(_ part: Double, _ values: [Double]) -> Vector {
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

/// The bucket of the result that contains each inner bucket.
struct BucketOwners {
  private let owners: [UInt32]
  private let counts: [Int]

  /// - Parameters:
  ///   - now: Inner buckets that start at or after this time do not count; `nil` if all of them count.
  ///   - coverage: The coverage of the inner buckets, or `nil` if nothing is missing.
  init(of inner: Buckets, in outer: Buckets, until now: Instant?, _ coverage: Coverage? = nil) {
    var owners: [UInt32] = []
    var counts = [Int](repeating: 0, count: outer.count)
    owners.reserveCapacity(inner.count)
    var owner = 0
    for place in 0..<inner.count {
      let start = inner[place].from
      while owner + 1 < outer.count, start >= outer[owner].to { owner += 1 }
      owners.append(UInt32(owner))
      let hasBegun = now.map { start < $0 } ?? true
      if hasBegun, coverage?.lacksNumber(place) != true { counts[owner] += 1 }
    }
    self.owners = owners
    self.counts = counts
  }

  /// Returns the number of inner buckets of a bucket. Only inner buckets that have begun and were
  /// fetched count.
  func count(_ bucket: Int) -> Int { bucket < counts.count ? counts[bucket] : 0 }

  /// Returns, for each row, the range of the inner rows with the same group in the same bucket.
  func runs(of inner: RowSet, in rows: RowSet) -> [Range<Int>] {
    var place = 0
    return (0..<rows.count).map { row in
      let own = (rows.groups[row], rows.buckets[row])
      while place < inner.count, self.place(of: place, inner) < own { place += 1 }
      let start = place
      while place < inner.count, self.place(of: place, inner) == own { place += 1 }
      return start..<place
    }
  }

  private func place(of row: Int, _ inner: RowSet) -> (UInt32, UInt32) {
    (inner.groups[row], owners[Int(inner.buckets[row])])
  }
}
