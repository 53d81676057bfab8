/// The rows of a result: a group and a bucket each, in the order of groups, and in each group in
/// that of time.
struct RowSet: Equatable {
  private(set) var groups: [UInt32]
  private(set) var buckets: [UInt32]

  var count: Int { groups.count }

  init(groups: [UInt32], buckets: [UInt32]) {
    self.groups = groups
    self.buckets = buckets
  }

  /// No rows, and room for so many.
  init(capacity: Int) {
    self.init(groups: [], buckets: [])
    groups.reserveCapacity(capacity)
    buckets.reserveCapacity(capacity)
  }

  /// A whole grid: every bucket of some groups, which are in their order.
  init(groups: [UInt32], bucketCount: Int) {
    self.init(capacity: groups.count * bucketCount)
    for group in groups {
      self.groups.append(contentsOf: repeatElement(group, count: bucketCount))
      buckets.append(contentsOf: 0..<UInt32(bucketCount))
    }
  }

  /// Adds a row, which must come after all others.
  mutating func append(_ group: UInt32, _ bucket: UInt32) {
    groups.append(group)
    buckets.append(bucket)
  }

  private func key(_ row: Int) -> UInt64 { UInt64(groups[row]) << 32 | UInt64(buckets[row]) }
}

extension RowSet {
  /// The rows of both, each once; of the second those of so many buckets.
  func union(_ other: RowSet, bucketCount: Int) -> RowSet {
    var result = RowSet(capacity: max(count, other.count))
    var (row, place) = (0, 0)
    while row < count || place < other.count {
      let own = row < count ? key(row) : .max
      let others = place < other.count ? other.key(place) : .max
      if own <= others {
        result.append(groups[row], buckets[row])
      } else if other.buckets[place] < bucketCount {
        result.append(other.groups[place], other.buckets[place])
      }
      if own <= others { row += 1 }
      if others <= own { place += 1 }
    }
    return result
  }

  /// Stands for a place that there is not.
  static let nowhere = UInt32.max

  /// The place of each row among those of another set; nowhere if it is not there.
  func places(in other: RowSet) -> [UInt32] {
    var place = 0
    return Array(rows: count) { row in
      let wanted = key(row)
      while place < other.count, other.key(place) < wanted { place += 1 }
      return place < other.count && other.key(place) == wanted
        ? UInt32(truncatingIfNeeded: place) : Self.nowhere
    }
  }

  /// Some of the rows, in their order.
  func rows(_ rows: [UInt32]) -> RowSet {
    RowSet(groups: groups.rows(rows), buckets: buckets.rows(rows))
  }

  /// The groups that have rows, in their order.
  var distinctGroups: [UInt32] { groupStarts.dropLast().map { groups[$0] } }

  /// The first row of each group, and the end.
  var groupStarts: [Int] {
    groups.indices.filter { $0 == 0 || groups[$0] != groups[$0 - 1] } + [count]
  }
}
