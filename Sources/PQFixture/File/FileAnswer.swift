import PQModel
import PQWire

/// One answer in the making: a sum for each metric, bucket and group that any row falls into.
struct FileAnswer {
  private let request: ExportRequest
  private let rows: FileRows
  private let range: BucketRange
  private let grouping: Grouping
  /// The chunks that may have rows of the answer.
  private let chunks: [FileRows.Chunk]
  private var cells: CellIndex
  private var sums: [Metric: WholeSums] = [:]
  private var averageSums: [Metric: DecimalSums] = [:]

  /// The answer to a request.
  static func table(for request: ExportRequest, from rows: FileRows) -> Table {
    var answer = FileAnswer(to: request, from: rows)
    answer.addRows()
    return Table(answer.columns())
  }

  private init(to request: ExportRequest, from rows: FileRows) {
    self.request = request
    self.rows = rows
    range = BucketRange(request, of: rows)
    grouping = Grouping(request, of: rows)
    chunks = rows.chunks.filter { [range] in range.overlaps($0.span) }
    cells = CellIndex(
      bucketCount: range.count, groupCount: grouping.count,
      rowCount: chunks.reduce(0) { $0 + $1.buckets.count })
  }

  /// Adds up the rows.
  private mutating func addRows() {
    var stretches = Stretches(range, grouping, grain: rows.grain)
    if cells.needsMarks {
      for chunk in chunks { stretches.cut(chunk, &cells) }
      cells.endMarks()
    }
    for chunk in chunks {
      stretches.cut(chunk, &cells)
      for metric in request.metrics { add(metric, of: chunk, stretches.found) }
    }
  }

  private mutating func add(_ metric: Metric, of chunk: FileRows.Chunk, _ stretches: [CellRun]) {
    // Taken out of the dictionary while they grow, so that they are not copied.
    if metric.isWhole {
      var sums = sums.removeValue(forKey: metric) ?? WholeSums()
      sums.grow(to: cells.count)
      sums.add(chunk.values[metric, default: []], runs: stretches)
      self.sums[metric] = sums
    } else {
      var sums = averageSums.removeValue(forKey: metric) ?? DecimalSums()
      sums.grow(to: cells.count)
      sums.add(chunk.averages[metric] ?? DecimalSums(), runs: stretches)
      averageSums[metric] = sums
    }
  }
}

extension FileAnswer {
  /// The columns. The sums are gone afterwards, each as soon as its column is there.
  private mutating func columns() -> [Column] {
    let ordered = cells.ordered
    cells = CellIndex(bucketCount: 0, groupCount: 0, rowCount: 0)
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

  /// - Parameter cells: the cells in the order of the rows; nil if that is their own.
  private mutating func column(of metric: Metric, _ cells: [UInt32]?) -> Column {
    switch metric.overTime {
    case .adds:
      let sums = sums.removeValue(forKey: metric) ?? WholeSums()
      return Self.column(of: metric, cells.map { sums.cells($0) } ?? sums)
    case .averages:
      let sums = averageSums.removeValue(forKey: metric) ?? DecimalSums()
      return averages(metric, cells.map { sums.cells($0) } ?? sums)
    }
  }

  private static func column(of metric: Metric, _ sums: WholeSums) -> Column {
    let meaning = Column.Meaning.measure(metric.unit)
    switch sums.values {
    case .narrow(let numbers): return Column(metric.rawValue, meaning, .integers(numbers))
    case .wide(let numbers):
      var column = Column(metric.rawValue, meaning, .decimals(numbers.map(\.nearestDouble)))
      column.exact = .wholes(sums)
      return column
    }
  }

  /// The means over the buckets of the file that one bucket of the answer has, with or without rows.
  private func averages(_ metric: Metric, _ sums: DecimalSums) -> Column {
    let minutes = request.interval.length.milliseconds / TimeSpan.minute.milliseconds
    var column = Column(
      metric.rawValue, .measure(metric.unit), .decimals(sums.quotients(by: minutes)))
    if !sums.areReadable(minutes: minutes) { column.exact = .averages(sums) }
    return column
  }
}
