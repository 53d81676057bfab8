import PQModel

/// The rows of a chunk that are asked for, as stretches: neighbours that fall into one cell.
struct Stretches {
  /// Those of the chunk that was cut last.
  private(set) var found: [CellRun] = []
  private let range: BucketRange
  private let grouping: Grouping
  /// The length of a bucket of the file.
  private let grain: Int

  init(_ range: BucketRange, _ grouping: Grouping, grain: Interval) {
    self.range = range
    self.grouping = grouping
    self.grain = Int(grain.length.milliseconds / FileRows.unit.milliseconds)
  }

  /// Finds the stretches of a chunk, and numbers their cells.
  mutating func cut(_ chunk: FileRows.Chunk, _ cells: inout CellIndex) {
    found.removeAll(keepingCapacity: true)
    chunk.buckets.withUnsafeBufferPointer { buckets in
      var start = 0
      for run in chunk.runs {
        let group = grouping.target[Int(run.group)]
        let end = Int(run.end)
        if group >= 0 { cut(buckets, start..<end, Int(group), &cells) }
        start = end
      }
    }
  }

  /// Cuts the rows of one group where its buckets end.
  private mutating func cut(
    _ buckets: UnsafeBufferPointer<UInt32>, _ rows: Range<Int>, _ group: Int,
    _ cells: inout CellIndex
  ) {
    var row = Self.first(notBefore: range.units.lowerBound, in: buckets, rows)
    while row < rows.upperBound, Int(buckets[row]) < range.units.upperBound {
      let bucket = range.bucket(of: Int(buckets[row]))
      // The last bucket may end early, where rows do not count any more.
      let border = min(range.start(of: bucket &+ 1), range.units.upperBound)
      // No more rows than the file has buckets up to the border; mostly just as many.
      let most = max(1, (border &- Int(buckets[row])) / grain)
      let end = Self.end(of: row..<min(rows.upperBound, row &+ most), before: border, buckets)
      let cell = cells.cell(bucket, group)
      found.append(CellRun(start: Int32(row), end: Int32(end), cell: UInt32(cell)))
      row = end
    }
  }

  /// The end of those of some rows that are before a unit, as at least the first is.
  private static func end(
    of rows: Range<Int>, before unit: Int, _ buckets: UnsafeBufferPointer<UInt32>
  ) -> Int {
    if Int(buckets[rows.upperBound &- 1]) < unit { return rows.upperBound }
    var end = rows.lowerBound &+ 1
    while Int(buckets[end]) < unit { end &+= 1 }
    return end
  }

  /// The first of some rows that is not before a unit; their end, if all are.
  private static func first(
    notBefore unit: Int, in buckets: UnsafeBufferPointer<UInt32>, _ rows: Range<Int>
  ) -> Int {
    var (low, high) = (rows.lowerBound, rows.upperBound)
    if low < high, Int(buckets[low]) >= unit { return low }
    while low < high {
      let middle = (low &+ high) / 2
      if Int(buckets[middle]) < unit { low = middle &+ 1 } else { high = middle }
    }
    return low
  }
}
