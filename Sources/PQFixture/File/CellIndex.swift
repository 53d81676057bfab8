import PQModel

/// The cells of an answer: one for each bucket and group into which rows fall.
///
/// If a table can have a place for each possible one, or if they are so many that only a hash finds
/// them, they are numbered as rows first fall into them. In between they are marked first, by a pass
/// over the rows of its own, and then have the numbers of their order.
struct CellIndex {
  /// The cells in the order of their buckets, and of their groups within a bucket.
  struct Ordered {
    /// The bucket of each cell.
    let buckets: [UInt32]
    /// The group of each cell.
    let groups: [UInt32]
    /// The number of each cell; nil if they are numbered in this order.
    let cells: [UInt32]?
  }

  /// As many cells as may have a place in a table each.
  private static let tableLimit = 1 << 18
  /// For each row so many cells may have a bit: they take no more memory then than a hash does.
  private static let bitsForRow = 64

  /// How many cells there are.
  private(set) var count = 0
  /// Whether cells have to be marked before they have numbers.
  private(set) var needsMarks: Bool

  private let groupCount: Int
  /// One more than the number of each possible cell, 0 if it has none; empty if they are too many.
  private var table: [UInt32]
  /// The marked cells; nil if none ever is.
  private var marks: CellMarks?
  private var index = TupleIndex(width: 2)
  /// The bucket and the group of each cell, if none is ever marked.
  private var buckets: [UInt32] = []
  private var groups: [UInt32] = []

  /// - Parameter rowCount: how many rows there may be.
  init(bucketCount: Int, groupCount: Int, rowCount: Int) {
    self.groupCount = groupCount
    let (size, overflows) = bucketCount.multipliedReportingOverflow(by: groupCount)
    let hasTable = !overflows && size <= Self.tableLimit
    needsMarks = !overflows && !hasTable && size / Self.bitsForRow <= rowCount
    table = hasTable ? [UInt32](repeating: 0, count: size) : []
    marks = needsMarks ? CellMarks(size: size) : nil
  }

  /// The number of the cell of a bucket and a group, both numbered from 0. Where cells are marked, none
  /// has one before `endMarks`.
  mutating func cell(_ bucket: Int, _ group: Int) -> Int {
    let place = bucket &* groupCount &+ group
    guard table.isEmpty else {
      if table[place] == 0 { table[place] = UInt32(add(bucket, group) + 1) }
      return Int(table[place] &- 1)
    }
    guard !needsMarks else {
      marks?.mark(place)
      return 0
    }
    if let marks { return marks.number(of: place) }
    let number = index.number(of: UInt32(bucket), UInt32(group))
    return number == count ? add(bucket, group) : number
  }

  /// Numbers the cells that were marked. From then on only those are asked for.
  mutating func endMarks() {
    marks?.number()
    count = marks?.count ?? count
    needsMarks = false
  }

  private mutating func add(_ bucket: Int, _ group: Int) -> Int {
    buckets.append(UInt32(bucket))
    groups.append(UInt32(group))
    count += 1
    return count - 1
  }
}

extension CellIndex {
  /// The cells in order.
  var ordered: Ordered {
    if let marks { return Self.ordered(marks, groupCount) }
    let byGroup = CountingOrder.sorted(Array(0..<UInt32(count)), by: groups)
    let order = CountingOrder.sorted(byGroup, by: buckets)
    return Ordered(
      buckets: order.map { buckets[Int($0)] }, groups: order.map { groups[Int($0)] }, cells: order)
  }

  private static func ordered(_ marks: CellMarks, _ groupCount: Int) -> Ordered {
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
