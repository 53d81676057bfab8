import PQModel
import PQPlan

/// Sums of metrics. Each metric has one sum for each cell. A cell is one pair of a group and a bucket
/// that has rows.
struct Series {
  let buckets: Buckets
  /// The metrics, in the order of their sums.
  let metrics: [Metric]
  private var index: CellIndex
  /// The sums of each metric of whole numbers; empty for an averaged metric.
  private var integerSums: [IntegerSums]
  /// The sums of each averaged metric; empty for a metric of whole numbers.
  private var averages: [AverageSums]
  private let subtracts: Bool

  /// Creates empty sums.
  ///
  /// - Parameter subtracts: True if answers may be subtracted. Then cells without traffic can remain.
  init(_ buckets: Buckets, _ metrics: [Metric], subtracts: Bool) {
    self.buckets = buckets
    self.metrics = metrics
    self.subtracts = subtracts
    index = CellIndex(bucketCount: buckets.count)
    integerSums = metrics.map { _ in IntegerSums() }
    averages = metrics.map { _ in AverageSums(subtracts: subtracts) }
  }

  mutating func add(_ batch: GroupedRows) {
    let cells = index.cells(batch.groups, buckets.numbers(of: batch.starts))
    let minutes = batch.interval.milliseconds / TimeSpan.minute.milliseconds
    for (place, metric) in metrics.enumerated() {
      switch batch.metrics.firstIndex(of: metric).map({ batch.numbers[$0] }) {
      case .integerSums(let numbers):
        integerSums[place].add(numbers, times: batch.factor, to: cells)
      case .averages(let numbers):
        averages[place].add(numbers, minutes: minutes, times: batch.factor, to: cells)
      case .sums(let numbers): averages[place].add(numbers, times: batch.factor, to: cells)
      case nil: continue
      }
    }
  }

  /// Returns the sums after groups were joined.
  ///
  /// - Parameter target: For each group, the number of the group that it is joined into.
  func regrouped(_ target: [UInt32]) -> Series {
    var result = Series(buckets, metrics, subtracts: subtracts)
    result.add(self, as: target)
    return result
  }

  /// Adds the sums of another series.
  ///
  /// - Parameter target: For each group of the other series, its number in this series.
  mutating func add(_ other: Series, as target: [UInt32]) {
    let cells = index.cells(other.index.groups.map { target[Int($0)] }, other.index.buckets)
    for (place, metric) in metrics.enumerated() {
      if metric.isWhole {
        integerSums[place].add(other.integerSums[place], times: 1, to: cells)
      } else {
        averages[place].add(other.averages[place], to: cells)
      }
    }
  }
}

