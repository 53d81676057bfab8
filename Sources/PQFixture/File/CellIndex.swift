import PQModel

/// The cells of an answer, numbered as rows first fall into them: one a bucket and group.
struct CellIndex {
  /// A row of a chunk, and the cell into which it falls.
  struct Hit {
    let row: Int
    let cell: Int
  }

  /// The bucket of each cell, numbered from 0.
  private var buckets: [UInt32] = []
  /// The group of each cell.
  private(set) var groups: [UInt32] = []

  /// As many cells as may have a place in a table each; more are found by a hash.
  private static let tableLimit = 1 << 20

  /// One more than the number of each possible cell, 0 if it has none; empty if they are too many.
  private var table: [UInt32]
  private var index = TupleIndex(width: 2)
  private let groupCount: Int
  /// What of the range a file can have rows in, and the length of a bucket, in units of the file.
  private let range: Range<Int64>
  private let length: Int64

  init(_ request: ExportRequest, groupCount: Int) {
    let unit = FileRows.unit.milliseconds
    self.groupCount = groupCount
    let asked = request.range.from.milliseconds / unit..<request.range.to.milliseconds / unit
    // The epoch, at which files begin, is a border of buckets of any length.
    range = asked.clamped(to: 0..<Int64(UInt32.max) + 1)
    length = request.interval.length.milliseconds / unit
    let bucketCount = Int((range.upperBound - range.lowerBound) / length) + 1
    let (count, overflows) = bucketCount.multipliedReportingOverflow(by: groupCount)
    let fits = !overflows && count <= Self.tableLimit
    table = fits ? [UInt32](repeating: 0, count: count) : []
  }

  /// How many cells there are.
  var count: Int { buckets.count }

  /// When the bucket of each cell begins, in milliseconds since the epoch.
  var starts: [Int64] {
    buckets.map { (range.lowerBound + Int64($0) * length) * FileRows.unit.milliseconds }
  }

  /// Whether rows of these units may fall into a cell.
  func overlaps(_ span: ClosedRange<UInt32>) -> Bool {
    Int64(span.upperBound) >= range.lowerBound && Int64(span.lowerBound) < range.upperBound
  }

  /// The rows of a chunk that are asked for, and their cells.
  mutating func hits(in chunk: FileRows.Chunk, _ grouping: Grouping) -> [Hit] {
    var hits: [Hit] = []
    hits.reserveCapacity(chunk.groups.count)
    var unit: UInt32 = 0
    var bucket = self.bucket(of: unit)
    for row in chunk.groups.indices {
      let group = grouping.target[Int(chunk.groups[row])]
      if group < 0 { continue }
      if chunk.buckets[row] != unit {
        unit = chunk.buckets[row]
        bucket = self.bucket(of: unit)
      }
      if bucket < 0 { continue }
      hits.append(Hit(row: row, cell: cell(UInt32(bucket), UInt32(group))))
    }
    return hits
  }

  /// The bucket into which a unit falls, -1 if none.
  private func bucket(of unit: UInt32) -> Int64 {
    range.contains(Int64(unit)) ? (Int64(unit) - range.lowerBound) / length : -1
  }

  private mutating func cell(_ bucket: UInt32, _ group: UInt32) -> Int {
    guard !table.isEmpty else { return hashedCell(bucket, group) }
    let place = Int(bucket) &* groupCount &+ Int(group)
    if table[place] == 0 {
      buckets.append(bucket)
      groups.append(group)
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
