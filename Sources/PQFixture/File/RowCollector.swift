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
  /// The averages of each chunk; the minutes that they count by are known at the end of the file.
  private var averages: [[Metric: [Double]]] = []
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
    let traffic = ChunkBuilder.rowsWithTraffic(batch)
    if traffic.count < keys.count {
      var isIdle = [Bool](repeating: true, count: keys.count)
      for row in traffic { isIdle[Int(row)] = false }
      for row in keys.indices where isIdle[row] { idle.append(keys[row]) }
    }
    guard let (chunk, averages) = ChunkBuilder.chunk(of: batch, keys, traffic) else { return }
    chunks.append(chunk)
    self.averages.append(averages)
  }

  /// The keys of a batch's rows; new groups get the next numbers.
  mutating func numbered(_ batch: borrowing RowBatch) -> [RowKey] {
    begin(batch.fields)
    var columns: [UnsafeBufferPointer<UInt32>] = []
    for dimension in fields.dimensions { columns.append(batch.codes(of: dimension)) }
    let times = batch.timestamps
    var keys: [RowKey] = []
    keys.reserveCapacity(batch.count)
    var group = 0
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: columns.count + 1) { tuple in
      guard let start = tuple.baseAddress else { return }
      for row in times.indices {
        for place in columns.indices { (start + place).initialize(to: columns[place][row]) }
        group = groups.number(of: start, after: group)
        let bucket = UInt32(times[row] / FileRows.unit.milliseconds)
        keys.append(RowKey(bucket: bucket, group: UInt32(group)))
      }
    }
    return keys
  }

  /// Begins to number the groups of a file's columns, once those are known.
  private mutating func begin(_ fields: FieldSet) {
    guard fields != self.fields else { return }
    self.fields = fields
    groups = TupleIndex(width: fields.dimensions.count)
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
  /// Looks at every row of the groups that came out of order, exactly.
  mutating func searchRepeated() {
    guard isUnordered.contains(true) else { return }
    var seen = TupleIndex(width: 2)
    for key in idle where isUnordered[Int(key.group)] && !seen.insert(key) {
      repeated = key
      return
    }
    for chunk in chunks {
      for key in chunk.keys where isUnordered[Int(key.group)] && !seen.insert(key) {
        repeated = key
        return
      }
    }
  }

  /// What was collected, once the decoder has come to the end. Nothing is left here.
  mutating func rows(from decoder: consuming AnswerDecoder) -> FileRows {
    let grain = decoder.grain
    var rows = FileRows()
    rows.grain = grain
    rows.dimensions = decoder.fields.dimensions
    rows.metrics = decoder.fields.metrics
    rows.values = rows.dimensions.map { decoder.values(of: $0) }
    // What only finds values and rows again is gone before values are put in order.
    _ = consume decoder
    (latestOfGroup, isUnordered, idle) = ([], [], [])
    orderValues(of: &rows)
    rows.chunks = takeChunks(minutes: grain.length.milliseconds / TimeSpan.minute.milliseconds)
    if let latest {
      let unit = FileRows.unit.milliseconds
      rows.end = Instant(milliseconds: Int64(latest) * unit) + grain.length
    }
    return rows
  }

  /// Puts the values of each dimension in order, and gives the groups their codes in it. No group is
  /// left here.
  private mutating func orderValues(of rows: inout FileRows) {
    let width = groups.width
    rows.groupCount = groups.count
    rows.groupCodes = [UInt32](repeating: 0, count: groups.count * width)
    for place in rows.values.indices {
      let order = TextOrder.order(of: rows.values[place])
      // As copies, which have no room for more.
      rows.values[place] = rows.values[place].texts(at: order.lazy.map { Int($0) })
      var ranks = [UInt32](repeating: 0, count: order.count)
      for (rank, value) in order.enumerated() { ranks[Int(value)] = UInt32(rank) }
      for group in 0..<groups.count {
        rows.groupCodes[group * width + place] = ranks[Int(groups.member(place, of: group))]
      }
    }
    groups = TupleIndex(width: 0)
  }

  /// Takes the chunks, with their averaged metrics.
  private mutating func takeChunks(minutes: Int64) -> [FileRows.Chunk] {
    var chunks = chunks
    self.chunks = []
    for place in chunks.indices {
      chunks[place].averages = averages[place].mapValues {
        DecimalSums(averages: $0, minutes: minutes)
      }
      averages[place] = [:]
    }
    return chunks
  }
}

extension FileRows.Chunk {
  /// Which rows they are.
  fileprivate var keys: [RowKey] {
    var keys: [RowKey] = []
    for run in runs {
      for bucket in buckets[keys.count..<Int(run.end)] {
        keys.append(RowKey(bucket: bucket, group: run.group))
      }
    }
    return keys
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