extension IntegerSums {
  /// Adds the values of rows to their cells. Each value is multiplied by a factor.
  fileprivate mutating func add(_ numbers: IntegerSums, times factor: Int, to cells: RowCells) {
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
  /// Sorts the cells by group and then by bucket.
  mutating func order() {
    guard let order = index.order() else { return }
    for (place, metric) in metrics.enumerated() {
      if metric.isWhole {
        integerSums[place] = integerSums[place].cells(order)
      } else {
        averages[place].pick(order)
      }
    }
  }

  /// Returns a row for each cell with traffic, in the order of the cells, and the cell of each row.
  /// `cells` is `nil` if all cells have traffic. Subtraction can leave cells that are zero in every
  /// metric.
  func rowsWithTraffic() -> (rows: RowSet, cells: [UInt32]?) {
    guard subtracts else { return (index.rows, nil) }
    let hasTraffic = self.hasTraffic
    guard hasTraffic.contains(false) else { return (index.rows, nil) }
    let kept = (0..<UInt32(index.count)).filter { hasTraffic[Int($0)] }
    return (index.rows.rows(kept), kept)
  }

  /// For each cell, true if the sum of at least one metric is not zero.
  private var hasTraffic: [Bool] {
    var hasTraffic = [Bool](repeating: false, count: index.count)
    for place in metrics.indices {
      let signs = metrics[place].isWhole ? integerSums[place].signs : averages[place].signs
      hasTraffic.withUnsafeMutableBufferPointer { hasTraffic in
        for cell in signs.indices where signs[cell] != 0 { hasTraffic[cell] = true }
      }
    }
    return hasTraffic
  }

  /// Returns the numbers of the cells in which the sum of a metric is negative.
  private func cellsBelowZero(_ place: Int) -> [Int] {
    let signs = metrics[place].isWhole ? integerSums[place].signs : averages[place].signs
    return signs.indices.filter { signs[$0] < 0 }
  }

  /// Returns the position of the sum of a metric in a cell. `metric` is the index of the metric.
  private func position(ofCell number: Int, _ metric: Int) -> Position {
    Position(group: index.groups[number], bucket: index.buckets[number], metric: metric)
  }

  /// Returns the number of the cell at a position, or `nil` if the position has no cell. It searches all
  /// cells.
  private func number(of position: Position) -> Int? {
    index.groups.indices.first {
      index.groups[$0] == position.group && index.buckets[$0] == position.bucket
    }
  }

  /// Returns the sum of each cell for a metric of whole numbers. `place` is the index of the metric.
  func sums(_ place: Int) -> IntegerSums.Values { integerSums[place].values }

  /// Returns the average of each cell for an averaged metric, over the fetched part of the bucket.
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

/// Negative sums. Traffic is never negative. So a negative sum means that more traffic was subtracted
/// than was added.
extension Series {
  /// The position of one sum of a series.
  struct Position {
    var group: UInt32
    let bucket: UInt32
    /// The index of the metric in `metrics` of the series.
    let metric: Int
  }

  /// The position of the negative sum in the earliest bucket, or `nil` if no sum is negative. A rounding
  /// error does not count.
  var firstBelowZero: Position? {
    let positions = metrics.indices.flatMap { place in
      cellsBelowZero(place).map { position(ofCell: $0, place) }
    }
    return positions.min { ($0.bucket, $0.group, $0.metric) < ($1.bucket, $1.group, $1.metric) }
  }

  /// Returns the sum at a position without its sign, as text; "0" if the position has no cell.
  func magnitude(at position: Position) -> String {
    guard let cell = number(of: position) else { return "0" }
    return metrics[position.metric].isWhole
      ? "\(integerSums[position.metric][cell].magnitude)"
      : "\(averages(position.metric, nil)[cell].magnitude)"
  }
}

extension Buckets {
  /// Returns the number of the bucket that contains each start. Every slice lies inside the range, so
  /// every start has a bucket.
  func numbers(of starts: [Int64]) -> [UInt32] {
    guard count > 1, let first = starts.first else {
      return Array(repeating: 0, count: starts.count)
    }
    return commonLength.map { evenNumbers(of: starts, first, $0.milliseconds) }
      ?? unevenNumbers(of: starts)
  }

  /// Returns the bucket numbers if all buckets have the same length. Most rows have the same start as
  /// the row before, so the last result is used again.
  private func evenNumbers(of starts: [Int64], _ first: Int64, _ length: Int64) -> [UInt32] {
    let from = range.from.milliseconds
    var (start, number) = (first, (first - from) / length)
    return starts.withUnsafeBufferPointer { starts in
      Array(rows: starts.count) { row in
        if starts[row] != start {
          start = starts[row]
          number = (start &- from) / length
        }
        return UInt32(truncatingIfNeeded: number)
      }
    }
  }

  private func unevenNumbers(of starts: [Int64]) -> [UInt32] {
    var number = 0
    var (from, to) = (self[0].from.milliseconds, self[0].to.milliseconds)
    return Array(rows: starts.count) { row in
      let start = starts[row]
      if start < from || start >= to {
        number = index(of: Instant(milliseconds: start)) ?? 0
        (from, to) = (self[number].from.milliseconds, self[number].to.milliseconds)
      }
      return UInt32(truncatingIfNeeded: number)
    }
  }

  /// Returns the start of each of the given buckets, in milliseconds since the epoch.
  func starts(of numbers: [UInt32]) -> [Int64] {
    if let length = commonLength?.milliseconds {
      let from = range.from.milliseconds
      return Array(rows: numbers.count) { from &+ Int64(numbers[$0]) &* length }
    }
    let starts = (0..<count).map { self[$0].from.milliseconds }
    return starts.rows(numbers)
  }
}
