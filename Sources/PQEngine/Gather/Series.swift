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
  private let subtracts: Bool

  /// No sums.
  ///
  /// - Parameter subtracts: whether some of what is added is taken away, so that cells without
  ///   traffic can be left over.
  init(_ buckets: Buckets, _ metrics: [Metric], subtracts: Bool) {
    self.buckets = buckets
    self.metrics = metrics
    self.subtracts = subtracts
    index = CellIndex(bucketCount: buckets.count)
    wholes = metrics.map { _ in WholeSums() }
    averages = metrics.map { _ in AverageSums(subtracts: subtracts) }
  }

  /// Adds rows.
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

  /// The same sums with groups put together: for each group the number of the one that it becomes.
  func regrouped(_ target: [UInt32]) -> Series {
    var result = Series(buckets, metrics, subtracts: subtracts)
    result.add(self, as: target)
    return result
  }

  /// Adds the sums of another part, for each of whose groups the number here is told.
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
  /// Adds the numbers of rows, each so often.
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
  /// Puts the cells in order: that of groups, and in each group that of time.
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

  /// The rows with traffic of a series in order, and the cell of each; nil if all cells are such rows.
  /// What was taken away can leave cells that are zero in every metric.
  func rowsWithTraffic() -> (rows: RowSet, cells: [UInt32]?) {
    guard subtracts else { return (index.rows, nil) }
    let hasTraffic = self.hasTraffic
    guard hasTraffic.contains(false) else { return (index.rows, nil) }
    let kept = (0..<UInt32(index.count)).filter { hasTraffic[Int($0)] }
    return (index.rows.rows(kept), kept)
  }

  /// Whether each cell is more than zero in some metric.
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

  /// The numbers of the cells whose sums of a metric are below zero.
  func cellsBelowZero(_ place: Int) -> [Int] {
    let signs = metrics[place].isWhole ? wholes[place].signs : averages[place].signs
    return signs.indices.filter { signs[$0] < 0 }
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

  /// The sum of a whole metric in a cell.
  func sum(_ place: Int, cell: Int) -> Int128 { wholes[place][cell] }

  /// The sums of a whole metric, a number for each cell.
  func sums(_ place: Int) -> WholeSums.Values { wholes[place].values }

  /// The averages of a metric over the whole buckets, or over what was fetched of them, a number for
  /// each cell.
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
