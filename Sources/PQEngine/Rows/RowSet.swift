import PQModel
import PQPlan

/// The rows of a result: a group and a bucket each, in the order of groups, and in each group in
/// that of time.
struct RowSet {
  private(set) var groups: [UInt32] = []
  private(set) var buckets: [UInt32] = []
  /// Which rows have no traffic and are shown all the same; nil if none are.
  private(set) var isFilled: [Bool]?

  var count: Int { groups.count }

  /// The rows of a series.
  init(_ series: Series) {
    for cell in series.cellsWithTraffic() {
      groups.append(series.index.groups[cell])
      buckets.append(series.index.buckets[cell])
    }
  }

  /// The rows that two series have, bucket by bucket; of the second only as many buckets as the
  /// first has.
  init(_ first: Series, _ second: Series?) {
    self.init(first)
    guard let second else { return }
    let others = RowSet(second)
    let limit = UInt32(first.buckets.count)
    var keys = groups.indices.map(key)
    for row in 0..<others.count where others.buckets[row] < limit { keys.append(others.key(row)) }
    self.init(keys: Set(keys).sorted())
  }

  private init(keys: [UInt64]) {
    groups = keys.map { UInt32($0 >> 32) }
    buckets = keys.map { UInt32(truncatingIfNeeded: $0) }
  }

  private func key(_ row: Int) -> UInt64 { UInt64(groups[row]) << 32 | UInt64(buckets[row]) }

  /// The rows of a whole grid: every bucket of every group that has rows or is named.
  func filled(groupCount: Int, bucketCount: Int) -> RowSet {
    var result = self
    result.groups = []
    result.buckets = []
    var isFilled: [Bool] = []
    var row = 0
    for group in 0..<groupCount {
      for bucket in 0..<bucketCount {
        let isThere = row < count && groups[row] == group && buckets[row] == bucket
        if isThere { row += 1 }
        result.groups.append(UInt32(group))
        result.buckets.append(UInt32(bucket))
        isFilled.append(!isThere)
      }
    }
    result.isFilled = isFilled
    return result
  }

  /// The cell of each row in a series; -1 if it has none.
  func cells(in series: Series) -> [Int] {
    var cells = [Int](repeating: -1, count: count)
    var row = 0
    for cell in series.cellsWithTraffic() {
      let wanted = UInt64(series.index.groups[cell]) << 32 | UInt64(series.index.buckets[cell])
      while row < count, key(row) < wanted { row += 1 }
      if row < count, key(row) == wanted { cells[row] = cell }
    }
    return cells
  }

  /// The first row of each group, and the end.
  var groupStarts: [Int] {
    groups.indices.filter { $0 == 0 || groups[$0] != groups[$0 - 1] } + [count]
  }

  /// The rows of each bucket.
  func rowsByBucket(_ bucketCount: Int) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: bucketCount)
    for row in buckets.indices { rows[Int(buckets[row])].append(row) }
    return rows
  }
}
