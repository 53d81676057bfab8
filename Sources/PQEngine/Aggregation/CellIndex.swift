import PQModel

/// The cells of a series. A cell is one pair of a group and a bucket that has rows. Cells get their
/// numbers in the order in which their first rows arrive.
struct CellIndex {
  /// The group of each cell.
  private(set) var groups: [UInt32] = []
  /// The bucket of each cell.
  private(set) var buckets: [UInt32] = []

  private let bucketCount: Int
  /// True if the cells are sorted by group and then by bucket.
  private var isOrdered = true
  /// For each possible cell, group by group: the number of the cell plus one, or 0 if the cell does not
  /// exist. The table is empty if `hashed` is used, or if no row has arrived since the cells were
  /// sorted.
  private var table: [UInt32] = []
  /// The hash index of the cells, or `nil` if `table` is used. It is used if a table of all possible
  /// cells would be too large.
  private var hashed: TupleIndex?

  /// The number of entries that the table may have in any case.
  private static let tableLimit = 1 << 22
  /// A larger table may have this number of entries for each existing cell and each new row.
  private static let slotsPerRow = 8

  init(bucketCount: Int) { self.bucketCount = bucketCount }

  var count: Int { groups.count }

  /// Returns the cell of each row. A cell that does not exist yet is added.
  mutating func cells(_ groups: [UInt32], _ buckets: [UInt32]) -> RowCells {
    let known = count
    isOrdered = false
    makeRoom(groupCount: Int(groups.max() ?? 0) + 1, rowCount: groups.count)
    let numbers = hashed == nil ? tableCells(groups, buckets) : hashedCells(groups, buckets)
    note(groups, buckets, numbers)
    return RowCells(numbers: numbers, count: count, areNew: count - known == numbers.count)
  }

  private mutating func tableCells(_ groups: [UInt32], _ buckets: [UInt32]) -> [UInt32] {
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

  private mutating func hashedCells(_ groups: [UInt32], _ buckets: [UInt32]) -> [UInt32] {
    var last = 0
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2) { tuple in
      tuple.initialize(repeating: 0)
      guard let start = tuple.baseAddress else { return [] }
      return Array(rows: groups.count) { row in
        (start[0], start[1]) = (groups[row], buckets[row])
        // The answers of several branches have the same order of rows, so the last cell is a hint for
        // the next cell.
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
      // The arrays of the first rows are shared, not copied.
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

/// The cells of some rows, in the order of the rows.
struct RowCells {
  /// The number of each row's cell.
  let numbers: [UInt32]
  /// The number of cells of the index after these rows were added.
  let count: Int
  /// True if each row has a new cell of its own. Then there is nothing to add up, and the new cells are
  /// the last cells, in the order of the rows.
  let areNew: Bool
}

extension CellIndex {
  /// Makes room for groups. If the table would be too large, the cells move to a hash index.
  private mutating func makeRoom(groupCount: Int, rowCount: Int) {
    guard hashed == nil else { return }
    let limit = max(Self.tableLimit, Self.slotsPerRow * (count + rowCount))
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

  /// Sorts the cells by group and then by bucket, and gives them new numbers.
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

  /// Returns the cells in the order of the table, and the previous number of each.
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
