import PQModel
import PQWire

/// Sees whether a bucket and a group come twice.
///
/// Rows of a group mostly come in the order of time, and then it is enough to know its latest
/// bucket. Groups whose rows do not are looked at once more at the end.
struct RepetitionWatch {
  private let dimensions: [Dimension]
  private var groups: TupleIndex
  /// The latest bucket of each group.
  private var latest: [Int64] = []
  /// Whether a group's rows came in another order than that of time.
  private var isUnordered: [Bool] = []
  private var group = 0

  init(_ dimensions: [Dimension]) {
    self.dimensions = dimensions
    groups = TupleIndex(width: dimensions.count)
  }

  /// Looks at the rows of a batch.
  ///
  /// - Returns: the place of the first that surely repeats another.
  mutating func see(_ batch: borrowing RowBatch) -> Int? {
    var columns: [UnsafeBufferPointer<UInt32>] = []
    for dimension in dimensions { columns.append(batch.codes(of: dimension)) }
    let times = batch.timestamps
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: columns.count + 1) { tuple in
      guard let start = tuple.baseAddress else { return nil }
      for row in times.indices {
        for place in columns.indices { (start + place).initialize(to: columns[place][row]) }
        group = groups.number(of: start, after: group)
        if isRepeated(times[row]) { return row }
      }
      return nil
    }
  }

  private mutating func isRepeated(_ time: Int64) -> Bool {
    guard group < latest.count else {
      latest.append(time)
      isUnordered.append(false)
      return false
    }
    if time > latest[group] {
      latest[group] = time
    } else if time == latest[group] {
      return true
    } else {
      isUnordered[group] = true
    }
    return false
  }

  /// Looks at all rows of the groups that came out of order.
  ///
  /// - Parameters:
  ///   - times: the buckets of all rows.
  ///   - codes: the columns of the dimensions.
  ///   - unit: the length of a bucket.
  /// - Returns: the place of the first row that repeats another.
  mutating func firstRepetition(_ times: [Int64], _ codes: [[UInt32]], unit: Int64) -> Int? {
    guard isUnordered.contains(true), let start = times.min() else { return nil }
    var seen = TupleIndex(width: 2)
    var tuple = [UInt32](repeating: 0, count: codes.count + 1)
    for row in times.indices {
      for place in codes.indices { tuple[place] = codes[place][row] }
      group = tuple.withUnsafeBufferPointer { tuple in
        tuple.baseAddress.map { groups.number(of: $0, after: group) } ?? 0
      }
      guard isUnordered[group] else { continue }
      let count = seen.count
      _ = seen.number(of: UInt32((times[row] - start) / unit), UInt32(group))
      if seen.count == count { return row }
    }
    return nil
  }
}
