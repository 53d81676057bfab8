import PQModel
import PQWire

/// The key of a row: the start of its bucket, in minutes since the epoch, and the number of its group.
struct RowKey: Sendable, Hashable {
  let bucket: UInt32
  let group: UInt32
}

/// Collects the rows of the decoder and detects rows that occur twice.
struct RowCollector {
  /// A row that occurs twice, or `nil` if none was found.
  private(set) var repeated: RowKey?

  private var fields = FieldSet()
  private var groups = TupleIndex(width: 0)
  private var chunks: [FileRows.Chunk] = []
  /// The averages of each chunk. They are multiplied by the minutes of a bucket at the end of the file,
  /// because only then the length of the buckets is known.
  private var averages: [[Metric: [Double]]] = []
  /// The keys of the rows without traffic. These rows must not occur twice either. Their values are
  /// not kept.
  private var rowsWithoutTraffic: [RowKey] = []
  private var latest: UInt32?
  /// The latest bucket start of each group.
  private var latestOfGroup: [UInt32] = []
  /// For each group, true if its rows are not in the order of time.
  private var isUnordered: [Bool] = []

  /// Takes the rows of a batch. If a row has the same bucket start as the latest row of its group, the
  /// function sets `repeated` and stops.
  mutating func take(_ batch: borrowing RowBatch) {
    let keys = numbered(batch)
    for key in keys where recordKey(key) {
      repeated = key
      return
    }
    let traffic = ChunkBuilder.rowsWithTraffic(batch)
    if traffic.count < keys.count {
      var isIdle = [Bool](repeating: true, count: keys.count)
      for row in traffic { isIdle[Int(row)] = false }
      for row in keys.indices where isIdle[row] { rowsWithoutTraffic.append(keys[row]) }
    }
    guard let (chunk, averages) = ChunkBuilder.chunk(of: batch, keys, traffic) else { return }
    chunks.append(chunk)
    self.averages.append(averages)
  }

  /// Returns the key of each row of a batch. A new group gets the next number.
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

  /// Prepares the group index when the columns of the file are known.
  private mutating func begin(_ fields: FieldSet) {
    guard fields != self.fields else { return }
    self.fields = fields
    groups = TupleIndex(width: fields.dimensions.count)
  }

  /// Records the bucket start and the group of a row.
  ///
  /// - Returns: True if the latest row of the group has the same bucket start. All other repetitions are
  ///   found by `searchRepeated`.
  private mutating func recordKey(_ key: RowKey) -> Bool {
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
  /// Sets `repeated` if a row occurs twice. It checks only the groups whose rows are not in the order of
  /// time.
  mutating func searchRepeated() {
    guard isUnordered.contains(true) else { return }
    var seen = TupleIndex(width: 2)
    for key in rowsWithoutTraffic where isUnordered[Int(key.group)] && !seen.insert(key) {
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

  /// Returns the collected rows. The decoder must have reached the end of the file. The collector is
  /// empty afterwards.
  mutating func rows(from decoder: consuming AnswerDecoder) -> FileRows {
    let grain = decoder.grain
    var rows = FileRows()
    rows.grain = grain
    rows.dimensions = decoder.fields.dimensions
    rows.metrics = decoder.fields.metrics
    rows.values = rows.dimensions.map { decoder.values(of: $0) }
    // The indexes are freed before the values are sorted, to keep the peak of memory low.
    _ = consume decoder
    (latestOfGroup, isUnordered, rowsWithoutTraffic) = ([], [], [])
    orderValues(of: &rows)
    rows.chunks = takeChunks(minutes: grain.length.milliseconds / TimeSpan.minute.milliseconds)
    if let latest {
      let unit = FileRows.unit.milliseconds
      rows.end = Instant(milliseconds: Int64(latest) * unit) + grain.length
    }
    return rows
  }

  /// Sorts the values of each dimension. The groups get the new codes, and the group index is emptied.
  private mutating func orderValues(of rows: inout FileRows) {
    let width = groups.width
    rows.groupCount = groups.count
    rows.groupCodes = [UInt32](repeating: 0, count: groups.count * width)
    for place in rows.values.indices {
      let order = TextOrder.order(of: rows.values[place])
      // The copy has no spare capacity.
      rows.values[place] = rows.values[place].texts(at: order.lazy.map { Int($0) })
      var ranks = [UInt32](repeating: 0, count: order.count)
      for (rank, value) in order.enumerated() { ranks[Int(value)] = UInt32(rank) }
      for group in 0..<groups.count {
        rows.groupCodes[group * width + place] = ranks[Int(groups.member(place, of: group))]
      }
    }
    groups = TupleIndex(width: 0)
  }

  /// Returns the chunks with their averaged metrics. The collector has no chunks afterwards.
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
  /// The keys of the chunk's rows, in row order.
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
  /// Adds the key of a row. Returns false if the index already had the key.
  fileprivate mutating func insert(_ key: RowKey) -> Bool {
    let before = count
    _ = number(of: key.bucket, key.group)
    return count > before
  }
}
