import PQModel
import PQPlan

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
