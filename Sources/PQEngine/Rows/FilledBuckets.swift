import PQModel
import PQPlan

/// The buckets of a range that FILL PREVIOUS or LINEAR fills, and those that they are made from.
///
/// A bucket is filled if it is over and nothing of it was fetched. It is made from the nearest buckets
/// that are over and were fetched whole: PREVIOUS takes the numbers of the one before, LINEAR those on
/// a straight line from there to the one behind.
struct FilledBuckets {
  /// The place of a filled bucket between two others, by its steps from the first to the second.
  struct Line: Equatable {
    let before: UInt32
    let behind: UInt32
    let step: Double
    let length: Double

    /// The number on the line.
    func number(from left: Double, to right: Double) -> Double {
      (left * (length - step) + right * step) / length
    }
  }

  /// The line of each bucket; nil if it is not filled.
  private let lines: [Line?]
  /// The filled buckets, in order.
  let buckets: [UInt32]

  /// Nil if nothing is filled.
  ///
  /// - Parameters:
  ///   - now: until when buckets have begun, if some have not.
  ///   - isWanted: whether a bucket may be filled.
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

  /// Whether a bucket is filled.
  func contains(_ bucket: Int) -> Bool { line(of: bucket) != nil }

  /// What the rows of filled buckets are made from, of a series that these are the buckets of.
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

/// The buckets that others are made from.
private struct Anchors {
  /// In order.
  let places: [Int]
  let isLine: Bool

  /// Nil if there is none before it, or for a line none behind.
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
  /// The first place whose number passes a test that all behind it pass too; the end if none does.
  fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
