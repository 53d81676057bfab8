import PQModel
import PQPlan

// The buckets that FILL computes from other buckets: in one series, in one range and in both ranges.

/// The buckets of a range that FILL PREVIOUS or FILL LINEAR fills, and the source buckets of each.
///
/// A bucket is filled if it has ended and no part of it was fetched. Its sources are the nearest buckets
/// that have ended and were fetched completely. PREVIOUS copies the values of the source before the
/// bucket. LINEAR interpolates between the source before and the source after the bucket.
struct FilledBuckets {
  /// The place of a filled bucket between its sources `before` and `behind`. `step` is the number of
  /// buckets from `before` to the filled bucket, and `length` is the number of buckets from `before` to
  /// `behind`. For PREVIOUS, both sources are the same bucket, `step` is 0 and `length` is 1.
  struct Line: Equatable {
    let before: UInt32
    let behind: UInt32
    let step: Double
    let length: Double

    /// Returns the interpolated value between the values of the two sources.
    func number(from left: Double, to right: Double) -> Double {
      (left * (length - step) + right * step) / length
    }
  }

  /// The line of each bucket, or `nil` if the bucket is not filled.
  private let lines: [Line?]
  /// The numbers of the filled buckets, ascending.
  let buckets: [UInt32]

  /// Creates the filled buckets of a series, or returns `nil` if nothing is filled.
  ///
  /// - Parameters:
  ///   - now: Buckets that end after this time are neither filled nor used as sources; `nil` if all
  ///     buckets have ended.
  ///   - isWanted: Returns true if a bucket may be filled.
  init?(
    _ fill: RowPlan.Fill, of series: OrderedSeries, until now: Instant?,
    where isWanted: (Int) -> Bool = { _ in true }
  ) {
    guard fill == .previous || fill == .linear, let coverage = series.coverage else { return nil }
    let buckets = series.series.buckets
    let isOver = { (bucket: Int) in now.map { buckets[bucket].to <= $0 } ?? true }
    let anchors = (0..<buckets.count).filter { coverage.part($0) == .all && isOver($0) }
    let anchoring = Anchors(places: anchors, isLine: fill == .linear)
    let lines = (0..<buckets.count).map { bucket -> Line? in
      guard coverage.part(bucket) == .nothing, isOver(bucket), isWanted(bucket) else { return nil }
      return anchoring.line(of: bucket)
    }
    self.lines = lines
    self.buckets = (0..<UInt32(lines.count)).filter { lines[Int($0)] != nil }
    guard !self.buckets.isEmpty else { return nil }
  }

  /// Returns true if a bucket is filled.
  func contains(_ bucket: Int) -> Bool { line(of: bucket) != nil }

  /// Returns the source cells of the rows in filled buckets. The series must have these buckets.
  func cells(of rows: RowSet, in series: OrderedSeries) -> FilledCells {
    let places = rows.buckets.indices.filter { contains(Int(rows.buckets[$0])) }
    let lines = places.compactMap { line(of: Int(rows.buckets[$0])) }
    let groups = places.map { rows.groups[$0] }
    let cells = { (buckets: [UInt32]) in
      series.cells(of: RowSet(groups: groups, buckets: buckets)) ?? Array(0..<UInt32(buckets.count))
    }
    return FilledCells(
      rows: places, lines: lines, before: cells(lines.map(\.before)),
      behind: cells(lines.map(\.behind)))
  }

  private func line(of bucket: Int) -> Line? { bucket < lines.count ? lines[bucket] : nil }
}

/// The buckets that can be sources of filled buckets.
private struct Anchors {
  /// The bucket numbers, ascending.
  let places: [Int]
  let isLine: Bool

  /// Returns the line of a bucket. Returns `nil` if there is no source before the bucket, or for LINEAR
  /// no source after the bucket.
  func line(of bucket: Int) -> FilledBuckets.Line? {
    let next = places.partitioningIndex { $0 > bucket }
    guard next > 0 else { return nil }
    let before = places[next - 1]
    guard isLine else {
      return .init(before: UInt32(before), behind: UInt32(before), step: 0, length: 1)
    }
    guard next < places.count else { return nil }
    let behind = places[next]
    return .init(
      before: UInt32(before), behind: UInt32(behind), step: Double(bucket - before),
      length: Double(behind - before))
  }
}

