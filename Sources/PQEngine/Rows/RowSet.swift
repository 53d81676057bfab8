/// The rows of a result, each a group and a bucket, in the order of groups and, within a group, of
/// time.
struct RowSet: Equatable {
  private(set) var groups: [UInt32]
  private(set) var buckets: [UInt32]

  var count: Int { groups.count }

  init(groups: [UInt32], buckets: [UInt32]) {
    self.groups = groups
    self.buckets = buckets
  }

  /// Creates an empty set with room for a number of rows.
  init(capacity: Int) {
    self.init(groups: [], buckets: [])
    groups.reserveCapacity(capacity)
    buckets.reserveCapacity(capacity)
  }

  /// Creates a whole grid: every bucket of some groups, which must be ascending.
  init(groups: [UInt32], bucketCount: Int) {
    self.init(capacity: groups.count * bucketCount)
    for group in groups {
      self.groups.append(contentsOf: repeatElement(group, count: bucketCount))
      buckets.append(contentsOf: 0..<UInt32(bucketCount))
    }
  }

  /// Appends a row, which must come after all others in order.
  mutating func append(_ group: UInt32, _ bucket: UInt32) {
    groups.append(group)
    buckets.append(bucket)
  }

  private func key(_ row: Int) -> UInt64 { UInt64(groups[row]) << 32 | UInt64(buckets[row]) }
}

extension RowSet {
  /// Returns the rows of both sets, each once. Rows of the other set count only if their bucket number
  /// is below `bucketCount`.
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

  /// The number that stands for a missing place.
  static let nowhere = UInt32.max

  /// Returns the place of each row in another set, or `nowhere` if the other set does not have it.
  func places(in other: RowSet) -> [UInt32] {
    var place = 0
    return Array(rows: count) { row in
      let wanted = key(row)
      while place < other.count, other.key(place) < wanted { place += 1 }
      return place < other.count && other.key(place) == wanted
        ? UInt32(truncatingIfNeeded: place) : Self.nowhere
    }
  }

  /// Returns the rows with the given indices, in the given order.
  func rows(_ rows: [UInt32]) -> RowSet {
    RowSet(groups: groups.rows(rows), buckets: buckets.rows(rows))
  }

  /// The groups that have rows, ascending.
  var distinctGroups: [UInt32] { groupStarts.dropLast().map { groups[$0] } }

  /// The index of the first row of each group, followed by the number of rows.
  var groupStarts: [Int] {
    groups.indices.filter { $0 == 0 || groups[$0] != groups[$0 - 1] } + [count]
  }
}
