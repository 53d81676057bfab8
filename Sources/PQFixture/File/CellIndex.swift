import PQModel

/// The cells of an answer, numbered as rows first fall into them: one a bucket and group.
struct CellIndex {
  /// The bucket of each cell.
  private(set) var buckets: [UInt32] = []
  /// The group of each cell.
  private(set) var groups: [UInt32] = []

  /// As many cells as may have a place in a table each; more are found by a hash.
  private static let tableLimit = 1 << 20

  /// One more than the number of each possible cell, 0 if it has none; empty if they are too many.
  private var table: [UInt32]
  private var index = TupleIndex(width: 2)
  private let groupCount: Int

  init(bucketCount: Int, groupCount: Int) {
    self.groupCount = groupCount
    let (count, overflows) = bucketCount.multipliedReportingOverflow(by: groupCount)
    let fits = !overflows && count <= Self.tableLimit
    table = fits ? [UInt32](repeating: 0, count: count) : []
  }

  /// How many cells there are.
  var count: Int { buckets.count }

  /// The cells in the order of their buckets, and of their groups within a bucket.
  var ordered: [UInt32] {
    let byGroup = CountingOrder.sorted(Array(0..<UInt32(count)), by: groups)
    return CountingOrder.sorted(byGroup, by: buckets)
  }

  /// The number of the cell of a bucket and a group, both numbered from 0.
  mutating func cell(_ bucket: Int, _ group: Int) -> Int {
    guard !table.isEmpty else { return hashedCell(UInt32(bucket), UInt32(group)) }
    let place = bucket &* groupCount &+ group
    if table[place] == 0 {
      buckets.append(UInt32(bucket))
      groups.append(UInt32(group))
      table[place] = UInt32(count)
    }
    return Int(table[place] &- 1)
  }

  private mutating func hashedCell(_ bucket: UInt32, _ group: UInt32) -> Int {
    let number = index.number(of: bucket, group)
    if number == count {
      buckets.append(bucket)
      groups.append(group)
    }
    return number
  }
}
