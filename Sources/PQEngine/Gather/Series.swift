import PQModel
import PQPlan

/// Sums of metrics, one for each group and bucket that has rows.
struct Series {
  /// The buckets.
  let buckets: Buckets
  /// The metrics, in the order of the columns of sums.
  let metrics: [Metric]
  private(set) var index: CellIndex
  /// The sums of each metric: whole ones here, averages below.
  private(set) var sums: [[Int64]]
  /// Averages times the lengths of their buckets, in units of `weightUnit`.
  private(set) var weighted: [[Double]]
  /// How large the averages were that were added up, whatever their sign; kept where some are taken
  /// away, to tell nothing from what rounding has left.
  private var magnitudes: [[Double]]
  private let keepsMagnitudes: Bool
  /// What weights are told in; nil if every row is of a whole bucket, so that none has to be.
  private let weightUnit: TimeSpan?

  init(_ buckets: Buckets, _ metrics: [Metric], weightUnit: TimeSpan?, keepsMagnitudes: Bool) {
    self.buckets = buckets
    self.metrics = metrics
    self.weightUnit = weightUnit
    self.keepsMagnitudes = keepsMagnitudes
    index = CellIndex(bucketCount: buckets.count)
    sums = metrics.map { _ in [] }
    weighted = metrics.map { _ in [] }
    magnitudes = metrics.map { _ in [] }
  }

  /// Adds rows.
  ///
  /// - Throws: the metric whose sum is too large.
  mutating func add(_ batch: RowBatch) throws(SumTooLarge) {
    let cells = cells(of: batch)
    for (place, metric) in metrics.enumerated() {
      switch batch.values[place] {
      case .integers(let values) where metric.isWhole:
        try add(values, to: place, cells, batch)
      case .decimals(let values): add(values, to: place, cells, batch)
      default: continue
      }
    }
  }

  private mutating func cells(of batch: RowBatch) -> [Int] {
    var cells: [Int] = []
    cells.reserveCapacity(batch.rows.count)
    var start = Int64.min
    var bucket = 0
    for (number, row) in batch.rows.enumerated() {
      if batch.starts[row] != start {
        start = batch.starts[row]
        // Every slice lies inside the range, so every row has a bucket.
        bucket = buckets.index(of: Instant(milliseconds: start)) ?? 0
      }
      cells.append(index.cell(batch.groups[number], UInt32(bucket)))
    }
    return cells
  }

  private mutating func add(
    _ values: [Int64], to place: Int, _ cells: [Int], _ batch: RowBatch
  ) throws(SumTooLarge) {
    // Taken out of the array while it grows, so that it is not copied.
    var column = sums[place]
    sums[place] = []
    column.append(contentsOf: repeatElement(0, count: index.count - column.count))
    var overflows = false
    let factor = Int64(batch.factor)
    for (number, row) in batch.rows.enumerated() {
      let (value, tooLarge) = values[row].multipliedReportingOverflow(by: factor)
      let (sum, overflow) = column[cells[number]].addingReportingOverflow(value)
      column[cells[number]] = sum
      overflows = overflows || overflow || tooLarge
    }
    sums[place] = column
    if overflows { throw SumTooLarge(metric: metrics[place]) }
  }

  private mutating func add(_ values: [Double], to place: Int, _ cells: [Int], _ batch: RowBatch) {
    var column = weighted[place]
    weighted[place] = []
    column.append(contentsOf: repeatElement(0, count: index.count - column.count))
    let weight = weightUnit.map { unit in
      Double(batch.interval.milliseconds) / Double(unit.milliseconds)
    }
    let factor = (weight ?? 1) * Double(batch.factor)
    for (number, row) in batch.rows.enumerated() { column[cells[number]] += values[row] * factor }
    weighted[place] = column
    guard keepsMagnitudes else { return }
    magnitudes[place].append(
      contentsOf: repeatElement(0, count: index.count - magnitudes[place].count))
    for (number, row) in batch.rows.enumerated() {
      magnitudes[place][cells[number]] += abs(values[row] * factor)
    }
  }
}

extension Series {
  /// The average in a cell over its whole bucket.
  func average(_ place: Int, cell: Int) -> Double {
    let value = weighted[place][cell]
    guard let weightUnit else { return value }
    let length = buckets[Int(index.buckets[cell])].length
    return value / (Double(length.milliseconds) / Double(weightUnit.milliseconds))
  }

  /// The cells with traffic, in the order of groups and of time. What was taken away can leave cells
  /// that are zero in every metric; averages count as zero if rounding alone can have left them.
  func cellsWithTraffic() -> [Int] {
    let cells = index.ordered()
    return keepsMagnitudes ? cells.filter(hasTraffic) : cells
  }

  private func hasTraffic(_ cell: Int) -> Bool {
    metrics.indices.contains { place in
      metrics[place].isWhole
        ? sums[place][cell] != 0
        : abs(weighted[place][cell]) > magnitudes[place][cell] * 1e-12
    }
  }

  /// The same sums with some groups put together.
  func regrouped(_ target: [UInt32]) throws(SumTooLarge) -> Series {
    var result = Series(
      buckets, metrics, weightUnit: weightUnit, keepsMagnitudes: keepsMagnitudes)
    let cells = index.groups.indices.map { cell in
      result.index.cell(target[Int(index.groups[cell])], index.buckets[cell])
    }
    for place in metrics.indices {
      result.sums[place] = try Self.summed(
        sums[place], into: cells, metrics[place], result.index.count)
      result.weighted[place] = Self.summed(weighted[place], into: cells, result.index.count)
      result.magnitudes[place] = Self.summed(magnitudes[place], into: cells, result.index.count)
    }
    return result
  }

  private static func summed(
    _ values: [Int64], into cells: [Int], _ metric: Metric, _ count: Int
  ) throws(SumTooLarge) -> [Int64] {
    guard !values.isEmpty else { return [] }
    var result = [Int64](repeating: 0, count: count)
    for (cell, target) in cells.enumerated() {
      let (sum, overflow) = result[target].addingReportingOverflow(values[cell])
      guard !overflow else { throw SumTooLarge(metric: metric) }
      result[target] = sum
    }
    return result
  }

  private static func summed(_ values: [Double], into cells: [Int], _ count: Int) -> [Double] {
    guard !values.isEmpty else { return [] }
    var result = [Double](repeating: 0, count: count)
    for (cell, target) in cells.enumerated() { result[target] += values[cell] }
    return result
  }
}

/// A sum that does not fit into its column.
struct SumTooLarge: Error {
  let metric: Metric
}
