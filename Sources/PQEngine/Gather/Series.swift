import PQModel
import PQPlan

/// Sums of metrics, one for each group and bucket that has rows.
struct Series {
  /// The buckets.
  let buckets: Buckets
  /// The metrics, in the order of their sums.
  let metrics: [Metric]
  private var index: CellIndex
  /// The sums of each metric: of whole numbers here, of averages below.
  private var wholes: [WholeSums]
  private var averages: [AverageSums]
  /// What the lengths of buckets are told in that averages count by; nil if every row is of a whole
  /// bucket, so that averages only add up over groups.
  private let weightUnit: TimeSpan?
  private let subtracts: Bool

  /// No sums.
  ///
  /// - Parameter subtracts: whether some of what is added is taken away, so that cells without
  ///   traffic can be left over.
  init(_ buckets: Buckets, _ metrics: [Metric], weightUnit: TimeSpan?, subtracts: Bool) {
    self.buckets = buckets
    self.metrics = metrics
    self.weightUnit = weightUnit
    self.subtracts = subtracts
    index = CellIndex(bucketCount: buckets.count)
    wholes = metrics.map { _ in WholeSums() }
    averages = metrics.map { _ in AverageSums(subtracts: subtracts) }
  }

  /// Adds rows.
  ///
  /// - Throws: the metric whose sum is too large.
  mutating func add(_ batch: RowBatch) throws(SumTooLarge) {
    let cells = index.cells(batch.groups, buckets.numbers(of: batch.starts))
    let weight = weightUnit.map { batch.interval / $0 } ?? 1
    for (place, metric) in metrics.enumerated() {
      switch batch.metrics.firstIndex(of: metric).map({ batch.values[$0] }) {
      case .integers(let numbers):
        guard wholes[place].add(numbers, times: batch.factor, to: cells) else {
          throw SumTooLarge(metric: metric)
        }
      case .decimals(let numbers):
        averages[place].add(numbers, times: weight * Double(batch.factor), to: cells)
      default: continue
      }
    }
  }

  /// The same sums with groups put together: for each group the number of the one that it becomes.
  func regrouped(_ target: [UInt32]) throws(SumTooLarge) -> Series {
    var result = Series(buckets, metrics, weightUnit: weightUnit, subtracts: subtracts)
    try result.add(self, as: target)
    return result
  }

  /// Adds the sums of another part, for each of whose groups the number here is told.
  mutating func add(_ other: Series, as target: [UInt32]) throws(SumTooLarge) {
    let cells = index.cells(other.index.groups.map { target[Int($0)] }, other.index.buckets)
    for (place, metric) in metrics.enumerated() {
      guard !metric.isWhole || wholes[place].add(other.wholes[place].values, times: 1, to: cells)
      else { throw SumTooLarge(metric: metric) }
      if !metric.isWhole { averages[place].add(other.averages[place], to: cells) }
    }
  }
}

extension Series {
  /// The rows with traffic, in their order, and the cell of each. What was taken away can leave
  /// cells that are zero in every metric.
  func ordered() -> (rows: RowSet, cells: [UInt32]) {
    let (rows, cells) = index.ordered()
    guard subtracts else { return (rows, cells) }
    let hasTraffic = self.hasTraffic
    let kept = (0..<UInt32(cells.count)).filter { hasTraffic[Int(cells[Int($0)])] }
    return (rows.rows(kept), cells.rows(kept))
  }

  /// Whether each cell is more than zero in some metric.
  private var hasTraffic: [Bool] {
    var hasTraffic = [Bool](repeating: false, count: index.count)
    for place in metrics.indices {
      let (sums, averages) = (wholes[place].values, averages[place])
      if metrics[place].isWhole {
        for cell in sums.indices where sums[cell] != 0 { hasTraffic[cell] = true }
      } else {
        for cell in hasTraffic.indices where !averages.isNothing(cell) { hasTraffic[cell] = true }
      }
    }
    return hasTraffic
  }

  /// The numbers of the cells whose sums of a metric are below zero.
  func cellsBelowZero(_ place: Int) -> [Int] {
    metrics[place].isWhole ? wholes[place].cellsBelowZero : averages[place].cellsBelowZero
  }

  /// The sum of a metric, by the number of its cell.
  func cell(_ number: Int, _ metric: Int) -> Cell {
    Cell(group: index.groups[number], bucket: index.buckets[number], metric: metric)
  }

  /// The number of a cell; nil if it has no rows. It takes a look at all of them.
  func number(of cell: Cell) -> Int? {
    index.groups.indices.first {
      index.groups[$0] == cell.group && index.buckets[$0] == cell.bucket
    }
  }

  /// The sums of a whole metric, a number for each cell.
  func sums(_ place: Int) -> [Int64] { wholes[place].values }

  /// The averages of a metric over the whole buckets, or over what was fetched of them, a number for
  /// each cell.
  func averages(_ place: Int, _ coverage: Coverage?) -> [Double] {
    let sums = averages[place].sums
    guard let weightUnit else { return sums }
    if let length = buckets.commonLength, coverage == nil {
      let weight = length / weightUnit
      return sums.map { $0 / weight }
    }
    let weights = (0..<buckets.count).map { bucket in
      let missing = coverage?.missing(bucket) ?? 0
      return TimeSpan(milliseconds: buckets[bucket].length.milliseconds - missing) / weightUnit
    }
    return Array(rows: sums.count) { sums[$0] / weights[Int(index.buckets[$0])] }
  }
}

extension TimeSpan {
  /// How often one span goes into another.
  fileprivate static func / (span: TimeSpan, unit: TimeSpan) -> Double {
    Double(span.milliseconds) / Double(unit.milliseconds)
  }
}

/// A sum that does not fit into its column.
struct SumTooLarge: Error {
  let metric: Metric
}
