import PQModel

/// The rows of a chunk that a request needs, as runs. A run is a range of adjacent rows that belong to
/// the same cell. A cell is one pair of a bucket and a group of the answer.
struct CellRunFinder {
  /// The runs of the chunk that was passed to the last call of `findRuns`.
  private(set) var runs: [CellRun] = []
  private let range: BucketRange
  private let grouping: GroupMap
  /// The length of a bucket of the file, in units of the file (minutes).
  private let grain: Int

  init(_ range: BucketRange, _ grouping: GroupMap, grain: Interval) {
    self.range = range
    self.grouping = grouping
    self.grain = Int(grain.length.milliseconds / FileRows.unit.milliseconds)
  }

  /// Finds the runs of a chunk and the numbers of their cells.
  mutating func findRuns(_ chunk: FileRows.Chunk, _ cells: inout CellNumbering) {
    runs.removeAll(keepingCapacity: true)
    chunk.buckets.withUnsafeBufferPointer { buckets in
      var start = 0
      for run in chunk.runs {
        let group = grouping.target[Int(run.group)]
        let end = Int(run.end)
        if group >= 0 { findRuns(buckets, start..<end, Int(group), &cells) }
        start = end
      }
    }
  }

  /// Splits the rows of one group at the bucket boundaries of the request.
  private mutating func findRuns(
    _ buckets: UnsafeBufferPointer<UInt32>, _ rows: Range<Int>, _ group: Int,
    _ cells: inout CellNumbering
  ) {
    var row = Self.first(notBefore: range.units.lowerBound, in: buckets, rows)
    while row < rows.upperBound, Int(buckets[row]) < range.units.upperBound {
      let bucket = range.bucket(of: Int(buckets[row]))
      // The last bucket may end early, because rows that end after the clock are ignored.
      let border = min(range.start(of: bucket &+ 1), range.units.upperBound)
      // The maximum number of rows before the border. Usually the file has all of them.
      let most = max(1, (border &- Int(buckets[row])) / grain)
      let end = Self.end(of: row..<min(rows.upperBound, row &+ most), before: border, buckets)
      let cell = cells.cell(bucket, group)
      runs.append(CellRun(start: Int32(row), end: Int32(end), cell: UInt32(cell)))
      row = end
    }
  }

  /// Returns the end of the rows that start before a unit. The first row must start before the unit.
  private static func end(
    of rows: Range<Int>, before unit: Int, _ buckets: UnsafeBufferPointer<UInt32>
  ) -> Int {
    if Int(buckets[rows.upperBound &- 1]) < unit { return rows.upperBound }
    var end = rows.lowerBound &+ 1
    while Int(buckets[end]) < unit { end &+= 1 }
    return end
  }

  /// Returns the first row that does not start before a unit, or the end of the rows if there is
  /// none. The rows must be in the order of time.
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

/// The buckets of a request, numbered from 0. They are limited to the time in which a file can have rows
/// that are not ignored.
struct BucketRange {
  /// The time from the start of the first bucket to the end of the last bucket, in minutes since the
  /// epoch.
  let units: Range<Int>
  /// The length of a bucket of the request, in units of the file (minutes).
  let length: Int

  init(_ request: ExportRequest, of rows: FileRows) {
    let unit = FileRows.unit.milliseconds
    let asked = request.range.from.milliseconds / unit..<request.range.to.milliseconds / unit
    // Clamping to 0 does not move the borders of buckets, because the epoch is a border for every
    // length.
    let possible = asked.clamped(to: 0..<min(Int64(UInt32.max) + 1, Int64(rows.firstIgnoredUnit)))
    units = Int(possible.lowerBound)..<Int(possible.upperBound)
    length = Int(request.interval.length.milliseconds / unit)
  }

  /// A number greater than every bucket number of the range.
  var count: Int { units.count / length + 1 }

  /// Returns the number of the bucket that contains a unit of the range.
  func bucket(of unit: Int) -> Int { (unit &- units.lowerBound) / length }

  /// Returns the first unit of a bucket.
  func start(of bucket: Int) -> Int { units.lowerBound &+ bucket &* length }

  /// Returns true if rows with bucket starts in `span` may belong to a bucket of the request.
  func overlaps(_ span: ClosedRange<UInt32>) -> Bool {
    Int(span.upperBound) >= units.lowerBound && Int(span.lowerBound) < units.upperBound
  }
}
