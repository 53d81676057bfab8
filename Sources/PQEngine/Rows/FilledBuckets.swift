import PQModel
import PQPlan

// The buckets that FILL makes from others: of one series, of one range and of both ranges.

/// The buckets of a range that FILL PREVIOUS or FILL LINEAR fills, and the buckets from which they are
/// made.
///
/// A bucket is filled if it is over and nothing of it was fetched. It is made from the nearest buckets
/// that are over and were fetched completely. PREVIOUS copies the numbers of the bucket before it.
/// LINEAR interpolates between the bucket before it and the one after it.
struct FilledBuckets {
  /// The place of a filled bucket between two others. `step` and `length` count buckets from `before`.
  struct Line: Equatable {
    let before: UInt32
    let behind: UInt32
    let step: Double
    let length: Double

    /// Returns the number on the line between the numbers of the two buckets.
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
  ///   - now: The time at which filled and copied buckets must be over, or `nil` if all are.
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

  /// Returns the cells from which the rows of filled buckets are made, for a series with these buckets.
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

/// The buckets from which others are made.
private struct Anchors {
  /// The numbers of the buckets, ascending.
  let places: [Int]
  let isLine: Bool

  /// Returns the line of a bucket, or `nil` if no such bucket comes before it or, for LINEAR, after it.
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
  /// Returns the first place whose number passes a test, or the end if none does. All later numbers
  /// must pass the test too.
  fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The filled buckets of one range: those of the result and the inner buckets of reducers.
struct FilledRange {
  let rows: FilledBuckets
  /// The filled inner buckets of each grain, or `nil` for a grain without any. All of them are inside
  /// filled buckets of the result.
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

/// The cells from which the rows of filled buckets are made.
struct FilledCells {
  /// The indices of the rows.
  let rows: [Int]
  /// The line of each row.
  let lines: [FilledBuckets.Line]
  /// The cell of each row in the bucket before it, or `RowSet.nowhere` if there is none.
  let before: [UInt32]
  /// The cell of each row in the bucket after it, or `RowSet.nowhere` if there is none.
  let behind: [UInt32]

  /// True if every row is a copy of a single other row.
  var areCopies: Bool { lines.allSatisfy { $0.step == 0 } }

  /// Copies the numbers of cells into the rows.
  func copy<Number: Numeric>(_ numbers: [Number], into values: inout [Number]) {
    for (place, row) in rows.enumerated() { values[row] = Self.number(numbers, before[place]) }
  }

  /// Interpolates the numbers of the rows between those of their cells.
  func draw(_ numbers: [Double], into values: inout [Double]) {
    for (place, row) in rows.enumerated() {
      values[row] = lines[place].number(
        from: Self.number(numbers, before[place]), to: Self.number(numbers, behind[place]))
    }
  }

  private static func number<Number: Numeric>(_ numbers: [Number], _ cell: UInt32) -> Number {
    cell == RowSet.nowhere ? 0 : numbers[Int(cell)]
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

  /// Returns a computer that uses the filled buckets. The given computer does not use them.
  ///
  /// - Throws: A failure if the filled inner buckets have too many rows.
  func computer(
    _ plain: RowComputer, _ current: OrderedRange, _ before: OrderedRange?
  ) throws(BackendFailure) -> RowComputer {
    var computer = plain
    if let filled = self.current { computer.current = try current.side(for: plain.rows, filled) }
    if let filled = self.before, let before {
      computer.before = try before.side(for: plain.rows, filled)
    }
    return computer
  }

  /// Returns the numbers of every step. With LINEAR, only the steps of the result include filled
  /// buckets.
  ///
  /// PREVIOUS copies numbers, so they stay exact. LINEAR makes fractions, so the rows that use them are
  /// computed separately.
  ///
  /// - Throws: `StepFailure` if a number is too large.
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
