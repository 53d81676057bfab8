import PQModel

/// The rows of a file, stored in columns. A row's combination of dimension values is stored as the
/// number of its group.
struct FileRows: Sendable {
  /// The unit of bucket starts, one minute. The length of every interval is a multiple of it.
  static let unit = TimeSpan.minute

  /// The rows of one batch of the decoder. A chunk never grows, so its columns are never copied.
  ///
  /// The rows are sorted by group and then by time. The rows of a group are therefore adjacent, and
  /// groups that a request does not need are skipped.
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

  /// The rows of one group in a chunk. They begin at the end of the previous run.
  struct Run: Sendable {
    /// The number of the group.
    let group: UInt32
    /// The index after the last row of the run.
    let end: UInt32
  }

  /// The length of the file's buckets.
  var grain = Interval.m1
  /// The dimensions of the file, in the order of the API document.
  var dimensions: [Dimension] = []
  /// The metrics of the file, in the order of the API document.
  var metrics: [Metric] = []
  /// The distinct values of each dimension, sorted by their bytes. The code of a value is its
  /// index.
  var values: [TextList] = []
  /// The codes of all groups, `dimensions.count` for each group.
  var groupCodes: [UInt32] = []
  var groupCount = 0
  var chunks: [Chunk] = []
  /// The end of the last bucket, or the epoch if there are no rows.
  var end = Instant(milliseconds: 0)
  /// The first unit whose bucket ends after the clock. Rows that start at or after it are ignored.
  /// `Int.max` if no row is ignored.
  private(set) var openUnit = Int.max

  /// Ignores the rows whose buckets end after a time.
  mutating func end(at clock: Instant) {
    guard clock < end else { return }
    let last = (clock - grain.length).floored(to: Self.unit)
    openUnit = max(0, Int(last.milliseconds / Self.unit.milliseconds) + 1)
  }
}

extension FileRows {
  /// Returns the distinct values of a dimension in the rows that are not ignored. `place` is the
  /// index of the dimension in `dimensions`.
  func countedValues(of place: Int) -> [String] {
    guard openUnit < .max else { return Array(values[place]) }
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
        return Int(chunk.buckets[start]) < openUnit ? run.group : nil
      }
    }
  }
}