extension [Int] {
  /// Returns the first index whose element passes a test, or the end index if no element passes. If an
  /// element passes, all later elements must pass, too.
  fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The filled buckets of one range: filled buckets of the result and filled inner buckets of reducers.
struct FilledRange {
  let rows: FilledBuckets
  /// The filled inner buckets of each reducer's grain, or `nil` if there are none for a grain. A grain
  /// is the length of the inner buckets. All filled inner buckets are inside filled buckets of the
  /// result.
  let grains: [FilledBuckets?]

  /// Creates the filled buckets of a range, or returns `nil` if no bucket of the result is filled.
  init?(_ fill: RowPlan.Fill, of range: OrderedRange) {
    guard let rows = FilledBuckets(fill, of: range.rows, until: range.now) else { return nil }
    self.rows = rows
    let outer = range.rows.series.buckets
    grains = range.grains.map { grain in
      let inner = grain.series.buckets
      return FilledBuckets(fill, of: grain, until: range.now) { bucket in
        outer.index(of: inner[bucket].from).map(rows.contains) ?? false
      }
    }
  }
}

/// The source cells of the rows in filled buckets. A cell is one pair of a group and a bucket.
struct FilledCells {
  /// The indices of the rows.
  let rows: [Int]
  /// The line of each row.
  let lines: [FilledBuckets.Line]
  /// The cell of each row's group in the source bucket before the row, or `RowSet.notFound` if there is
  /// none.
  let before: [UInt32]
  /// The cell of each row's group in the source bucket after the row, or `RowSet.notFound` if there is
  /// none.
  let behind: [UInt32]

  /// True if every row is a copy of its source before it.
  var areCopies: Bool { lines.allSatisfy { $0.step == 0 } }

  /// Copies the values of the source cells into the rows.
  func copy<Number: Numeric>(_ numbers: [Number], into values: inout [Number]) {
    for (place, row) in rows.enumerated() { values[row] = Self.number(numbers, before[place]) }
  }

  /// Interpolates the values of the rows between the values of their source cells.
  func interpolate(_ numbers: [Double], into values: inout [Double]) {
    for (place, row) in rows.enumerated() {
      values[row] = lines[place].number(
        from: Self.number(numbers, before[place]), to: Self.number(numbers, behind[place]))
    }
  }

  private static func number<Number: Numeric>(_ numbers: [Number], _ cell: UInt32) -> Number {
    cell == RowSet.notFound ? 0 : numbers[Int(cell)]
  }
}

/// The filled buckets of the query range and of the comparison range.
struct FilledSides {
  let current: FilledRange?
  let before: FilledRange?
  private let fill: RowPlan.Fill

  /// Creates the filled buckets of both ranges, or returns `nil` if nothing is filled.
  init?(_ fill: RowPlan.Fill, of current: OrderedRange, _ before: OrderedRange?) {
    self.fill = fill
    self.current = FilledRange(fill, of: current)
    self.before = before.flatMap { FilledRange(fill, of: $0) }
    guard self.current != nil || self.before != nil else { return nil }
  }

  /// Returns a computer that uses the filled buckets, made from a computer that does not.
  ///
  /// - Throws: A failure if the filled inner buckets have more than `RowSet.gridLimit` rows.
  func computer(
    _ plain: RowComputer, _ current: OrderedRange, _ before: OrderedRange?
  ) throws(BackendFailure) -> RowComputer {
    var computer = plain
    if let filled = self.current {
      computer.current = try current.rangeData(for: plain.rows, filled)
    }
    if let filled = self.before, let before {
      computer.before = try before.rangeData(for: plain.rows, filled)
    }
    return computer
  }

  /// Returns the values of every step. With LINEAR, only the steps that the result uses include filled
  /// buckets.
  ///
  /// PREVIOUS copies values, so whole numbers stay exact. LINEAR makes fractions, so rows with estimates
  /// are computed separately.
  ///
  /// - Throws: `StepFailure` if a value is too large.
  func vectors(
    _ plan: Plan, _ plain: RowComputer, _ filling: RowComputer
  ) throws(StepFailure) -> [Vector] {
    let computation = plan.rows.computation
    let estimated = try filling.vectors(of: computation)
    guard fill == .linear else { return estimated }
    var vectors = try plain.vectors(of: computation)
    let steps = EstimatedSteps(computation, bucketCount: plan.current.buckets.count) {
      ($0 == .current ? current : before)?.rows.contains($1) == true
    }
    for step in Set(plan.rows.resultSteps) {
      vectors[step] = try steps.merged(
        step, exact: vectors[step], estimated: estimated[step], plain.rows)
    }
    return vectors
  }
}
