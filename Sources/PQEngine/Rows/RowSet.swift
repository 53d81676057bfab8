// The rows and groups of a result as numbers, and arrays with one value for each row.

/// The rows of a result. A row is one pair of a group and a bucket. The rows are sorted by group and
/// then by bucket.
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

  /// Creates a grid: a row for every bucket of every given group. The group numbers must be ascending.
  init(groups: [UInt32], bucketCount: Int) {
    self.init(capacity: groups.count * bucketCount)
    for group in groups {
      self.groups.append(contentsOf: repeatElement(group, count: bucketCount))
      buckets.append(contentsOf: 0..<UInt32(bucketCount))
    }
  }

  /// Appends a row. In the order of the set, it must come after all existing rows.
  mutating func append(_ group: UInt32, _ bucket: UInt32) {
    groups.append(group)
    buckets.append(bucket)
  }

  private func key(_ row: Int) -> UInt64 { UInt64(groups[row]) << 32 | UInt64(buckets[row]) }
}

extension RowSet {
  /// Returns the union of both sets. Rows of the other set with a bucket number of `bucketCount` or more
  /// are left out.
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

  /// The place of a row that another set does not have.
  static let notFound = UInt32.max

  /// Returns the place of each row in another set, or `notFound` if the other set does not have the
  /// row.
  func places(in other: RowSet) -> [UInt32] {
    var place = 0
    return Array(rows: count) { row in
      let wanted = key(row)
      while place < other.count, other.key(place) < wanted { place += 1 }
      return place < other.count && other.key(place) == wanted
        ? UInt32(truncatingIfNeeded: place) : Self.notFound
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

extension RowSet {
  /// The maximum number of rows in a grid.
  static let gridLimit = 20_000_000

  /// Returns a row for every bucket of every given group. The group numbers must be ascending.
  ///
  /// - Throws: A failure if there are more than `gridLimit` rows.
  static func grid(
    _ groups: [UInt32], _ bucketCount: Int
  ) throws(BackendFailure) -> RowSet {
    try checkGrid(groups.count, bucketCount)
    return RowSet(groups: groups, bucketCount: bucketCount)
  }

  /// - Throws: A failure if there are more than `gridLimit` rows.
  static func checkGrid(_ groupCount: Int, _ bucketCount: Int) throws(BackendFailure) {
    let (size, overflows) = groupCount.multipliedReportingOverflow(by: bucketCount)
    guard overflows || size > gridLimit else { return }
    throw BackendFailure(
      "FILL would make \(groupCount) group\(groupCount == 1 ? "" : "s") times \(bucketCount) buckets of rows, and no more"
        + " than \(gridLimit) can be shown; ask for a shorter range, longer buckets or fewer groups"
    )
  }
}

/// A set of groups. Group numbers are small, so the set is an array of flags and not a hash table.
struct GroupSet {
  private var isIn: [Bool] = []

  init(_ groups: [UInt32] = []) { for group in groups { insert(group) } }

  mutating func insert(_ group: UInt32) {
    let missing = Int(group) + 1 - isIn.count
    if missing > 0 { isIn.append(contentsOf: repeatElement(false, count: missing)) }
    isIn[Int(group)] = true
  }

  func contains(_ group: UInt32) -> Bool { group < isIn.count && isIn[Int(group)] }

  /// Returns the union of these groups and others.
  func union(_ groups: [UInt32]) -> GroupSet {
    var result = self
    for group in groups { result.insert(group) }
    return result
  }

  /// The groups, ascending.
  var groups: [UInt32] { (0..<UInt32(isIn.count)).filter { isIn[Int($0)] } }
}

/// Columns are arrays with a value for each row.
extension Array {
  /// Creates an array with a value for each row.
  ///
  /// The loop has no checks and reallocates nothing, so that the compiler can vectorize it.
  @inline(__always)
  init(rows count: Int, _ value: (Int) -> Element) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      for row in 0..<count { buffer.initializeElement(at: row, to: value(row)) }
      initializedCount = count
    }
  }

  /// Returns the values of some rows, in the given order.
  func rows(_ rows: [UInt32]) -> [Element] {
    withUnsafeBufferPointer { values in
      rows.withUnsafeBufferPointer { rows in Array(rows: rows.count) { values[Int(rows[$0])] } }
    }
  }
}
