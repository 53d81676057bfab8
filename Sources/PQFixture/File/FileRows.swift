import PQModel
import PQWire

// The rows of a file in chunks, and the builder of chunks.

/// The rows of a file, stored in columns. A group is one combination of dimension values. A row has the
/// number of its group instead of the values.
struct FileRows: Sendable {
  /// The unit of bucket starts: one minute. The length of every interval is a multiple of one minute.
  static let unit = TimeSpan.minute

  /// The rows of one batch of the decoder. A chunk never grows, so its columns are never copied.
  ///
  /// The rows are sorted by group and then by time. So the rows of a group are adjacent, and a request
  /// can skip the groups that it does not need.
  struct Chunk: Sendable {
    /// The runs of the groups that have rows in this chunk, in ascending order of the group number.
    let runs: [Run]
    /// The bucket start of each row, in units since the epoch.
    let buckets: [UInt32]
    /// The earliest and the latest bucket start.
    let span: ClosedRange<UInt32>
    /// A column for each additive metric of the file, in row order.
    let values: [Metric: [Int64]]
    /// A column for each averaged metric of the file. Each value is multiplied by the minutes of
    /// its bucket.
    var averages: [Metric: DecimalSums] = [:]
  }

  /// The rows of one group in a chunk. The first row is the `end` of the previous run.
  struct Run: Sendable {
    /// The number of the group.
    let group: UInt32
    /// The index after the last row of the run.
    let end: UInt32
  }

  /// The length of the file's buckets.
  var grain = Interval.m1
  /// The dimensions of the file, in the order of the API document.
  var dimensions: [ExportDimension] = []
  /// The metrics of the file, in the order of the API document.
  var metrics: [Metric] = []
  /// The distinct values of each dimension, sorted by their bytes. The code of a value is its
  /// index.
  var values: [TextList] = []
  /// The codes of the values of all groups, `dimensions.count` codes for each group.
  var groupCodes: [UInt32] = []
  var groupCount = 0
  var chunks: [Chunk] = []
  /// The end of the last bucket, or the epoch if there are no rows.
  var end = Instant(milliseconds: 0)
  /// The first bucket start, in units since the epoch, whose bucket ends after the clock. Rows that
  /// start at or after it are ignored. `Int.max` if no row is ignored.
  private(set) var firstIgnoredUnit = Int.max

  /// Ignores the rows whose buckets end after a time.
  mutating func end(at clock: Instant) {
    guard clock < end else { return }
    let last = (clock - grain.length).floored(to: Self.unit)
    firstIgnoredUnit = max(0, Int(last.milliseconds / Self.unit.milliseconds) + 1)
  }
}

extension FileRows {
  /// Returns the distinct values of a dimension in the rows that are not ignored. `place` is the
  /// index of the dimension in `dimensions`.
  func countedValues(of place: Int) -> [String] {
    guard firstIgnoredUnit < .max else { return Array(values[place]) }
    var isCounted = [Bool](repeating: false, count: values[place].count)
    for group in countedGroups {
      isCounted[Int(groupCodes[Int(group) * dimensions.count + place])] = true
    }
    return values[place].indices.filter { isCounted[$0] }.map { values[place][$0] }
  }

  /// The groups with at least one row that is not ignored. A group may occur more than once.
  private var countedGroups: [UInt32] {
    chunks.flatMap { chunk in
      var start = 0
      return chunk.runs.compactMap { run in
        // The first row of a run is its earliest.
        defer { start = Int(run.end) }
        return Int(chunk.buckets[start]) < firstIgnoredUnit ? run.group : nil
      }
    }
  }
}

/// Builds a chunk from the rows of a batch.
enum ChunkBuilder {
  /// Returns the rows that are not zero in every metric.
  static func rowsWithTraffic(_ batch: borrowing RowBatch) -> [UInt32] {
    var bits = [Int64](repeating: 0, count: batch.count)
    for metric in batch.fields.metrics {
      if metric.isWhole {
        let values = batch.values(of: metric)
        for row in bits.indices { bits[row] |= values[row] }
      } else {
        let values = batch.averages(of: metric)
        for row in bits.indices where values[row] != 0 { bits[row] = 1 }
      }
    }
    return (0..<UInt32(batch.count)).filter { bits[Int($0)] != 0 }
  }

  /// Returns a chunk with some rows of a batch, and separately the values of the averaged metrics. The
  /// chunk itself does not have these values yet. Returns `nil` if there are no rows.
  static func chunk(of batch: borrowing RowBatch, _ keys: [RowKey], _ rows: [UInt32])
    -> (chunk: FileRows.Chunk, averages: [Metric: [Double]])?
  {
    let rows = ordered(rows, keys)
    let buckets = rows.map { keys[Int($0)].bucket }
    guard let first = buckets.min(), let last = buckets.max() else { return nil }
    var (values, averages): ([Metric: [Int64]], [Metric: [Double]]) = ([:], [:])
    for metric in batch.fields.metrics {
      if metric.isWhole {
        let column = batch.values(of: metric)
        values[metric] = rows.map { column[Int($0)] }
      } else {
        let column = batch.averages(of: metric)
        averages[metric] = rows.map { column[Int($0)] }
      }
    }
    let chunk = FileRows.Chunk(
      runs: runs(of: rows, keys), buckets: buckets, span: first...last, values: values)
    return (chunk, averages)
  }

  /// Returns the rows, sorted by group and then by time. The sort by time is skipped if the rows are
  /// already sorted by time, as in most files.
  private static func ordered(_ rows: [UInt32], _ keys: [RowKey]) -> [UInt32] {
    let isInOrder = zip(keys, keys.dropFirst()).allSatisfy { $0.bucket <= $1.bucket }
    let byTime = isInOrder ? rows : CountingOrder.sorted(rows, by: keys.map(\.bucket))
    return CountingOrder.sorted(byTime, by: keys.map(\.group))
  }

  private static func runs(of rows: [UInt32], _ keys: [RowKey]) -> [FileRows.Run] {
    var runs: [FileRows.Run] = []
    for (row, next) in zip(rows.indices, rows.dropFirst())
    where keys[Int(rows[row])].group != keys[Int(next)].group {
      runs.append(FileRows.Run(group: keys[Int(rows[row])].group, end: UInt32(row + 1)))
    }
    if let last = rows.last {
      runs.append(FileRows.Run(group: keys[Int(last)].group, end: UInt32(rows.count)))
    }
    return runs
  }
}
