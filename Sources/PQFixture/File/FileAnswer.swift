import PQModel
import PQWire

/// One answer in the making: a sum for each metric, bucket and group that any row falls into.
struct FileAnswer {
  private let request: ExportRequest
  private let rows: FileRows
  private let grouping: Grouping
  private var cells: CellIndex
  private var sums: [Metric: [Int64]] = [:]
  private var sessions: [Double] = []

  init(to request: ExportRequest, from rows: FileRows) {
    self.request = request
    self.rows = rows
    grouping = Grouping(request, of: rows)
    cells = CellIndex(request, groupCount: grouping.count)
  }

  /// Adds up the rows.
  mutating func table() throws(SumTooLarge) -> Table {
    for chunk in rows.chunks where cells.overlaps(chunk.span) {
      let hits = cells.hits(in: chunk, grouping)
      for metric in request.metrics {
        if metric.isWhole {
          try add(chunk.values[metric, default: []], of: metric, hits)
        } else {
          add(chunk.sessions, hits)
        }
      }
    }
    return Table(try columns())
  }

  private mutating func add(_ values: [Int64], of metric: Metric, _ hits: [CellIndex.Hit])
    throws(SumTooLarge)
  {
    // Taken out of the dictionary while it grows, so that it is not copied.
    var column = sums.removeValue(forKey: metric) ?? []
    column.append(contentsOf: repeatElement(0, count: cells.count - column.count))
    var overflows = false
    for hit in hits {
      let (sum, overflow) = column[hit.cell].addingReportingOverflow(values[hit.row])
      column[hit.cell] = sum
      overflows = overflows || overflow
    }
    guard !overflows else { throw SumTooLarge(metric: metric) }
    sums[metric] = column
  }

  private mutating func add(_ values: [Double], _ hits: [CellIndex.Hit]) {
    sessions.append(contentsOf: repeatElement(0, count: cells.count - sessions.count))
    for hit in hits { sessions[hit.cell] += values[hit.row] }
  }
}

extension FileAnswer {
  private func columns() throws(SumTooLarge) -> [Column] {
    var columns = [Column(Field.timestamp.name, .time, .instants(cells.starts))]
    for dimension in request.dimensions {
      columns.append(grouping.column(of: dimension, cells.groups, in: rows))
    }
    for metric in request.metrics { columns.append(try column(of: metric)) }
    return columns
  }

  private func column(of metric: Metric) throws(SumTooLarge) -> Column {
    guard !metric.isWhole else {
      return Column(metric.rawValue, .measure(metric.unit), .integers(sums[metric] ?? []))
    }
    return Column(metric.rawValue, .measure(metric.unit), .decimals(try averages()))
  }

  /// The mean over the buckets of the file that one bucket of the answer has, with or without rows.
  private func averages() throws(SumTooLarge) -> [Double] {
    let grains = request.interval.length.milliseconds / rows.grain.length.milliseconds
    guard sessions.allSatisfy(\.isFinite) else { throw SumTooLarge(metric: .sessions) }
    return sessions.map { $0 / Double(grains) }
  }
}

/// A sum that does not fit into its column.
struct SumTooLarge: Error, CustomStringConvertible {
  let metric: Metric

  var description: String {
    "a sum of \"\(metric.rawValue)\" is larger than "
      + (metric.isWhole ? "\(Int64.max)" : "any number")
      + "; ask for shorter buckets or for more dimensions"
  }
}
