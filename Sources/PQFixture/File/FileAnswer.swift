import PQModel
import PQWire

/// The state of one answer while it is computed. There is a sum for each metric and each cell. A cell is
/// one pair of a bucket and a group that has rows.
struct FileAnswer {
  private let request: ExportRequest
  private let rows: FileRows
  private let range: BucketRange
  private let grouping: GroupMap
  /// The chunks that may have rows of the answer.
  private let chunks: [FileRows.Chunk]
  private var cells: CellNumbering
  private var sums: [Metric: IntegerSums] = [:]
  private var averageSums: [Metric: DecimalSums] = [:]

  /// Returns the answer to a request.
  static func table(for request: ExportRequest, from rows: FileRows) -> DataTable {
    var answer = FileAnswer(to: request, from: rows)
    answer.addRows()
    return DataTable(answer.columns())
  }

  private init(to request: ExportRequest, from rows: FileRows) {
    self.request = request
    self.rows = rows
    range = BucketRange(request, of: rows)
    grouping = GroupMap(request, of: rows)
    chunks = rows.chunks.filter { [range] in range.overlaps($0.span) }
    cells = CellNumbering(
      bucketCount: range.count, groupCount: grouping.count,
      rowCount: chunks.reduce(0) { $0 + $1.buckets.count })
  }

  /// Adds up the rows of all chunks.
  private mutating func addRows() {
    var runFinder = CellRunFinder(range, grouping, grain: rows.grain)
    if cells.needsFirstPass {
      for chunk in chunks { runFinder.findRuns(chunk, &cells) }
      cells.finishFirstPass()
    }
    for chunk in chunks {
      runFinder.findRuns(chunk, &cells)
      for metric in request.metrics { add(metric, of: chunk, runFinder.runs) }
    }
  }

  private mutating func add(_ metric: Metric, of chunk: FileRows.Chunk, _ runs: [CellRun]) {
    // While the sums grow, they are not in the dictionary. Otherwise they would be copied.
    if metric.isWhole {
      var sums = sums.removeValue(forKey: metric) ?? IntegerSums()
      sums.grow(to: cells.count)
      sums.add(chunk.values[metric, default: []], runs: runs)
      self.sums[metric] = sums
    } else {
      var sums = averageSums.removeValue(forKey: metric) ?? DecimalSums()
      sums.grow(to: cells.count)
      sums.add(chunk.averages[metric] ?? DecimalSums(), runs: runs)
      averageSums[metric] = sums
    }
  }
}

extension FileAnswer {
  /// Returns the columns of the answer and removes the sums. Each sum is freed as soon as its
  /// column is complete.
  private mutating func columns() -> [Column] {
    let ordered = cells.ordered
    cells = CellNumbering(bucketCount: 0, groupCount: 0, rowCount: 0)
    let starts = ordered.buckets.map { bucket in
      Int64(range.start(of: Int(bucket))) * FileRows.unit.milliseconds
    }
    var columns = [Column(Field.timestamp.name, .time, .instants(starts))]
    for dimension in request.dimensions {
      columns.append(grouping.column(of: dimension, ordered.groups))
    }
    for metric in request.metrics { columns.append(column(of: metric, ordered.cells)) }
    return columns
  }

  /// - Parameter cells: The cell of each row, or `nil` if row i has cell i.
  private mutating func column(of metric: Metric, _ cells: [UInt32]?) -> Column {
    switch metric.overTime {
    case .adds:
      let sums = sums.removeValue(forKey: metric) ?? IntegerSums()
      return Self.column(of: metric, cells.map { sums.cells($0) } ?? sums)
    case .averages:
      let sums = averageSums.removeValue(forKey: metric) ?? DecimalSums()
      return averages(metric, cells.map { sums.cells($0) } ?? sums)
    }
  }

  private static func column(of metric: Metric, _ sums: IntegerSums) -> Column {
    let meaning = Column.Meaning.measure(metric.unit)
    switch sums.values {
    case .narrow(let numbers): return Column(metric.rawValue, meaning, .integers(numbers))
    case .wide(let numbers):
      var column = Column(metric.rawValue, meaning, .decimals(numbers.map(\.nearestDouble)))
      column.exact = .integerSums(sums)
      return column
    }
  }

  /// Returns the averages over the minutes of each bucket. A minute without rows counts as 0.
  private func averages(_ metric: Metric, _ sums: DecimalSums) -> Column {
    let minutes = request.interval.length.milliseconds / TimeSpan.minute.milliseconds
    var column = Column(
      metric.rawValue, .measure(metric.unit), .decimals(sums.quotients(by: minutes)))
    if !sums.areReadable(minutes: minutes) { column.exact = .averages(sums) }
    return column
  }
}
