import PQModel

/// The rows of a file, in columns. What a row's dimensions are is one number, its group.
struct FileRows: Sendable {
  /// The unit in which bucket starts are held. Every grain is a whole number of it.
  static let unit = TimeSpan.minute

  /// Some rows, as many as come out of the decoder at once, so that no column ever grows.
  ///
  /// They stand in the order of their groups, and within a group in that of time: so what is asked
  /// of a group is neighbours, and of a group that is not asked for nothing is read.
  struct Chunk: Sendable {
    /// The groups that have rows here, ascending.
    let runs: [Run]
    /// Bucket starts, in units since the epoch.
    let buckets: [UInt32]
    /// The earliest and the latest of them.
    let span: ClosedRange<UInt32>
    /// A column for each additive metric of the file.
    let values: [Metric: [Int64]]
    /// A column for each averaged metric of the file: each value times the minutes of its bucket.
    var averages: [Metric: DecimalSums] = [:]
  }

  /// The rows of one group in a chunk: from the end of the run before to its own end.
  struct Run: Sendable {
    let group: UInt32
    let end: UInt32
  }

  /// The length of the buckets in the file.
  var grain = Interval.m1
  /// The dimensions of the file, in the order of the API document.
  var dimensions: [Dimension] = []
  /// The metrics of the file, in the order of the API document.
  var metrics: [Metric] = []
  /// The distinct values of each dimension, by code: in the order of their bytes.
  var values: [TextList] = []
  /// The codes of each group's dimensions, group after group.
  var groupCodes: [UInt32] = []
  /// How many groups there are.
  var groupCount = 0
  var chunks: [Chunk] = []
  /// The end of the last bucket.
  var end = Instant(milliseconds: 0)
  /// The first unit whose bucket is not over by the clock: from there on rows do not count.
  private(set) var openUnit = Int.max

  /// Leaves out of account the rows whose buckets end after a time.
  mutating func end(at clock: Instant) {
    guard clock < end else { return }
    let last = (clock - grain.length).floored(to: Self.unit)
    openUnit = max(0, Int(last.milliseconds / Self.unit.milliseconds) + 1)
  }
}

extension FileRows {
  /// The distinct values of a dimension, by its place, in rows that count.
  func countedValues(of place: Int) -> [String] {
    guard openUnit < .max else { return Array(values[place]) }
    var isCounted = [Bool](repeating: false, count: values[place].count)
    for group in countedGroups {
      isCounted[Int(groupCodes[Int(group) * dimensions.count + place])] = true
    }
    return values[place].indices.filter { isCounted[$0] }.map { values[place][$0] }
  }

  /// The groups that have a row that counts, some more than once.
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
