import PQModel
import PQWire

/// One answer in the making: a sum for each metric, bucket and group that any row falls into.
struct FileAnswer {
  private let request: ExportRequest
  private let rows: FileRows
  private let range: BucketRange
  private let grouping: Grouping
  private var cells: CellIndex
  private var sums: [Metric: [Int64]] = [:]
  private var sessions: [Double] = []

  init(to request: ExportRequest, from rows: FileRows) {
    self.request = request
    self.rows = rows
    range = BucketRange(request, of: rows)
    grouping = Grouping(request, of: rows)
    cells = CellIndex(bucketCount: range.count, groupCount: grouping.count)
  }

  /// Adds up the rows.
  mutating func table() throws(SumTooLarge) -> Table {
    var stretches = Stretches(range, grouping, grain: rows.grain)
    for chunk in rows.chunks where range.overlaps(chunk.span) {
      stretches.cut(chunk, &cells)
      for metric in request.metrics { try add(metric, of: chunk, stretches.found) }
    }
    return Table(try columns())
  }

  private mutating func add(
    _ metric: Metric, of chunk: FileRows.Chunk, _ stretches: [Stretches.Stretch]
  ) throws(SumTooLarge) {
    guard metric.isWhole else {
      sessions.append(contentsOf: repeatElement(0, count: cells.count - sessions.count))
      return StretchSums.add(chunk.sessions, stretches, to: &sessions)
    }
    // Taken out of the dictionary while it grows, so that it is not copied.
    var column = sums.removeValue(forKey: metric) ?? []
    column.append(contentsOf: repeatElement(0, count: cells.count - column.count))
    let fits = StretchSums.add(chunk.values[metric, default: []], stretches, to: &column)
    guard fits else { throw SumTooLarge(metric: metric) }
    sums[metric] = column
  }
}

extension FileAnswer {
  private func columns() throws(SumTooLarge) -> [Column] {
    let order = cells.ordered
    let starts = order.map { cell in
      Int64(range.start(of: Int(cells.buckets[cell]))) * FileRows.unit.milliseconds
    }
    var columns = [Column(Field.timestamp.name, .time, .instants(starts))]
    let groups = order.map { Int(cells.groups[$0]) }
    for dimension in request.dimensions {
      columns.append(grouping.column(of: dimension, groups))
    }
    for metric in request.metrics { columns.append(try column(of: metric, order)) }
    return columns
  }

  private func column(of metric: Metric, _ order: [Int]) throws(SumTooLarge) -> Column {
    guard metric.isWhole else {
      let averages = try averages()
      return Column(
        metric.rawValue, .measure(metric.unit), .decimals(order.map { averages[$0] }))
    }
    let sums = sums[metric] ?? []
    return Column(metric.rawValue, .measure(metric.unit), .integers(order.map { sums[$0] }))
  }

  /// The mean over the buckets of the file that one bucket of the answer has, with or without rows.
  private func averages() throws(SumTooLarge) -> [Double] {
    let grains = request.interval.length.milliseconds / rows.grain.length.milliseconds
    guard sessions.allSatisfy(\.isFinite) else { throw SumTooLarge(metric: .sessions) }
    return sessions.map { $0 / Double(grains) }
  }
}
