import PQModel
import PQWire

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

  /// Returns a chunk with some rows of a batch, and the values of the averaged metrics, which the
  /// chunk does not have yet; `nil` if there are no rows.
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

  /// Returns the rows sorted by group and then by time. Most files are sorted by time already, and
  /// then the first of the two sorts is skipped.
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
