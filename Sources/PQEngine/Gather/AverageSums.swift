/// Averages added up, each times the length of its bucket, a sum for each cell.
struct AverageSums {
  private(set) var values: [Double] = []
  /// How large the numbers were that were added up, whatever their sign; nil if none is taken away.
  private var magnitudes: [Double]?

  /// What rounding can leave of a number from which the same was taken away, as a part of it.
  private static let rounding = 1e-11

  /// No sums. Where numbers are taken away, it is told what is nothing and what rounding has left.
  init(subtracts: Bool) { magnitudes = subtracts ? [] : nil }

  /// Adds the numbers of rows, each times a weight.
  mutating func add(_ numbers: [Double], times weight: Double, to cells: RowCells) {
    if cells.areNew, weight == 1, magnitudes == nil {
      if values.isEmpty { values = numbers } else { values += numbers }
      return
    }
    values.add(numbers, to: cells) { $0 * weight }
    magnitudes?.add(numbers, to: cells) { abs($0 * weight) }
  }

  /// Adds other sums, each to a cell.
  mutating func add(_ other: AverageSums, to cells: RowCells) {
    values.add(other.values, to: cells) { $0 }
    if let magnitudes = other.magnitudes { self.magnitudes?.add(magnitudes, to: cells) { $0 } }
  }

  /// Whether a sum is zero, or what rounding has left of zero.
  func isNothing(_ cell: Int) -> Bool {
    abs(values[cell]) <= (magnitudes?[cell] ?? 0) * Self.rounding
  }

  /// The cells whose sums are below zero by more than rounding can leave.
  var cellsBelowZero: [Int] { values.indices.filter { values[$0] < 0 && !isNothing($0) } }

  /// The sums, in which what rounding has left of zero is zero.
  var sums: [Double] {
    guard magnitudes != nil else { return values }
    return Array(rows: values.count) { isNothing($0) ? 0 : values[$0] }
  }
}

extension [Double] {
  /// Adds something of each number to the sum of its row's cell.
  @inline(__always)
  fileprivate mutating func add(
    _ numbers: [Double], to cells: RowCells, _ part: (Double) -> Double
  ) {
    append(contentsOf: repeatElement(0, count: cells.count - count))
    withUnsafeMutableBufferPointer { sums in
      for row in numbers.indices { sums[Int(cells.numbers[row])] += part(numbers[row]) }
    }
  }
}
