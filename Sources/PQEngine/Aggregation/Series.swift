import PQModel
import PQPlan

/// Sums of metrics, one for each group and bucket that has rows.
struct Series {
  let buckets: Buckets
  /// The metrics, in the order of their sums.
  let metrics: [Metric]
  private var index: CellIndex
  /// The sums of each metric of whole numbers; empty for an averaged metric.
  private var wholes: [WholeSums]
  /// The sums of each averaged metric; empty for a metric of whole numbers.
  private var averages: [AverageSums]
  private let subtracts: Bool

  /// Creates empty sums.
  ///
  /// - Parameter subtracts: True if some answers are subtracted, so that cells without traffic can
  ///   remain.
  init(_ buckets: Buckets, _ metrics: [Metric], subtracts: Bool) {
    self.buckets = buckets
    self.metrics = metrics
    self.subtracts = subtracts
    index = CellIndex(bucketCount: buckets.count)
    wholes = metrics.map { _ in WholeSums() }
    averages = metrics.map { _ in AverageSums(subtracts: subtracts) }
  }

  mutating func add(_ batch: RowBatch) {
    let cells = index.cells(batch.groups, buckets.numbers(of: batch.starts))
    let minutes = batch.interval.milliseconds / TimeSpan.minute.milliseconds
    for (place, metric) in metrics.enumerated() {
      switch batch.metrics.firstIndex(of: metric).map({ batch.numbers[$0] }) {
      case .wholes(let numbers): wholes[place].add(numbers, times: batch.factor, to: cells)
      case .averages(let numbers):
        averages[place].add(numbers, minutes: minutes, times: batch.factor, to: cells)
      case .sums(let numbers): averages[place].add(numbers, times: batch.factor, to: cells)
      case nil: continue
      }
    }
  }

  /// Returns the same sums with groups joined.
  ///
  /// - Parameter target: The number of the group into which each group is joined.
  func regrouped(_ target: [UInt32]) -> Series {
    var result = Series(buckets, metrics, subtracts: subtracts)
    result.add(self, as: target)
    return result
  }

  /// Adds the sums of another part.
  ///
  /// - Parameter target: The number that each group of the other part has here.
  mutating func add(_ other: Series, as target: [UInt32]) {
    let cells = index.cells(other.index.groups.map { target[Int($0)] }, other.index.buckets)
    for (place, metric) in metrics.enumerated() {
      if metric.isWhole {
        wholes[place].add(other.wholes[place], times: 1, to: cells)
      } else {
        averages[place].add(other.averages[place], to: cells)
      }
    }
  }
}

extension WholeSums {
  /// Adds the numbers of rows, each multiplied by a factor.
  fileprivate mutating func add(_ numbers: WholeSums, times factor: Int, to cells: RowCells) {
    if cells.areNew, factor == 1, numbers.count == cells.count - count,
      case .narrow(let numbers) = numbers.values
    {
      return append(numbers)
    }
    grow(to: cells.count)
    add(numbers, times: Int64(factor), to: cells.numbers)
  }
}

extension Series {
  /// Puts the cells in the order of groups and, within a group, of time.
  mutating func order() {
    guard let order = index.order() else { return }
    for (place, metric) in metrics.enumerated() {
      if metric.isWhole {
        wholes[place] = wholes[place].cells(order)
      } else {
        averages[place].pick(order)
      }
    }
  }

  /// Returns the rows with traffic of a series in order, and the cell of each, or `nil` if all cells
  /// are such rows. Subtraction can leave cells that are zero in every metric.
  func rowsWithTraffic() -> (rows: RowSet, cells: [UInt32]?) {
    guard subtracts else { return (index.rows, nil) }
    let hasTraffic = self.hasTraffic
    guard hasTraffic.contains(false) else { return (index.rows, nil) }
    let kept = (0..<UInt32(index.count)).filter { hasTraffic[Int($0)] }
    return (index.rows.rows(kept), kept)
  }

  /// For each cell, true if it is not zero in some metric.
  private var hasTraffic: [Bool] {
    var hasTraffic = [Bool](repeating: false, count: index.count)
    for place in metrics.indices {
      let signs = metrics[place].isWhole ? wholes[place].signs : averages[place].signs
      hasTraffic.withUnsafeMutableBufferPointer { hasTraffic in
        for cell in signs.indices where signs[cell] != 0 { hasTraffic[cell] = true }
      }
    }
    return hasTraffic
  }

  /// Returns the numbers of the cells whose sums of a metric are negative.
  func cellsBelowZero(_ place: Int) -> [Int] {
    let signs = metrics[place].isWhole ? wholes[place].signs : averages[place].signs
    return signs.indices.filter { signs[$0] < 0 }
  }

  /// Returns the position of a sum, given the number of its cell and the index of its metric.
  func cell(_ number: Int, _ metric: Int) -> Cell {
    Cell(group: index.groups[number], bucket: index.buckets[number], metric: metric)
  }

  /// Returns the number of a cell, or `nil` if it has no rows. It searches all cells.
  func number(of cell: Cell) -> Int? {
    index.groups.indices.first {
      index.groups[$0] == cell.group && index.buckets[$0] == cell.bucket
    }
  }

  /// Returns the sum of a metric of whole numbers in a cell.
  func sum(_ place: Int, cell: Int) -> Int128 { wholes[place][cell] }

  /// Returns the sums of a metric of whole numbers, one for each cell.
  func sums(_ place: Int) -> WholeSums.Values { wholes[place].values }

  /// Returns the averages of a metric over the fetched part of each bucket, one for each cell.
  func averages(_ place: Int, _ coverage: Coverage?) -> [Double] {
    if let length = buckets.commonLength, coverage == nil {
      return averages[place].averages(over: length)
    }
    let lengths = (0..<buckets.count).map { bucket in
      let missing = coverage?.missing(bucket) ?? 0
      return TimeSpan(milliseconds: buckets[bucket].length.milliseconds - missing)
    }
    return averages[place].averages { lengths[Int(index.buckets[$0])] }
  }
}
