import PQModel

/// The cells of a series, one for each group and bucket with rows, numbered in the order in which rows
/// first have them.
struct CellIndex {
  /// The group of each cell.
  private(set) var groups: [UInt32] = []
  /// The bucket of each cell.
  private(set) var buckets: [UInt32] = []

  private let bucketCount: Int
  /// True if the cells are numbered in the order of their groups and, within a group, of their buckets.
  private var isOrdered = true
  /// For each possible cell, group by group: its number plus one, or 0 if it does not exist. Empty if
  /// no row came since the cells were ordered, or if `hashed` is used.
  private var table: [UInt32] = []
  /// The index of the cells if a table of all possible ones would be too large; otherwise `nil`.
  private var hashed: TupleIndex?

  /// The number of places that the table may always have.
  private static let tableLimit = 1 << 22
  /// The number of places that a larger table may have for each cell and row.
  private static let placesForRow = 8

  init(bucketCount: Int) { self.bucketCount = bucketCount }

  var count: Int { groups.count }

  /// Returns the cells of rows, and adds the cells that do not exist yet.
  mutating func cells(_ groups: [UInt32], _ buckets: [UInt32]) -> RowCells {
    let known = count
    isOrdered = false
    makeRoom(groupCount: Int(groups.max() ?? 0) + 1, rowCount: groups.count)
    let numbers = hashed == nil ? tabled(groups, buckets) : found(groups, buckets)
    note(groups, buckets, numbers)
    return RowCells(numbers: numbers, count: count, areNew: count - known == numbers.count)
  }

  private mutating func tabled(_ groups: [UInt32], _ buckets: [UInt32]) -> [UInt32] {
    var next = UInt32(count)
    let bucketCount = bucketCount
    return table.withUnsafeMutableBufferPointer { table in
      Array(rows: groups.count) { row in
        let place = Int(groups[row]) &* bucketCount &+ Int(buckets[row])
        if table[place] == 0 {
          next += 1
          table[place] = next
        }
        return table[place] &- 1
      }
    }
  }

  private mutating func found(_ groups: [UInt32], _ buckets: [UInt32]) -> [UInt32] {
    var last = 0
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2) { tuple in
      tuple.initialize(repeating: 0)
      guard let start = tuple.baseAddress else { return [] }
      return Array(rows: groups.count) { row in
        (start[0], start[1]) = (groups[row], buckets[row])
        // The requests of several branches are answered in the same order, so the last cell is a hint
        // for the next.
        last = hashed?.number(of: start, after: last) ?? 0
        return UInt32(truncatingIfNeeded: last)
      }
    }
  }

  /// Records the groups and the buckets of new cells.
  private mutating func note(_ groups: [UInt32], _ buckets: [UInt32], _ numbers: [UInt32]) {
    let total = max(count, Int(numbers.max() ?? 0) + (numbers.isEmpty ? 0 : 1))
    let known = count
    if total - known == numbers.count {
      // The first arrays are shared, not copied.
      if known == 0 { self.groups = groups } else { self.groups += groups }
      if known == 0 { self.buckets = buckets } else { self.buckets += buckets }
      return
    }
    self.groups.append(contentsOf: repeatElement(0, count: total - known))
    self.buckets.append(contentsOf: repeatElement(0, count: total - known))
    for row in numbers.indices where numbers[row] >= known {
      self.groups[Int(numbers[row])] = groups[row]
      self.buckets[Int(numbers[row])] = buckets[row]
    }
  }
}

/// The cells of some rows.
struct RowCells {
  /// The cell of each row, by number.
  let numbers: [UInt32]
  /// The number of cells that exist after these rows.
  let count: Int
  /// True if each row has a new cell of its own, so that there is nothing to add up. The new cells are
  /// the last ones, in the order of the rows.
  let areNew: Bool
}

extension CellIndex {
  /// Makes room for groups: in the table, or in a hash index if the table would be too large.
  private mutating func makeRoom(groupCount: Int, rowCount: Int) {
    guard hashed == nil else { return }
    let limit = max(Self.tableLimit, Self.placesForRow * (count + rowCount))
    let (needed, overflows) = groupCount.multipliedReportingOverflow(by: bucketCount)
    guard overflows || needed > limit else {
      if needed > table.count {
        let room = min(limit, max(needed, table.count * 2))
        let isNew = table.isEmpty
        table.append(contentsOf: repeatElement(0, count: room - table.count))
        if isNew { for cell in 0..<count { table[place(of: cell)] = UInt32(cell + 1) } }
      }
      return
    }
    table = []
    var index = TupleIndex(width: 2)
    for cell in groups.indices { _ = index.number(of: groups[cell], buckets[cell]) }
    hashed = index
  }

  /// Returns the place of a cell in the table.
  private func place(of cell: Int) -> Int { Int(groups[cell]) * bucketCount + Int(buckets[cell]) }

  /// The group and the bucket of each cell, in the order of the cells.
  var rows: RowSet { RowSet(groups: groups, buckets: buckets) }

  /// Numbers the cells in the order of their groups and, within a group, of their buckets.
  ///
  /// - Returns: The previous number of each cell, or `nil` if no number changes.
  mutating func order() -> [UInt32]? {
    guard !isOrdered else { return nil }
    isOrdered = true
    guard !isInOrder else { return nil }
    let (rows, cells) = table.isEmpty ? sorted() : collected()
    (groups, buckets, table, hashed) = (rows.groups, rows.buckets, [], nil)
    return cells
  }

  private var isInOrder: Bool {
    groups.indices.dropFirst().allSatisfy {
      (groups[$0 - 1], buckets[$0 - 1]) < (groups[$0], buckets[$0])
    }
  }

  /// Returns the cells in the order of the table, with their previous numbers.
  private func collected() -> (rows: RowSet, cells: [UInt32]) {
    var (rows, cells) = (RowSet(capacity: count), [UInt32]())
    cells.reserveCapacity(count)
    for group in 0..<table.count / max(1, bucketCount) {
      for bucket in 0..<bucketCount {
        let number = table[group * bucketCount + bucket]
        guard number > 0 else { continue }
        rows.append(UInt32(group), UInt32(bucket))
        cells.append(number - 1)
      }
    }
    return (rows, cells)
  }

  private func sorted() -> (rows: RowSet, cells: [UInt32]) {
    let keys: [RowOrder.Key] = [.small(groups), .small(buckets)]
    let order = RowOrder(keys: keys).sorted(Array(0..<UInt32(count)))
    return (RowSet(groups: groups.rows(order), buckets: buckets.rows(order)), order)
  }
}
