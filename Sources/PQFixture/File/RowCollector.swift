import PQModel
import PQWire

/// Which row of a file: a bucket start, in units since the epoch, and a group.
struct RowKey: Sendable, Hashable {
  let bucket: UInt32
  let group: UInt32
}

/// Collects the rows that come out of the decoder, and sees whether one comes twice.
struct RowCollector {
  /// A row that is there twice.
  private(set) var repeated: RowKey?

  private var fields = FieldSet()
  private var groups = TupleIndex(width: 0)
  private var chunks: [FileRows.Chunk] = []
  /// Rows without traffic, which are not kept, but may not come twice either.
  private var idle: [RowKey] = []
  private var latest: UInt32?
  /// The latest bucket of each group.
  private var latestOfGroup: [UInt32] = []
  /// Whether a group's buckets came in another order than that of time.
  private var isUnordered: [Bool] = []

  /// Takes the rows of a batch, up to one that repeats an earlier one.
  mutating func take(_ batch: borrowing RowBatch) {
    let keys = numbered(batch)
    for key in keys where see(key) {
      repeated = key
      return
    }
    let traffic = Self.rowsWithTraffic(batch)
    if traffic.count < keys.count {
      var isIdle = [Bool](repeating: true, count: keys.count)
      for row in traffic { isIdle[row] = false }
      for row in keys.indices where isIdle[row] { idle.append(keys[row]) }
    }
    if let chunk = Self.chunk(of: batch, keys, traffic) { chunks.append(chunk) }
  }

  /// The keys of a batch's rows; new groups get the next numbers.
  mutating func numbered(_ batch: borrowing RowBatch) -> [RowKey] {
    if fields != batch.fields {
      fields = batch.fields
      groups = TupleIndex(width: fields.dimensions.count)
    }
    var columns: [UnsafeBufferPointer<UInt32>] = []
    for dimension in fields.dimensions { columns.append(batch.codes(of: dimension)) }
    let times = batch.timestamps
    var keys: [RowKey] = []
    keys.reserveCapacity(batch.count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: columns.count + 1) { tuple in
      guard let start = tuple.baseAddress else { return }
      for row in times.indices {
        for place in columns.indices { (start + place).initialize(to: columns[place][row]) }
        let bucket = UInt32(times[row] / FileRows.unit.milliseconds)
        keys.append(RowKey(bucket: bucket, group: UInt32(groups.number(of: start))))
      }
    }
    return keys
  }

  /// Notes a row.
  ///
  /// - Returns: whether it is the one that was noted last of its group. Whether it is one that
  ///   came earlier is found out by `searchRepeated`.
  private mutating func see(_ key: RowKey) -> Bool {
    latest = max(latest ?? 0, key.bucket)
    let group = Int(key.group)
    guard group < latestOfGroup.count else {
      latestOfGroup.append(key.bucket)
      isUnordered.append(false)
      return false
    }
    if key.bucket > latestOfGroup[group] {
      latestOfGroup[group] = key.bucket
    } else if key.bucket == latestOfGroup[group] {
      return true
    } else {
      isUnordered[group] = true
    }
    return false
  }
}

extension RowCollector {
  /// The rows that are not zero in every metric.
  private static func rowsWithTraffic(_ batch: borrowing RowBatch) -> [Int] {
    var bits = [Int64](repeating: 0, count: batch.count)
    for metric in batch.fields.metrics where metric.isWhole {
      let values = batch.values(of: metric)
      for row in bits.indices { bits[row] |= values[row] }
    }
    if batch.fields.contains(.metric(.sessions)) {
      let values = batch.sessions
      for row in bits.indices where values[row] != 0 { bits[row] = 1 }
    }
    return bits.indices.filter { bits[$0] != 0 }
  }

  private static func chunk(of batch: borrowing RowBatch, _ keys: [RowKey], _ rows: [Int])
    -> FileRows.Chunk?
  {
    let buckets = rows.map { keys[$0].bucket }
    guard let first = buckets.min(), let last = buckets.max() else { return nil }
    var values: [Metric: [Int64]] = [:]
    for metric in batch.fields.metrics where metric.isWhole {
      let column = batch.values(of: metric)
      values[metric] = rows.map { column[$0] }
    }
    let hasSessions = batch.fields.contains(.metric(.sessions))
    let sessions = batch.sessions
    return FileRows.Chunk(
      buckets: buckets, span: first...last, groups: rows.map { keys[$0].group }, values: values,
      sessions: hasSessions ? rows.map { sessions[$0] } : [])
  }

  /// Looks at every row of the groups that came out of order, exactly.
  mutating func searchRepeated() {
    guard isUnordered.contains(true) else { return }
    var seen = TupleIndex(width: 2)
    for key in idle where isUnordered[Int(key.group)] && !seen.insert(key) {
      repeated = key
      return
    }
    for chunk in chunks {
      for (bucket, group) in zip(chunk.buckets, chunk.groups) where isUnordered[Int(group)] {
        let key = RowKey(bucket: bucket, group: group)
        guard seen.insert(key) else {
          repeated = key
          return
        }
      }
    }
  }

  /// What was collected, once the decoder has come to the end.
  func rows(from decoder: borrowing AnswerDecoder) -> FileRows {
    let grain = decoder.grain
    var rows = FileRows()
    rows.grain = grain
    rows.dimensions = decoder.fields.dimensions
    rows.metrics = decoder.fields.metrics
    for dimension in rows.dimensions { rows.values.append(decoder.values(of: dimension)) }
    rows.groupCodes = groups.members
    rows.groupCount = groups.count
    rows.chunks = chunks
    if let latest {
      let unit = FileRows.unit.milliseconds
      rows.end = Instant(milliseconds: Int64(latest) * unit) + grain.length
    }
    return rows
  }
}

extension TupleIndex {
  /// Adds a row; false if it was there.
  fileprivate mutating func insert(_ key: RowKey) -> Bool {
    let before = count
    _ = number(of: key.bucket, key.group)
    return count > before
  }
}
