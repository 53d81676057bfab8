import PQModel

/// The numbers of the cells of an answer. A cell is one pair of a bucket and a group that has rows.
///
/// There are three ways to number the cells. If there are few possible cells, a table has an entry for
/// each possible cell. If there are more, but not many more than rows, a first pass over the rows marks
/// the cells in a bit set. Then the cells are numbered in ascending order. If there are even more, a
/// hash table finds the cells. The table and the hash table number the cells in the order of their first
/// rows.
struct CellNumbering {
  /// The cells, sorted by bucket and then by group.
  struct Ordered {
    /// The bucket of each cell.
    let buckets: [UInt32]
    /// The group of each cell.
    let groups: [UInt32]
    /// The number of each cell, or `nil` if the cells are numbered in this order.
    let cells: [UInt32]?
  }

  /// The table is used for at most this number of possible cells.
  private static let tableLimit = 1 << 18
  /// The bit set is used for at most this number of possible cells per row. Then it takes no more memory
  /// than a hash table.
  private static let bitsForRow = 64

  /// The number of cells; 0 before `finishFirstPass()` if cells are marked first.
  private(set) var count = 0
  /// If true, the cells have no numbers yet. The caller must first mark all cells with `cell(_:_:)` and
  /// then call `finishFirstPass()`.
  private(set) var needsFirstPass: Bool

  private let groupCount: Int
  /// For each possible cell, its number plus one, or 0 if it has no number. The array is empty if
  /// the table is not used.
  private var table: [UInt32]
  /// The marked cells, or `nil` if the bit set is not used.
  private var marks: CellBitSet?
  private var index = TupleIndex(width: 2)
  /// The bucket of each cell, in the order of the cell numbers. The array is empty if the bit set
  /// is used.
  private var buckets: [UInt32] = []
  /// The group of each cell, in the order of the cell numbers. The array is empty if the bit set is
  /// used.
  private var groups: [UInt32] = []

  /// - Parameter rowCount: The maximum number of rows.
  init(bucketCount: Int, groupCount: Int, rowCount: Int) {
    self.groupCount = groupCount
    let (size, overflows) = bucketCount.multipliedReportingOverflow(by: groupCount)
    let hasTable = !overflows && size <= Self.tableLimit
    needsFirstPass = !overflows && !hasTable && size / Self.bitsForRow <= rowCount
    table = hasTable ? [UInt32](repeating: 0, count: size) : []
    marks = needsFirstPass ? CellBitSet(size: size) : nil
  }

  /// Returns the number of the cell for a bucket and a group. Buckets and groups are numbered from 0.
  /// While `needsFirstPass` is true, the function marks the cell and returns 0.
  mutating func cell(_ bucket: Int, _ group: Int) -> Int {
    let place = bucket &* groupCount &+ group
    guard table.isEmpty else {
      if table[place] == 0 { table[place] = UInt32(add(bucket, group) + 1) }
      return Int(table[place] &- 1)
    }
    guard !needsFirstPass else {
      marks?.mark(place)
      return 0
    }
    if let marks { return marks.number(of: place) }
    let number = index.number(of: UInt32(bucket), UInt32(group))
    return number == count ? add(bucket, group) : number
  }

  /// Numbers the marked cells. Afterwards `cell(_:_:)` accepts only marked cells.
  mutating func finishFirstPass() {
    marks?.number()
    count = marks?.count ?? count
    needsFirstPass = false
  }

  private mutating func add(_ bucket: Int, _ group: Int) -> Int {
    buckets.append(UInt32(bucket))
    groups.append(UInt32(group))
    count += 1
    return count - 1
  }
}

extension CellNumbering {
  /// The cells, sorted by bucket and then by group.
  var ordered: Ordered {
    if let marks { return Self.ordered(marks, groupCount) }
    let byGroup = CountingOrder.sorted(Array(0..<UInt32(count)), by: groups)
    let order = CountingOrder.sorted(byGroup, by: buckets)
    return Ordered(
      buckets: order.map { buckets[Int($0)] }, groups: order.map { groups[Int($0)] }, cells: order)
  }

  private static func ordered(_ marks: CellBitSet, _ groupCount: Int) -> Ordered {
    var (buckets, groups) = ([UInt32](), [UInt32]())
    buckets.reserveCapacity(marks.count)
    groups.reserveCapacity(marks.count)
    marks.forEach { place in
      buckets.append(UInt32(place / groupCount))
      groups.append(UInt32(place % groupCount))
    }
    return Ordered(buckets: buckets, groups: groups, cells: nil)
  }
}

/// A set of cells with one bit for each possible cell. The number of a cell is the number of cells
/// before it in the set.
///
/// All cells must be marked before they are numbered.
struct CellBitSet {
  /// The number of marked cells; 0 before `number()` is called.
  private(set) var count = 0
  private var words: [UInt64]
  /// The number of marked cells before each word; empty before `number()` is called.
  private var before: [UInt32] = []

  /// - Parameter size: The number of possible cells.
  init(size: Int) { words = [UInt64](repeating: 0, count: size / 64 + 1) }

  /// Marks the cell at a place.
  mutating func mark(_ place: Int) { words[place / 64] |= 1 << UInt64(place % 64) }

  /// Numbers the marked cells. No cell may be marked afterwards.
  mutating func number() {
    before.reserveCapacity(words.count)
    for word in words {
      before.append(UInt32(count))
      count += word.nonzeroBitCount
    }
  }

  /// Returns the number of the cell at a place. The cell must be marked.
  func number(of place: Int) -> Int {
    let below = words[place / 64] & (1 << UInt64(place % 64) &- 1)
    return Int(before[place / 64]) &+ below.nonzeroBitCount
  }

  /// Calls a closure with the place of each marked cell, in ascending order.
  func forEach(_ body: (Int) -> Void) {
    for (place, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(place * 64 + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }
}
