import PQModel

/// The cells of a series, numbered as rows first fall into them: one a group and bucket.
struct CellIndex {
  /// The group and the bucket of each cell.
  private(set) var groups: [UInt32] = []
  private(set) var buckets: [UInt32] = []

  /// As many cells as may have a place in a table each; more are found by a hash.
  private static let tableLimit = 1 << 22

  private let bucketCount: Int
  /// One more than the number of each possible cell, group by group; 0 if it has none.
  private var table: [UInt32] = []
  private var hashed: TupleIndex?

  init(bucketCount: Int) {
    self.bucketCount = bucketCount
    if bucketCount > Self.tableLimit { hashed = TupleIndex(width: 2) }
  }

  /// How many cells there are.
  var count: Int { groups.count }

  /// The cell of a group and a bucket, a new one if it is new.
  mutating func cell(_ group: UInt32, _ bucket: UInt32) -> Int {
    if hashed != nil { return hashedCell(group, bucket) }
    let place = Int(group) * bucketCount + Int(bucket)
    if place >= table.count {
      guard grow(to: Int(group) + 1) else { return hashedCell(group, bucket) }
    }
    if table[place] == 0 {
      append(group, bucket)
      table[place] = UInt32(count)
    }
    return Int(table[place]) - 1
  }

  /// The cells in the order of groups, and in each group in that of time.
  func ordered() -> [Int] {
    if hashed == nil { return table.compactMap { $0 == 0 ? nil : Int($0) - 1 } }
    let keys = groups.indices.map { UInt64(groups[$0]) << 32 | UInt64(buckets[$0]) }
    return keys.indices.sorted { keys[$0] < keys[$1] }
  }

  private mutating func append(_ group: UInt32, _ bucket: UInt32) {
    groups.append(group)
    buckets.append(bucket)
  }

  /// Makes room for groups; false if a table would be too large, and a hash takes its place.
  private mutating func grow(to groupCount: Int) -> Bool {
    let (needed, overflows) = groupCount.multipliedReportingOverflow(by: bucketCount)
    if !overflows, needed <= Self.tableLimit {
      let room = min(Self.tableLimit, max(needed, table.count * 2))
      table.append(contentsOf: repeatElement(0, count: room - table.count))
      return true
    }
    table = []
    var index = TupleIndex(width: 2)
    for cell in groups.indices { _ = index.number(of: groups[cell], buckets[cell]) }
    hashed = index
    return false
  }

  private mutating func hashedCell(_ group: UInt32, _ bucket: UInt32) -> Int {
    let cell = hashed?.number(of: group, bucket) ?? 0
    if cell == count { append(group, bucket) }
    return cell
  }
}
