import PQModel
import PQWire

/// Finds rows that repeat the bucket and the group of an earlier row. It keeps one bit per bucket
/// and group.
struct RepetitionWatch {
  private let dimensions: [ExportDimension]
  private let start: Int64
  /// The length of a bucket, in milliseconds.
  private let unit: Int64
  private let bucketCount: Int
  private let wordsPerGroup: Int
  private var groups: TupleIndex
  /// One bit per bucket, group by group.
  private var seen: [UInt64] = []
  private var group = 0
  /// The time of the last row, in milliseconds since the epoch. `bucket` is the bucket of this time.
  private var time = Int64.min
  private var bucket = 0

  init(_ request: ExportRequest) {
    dimensions = request.dimensions
    start = request.range.from.milliseconds
    unit = request.interval.length.milliseconds
    bucketCount = request.bucketCount
    wordsPerGroup = bucketCount / 64 + 1
    groups = TupleIndex(width: request.dimensions.count)
  }

  /// Adds the rows of a batch. Rows outside the range are ignored.
  ///
  /// - Returns: the index of the first row that repeats another; `nil` if there is none.
  mutating func see(_ batch: borrowing RowBatch) -> Int? {
    var columns: [UnsafeBufferPointer<UInt32>] = []
    for dimension in dimensions { columns.append(batch.codes(of: dimension)) }
    let times = batch.timestamps
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: columns.count + 1) { tuple in
      guard let start = tuple.baseAddress else { return nil }
      for row in times.indices {
        for place in columns.indices { (start + place).initialize(to: columns[place][row]) }
        group = groups.number(of: start, after: group)
        if isRepeated(times[row]) { return row }
      }
      return nil
    }
  }

  private mutating func isRepeated(_ time: Int64) -> Bool {
    if time != self.time {
      self.time = time
      bucket = time >= start ? Int((time - start) / unit) : .max
    }
    guard bucket < bucketCount else { return false }
    let missing = (group + 1) * wordsPerGroup - seen.count
    if missing > 0 { seen.append(contentsOf: repeatElement(0, count: missing)) }
    let word = group * wordsPerGroup + bucket / 64
    let bit: UInt64 = 1 << UInt64(bucket % 64)
    defer { seen[word] |= bit }
    return seen[word] & bit != 0
  }
}
