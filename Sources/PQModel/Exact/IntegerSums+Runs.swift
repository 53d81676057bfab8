/// A run: a half-open range of consecutive rows that are added to one cell.
package struct CellRun: Sendable {
  package let start: Int32
  package let end: Int32
  package let cell: UInt32

  package init(start: Int32, end: Int32, cell: UInt32) {
    self.start = start
    self.end = end
    self.cell = cell
  }

  fileprivate var rows: Range<Int> { Int(start)..<Int(end) }
}

extension IntegerSums {
  /// Adds runs of rows to their cells. Each number is multiplied by a factor.
  package mutating func add(_ numbers: [Int64], times factor: Int64 = 1, runs: [CellRun]) {
    var fitting = 0
    numbers.withUnsafeBufferPointer { numbers in
      if case .narrow(var sums) = values {
        values = .narrow([])
        fitting = Self.add(numbers, factor, runs, to: &sums)
        values = .narrow(sums)
      }
      guard fitting < runs.count else { return }
      var sums = wide
      values = .wide([])
      for run in runs[fitting...] {
        for row in run.rows { sums[Int(run.cell)] &+= Int128(numbers[row]) &* Int128(factor) }
      }
      values = .wide(sums)
    }
  }

  /// - Returns: the index of the first run whose sum does not fit into 64 bits, or the number of
  ///   runs. This run and later runs are not added.
  private static func add(
    _ numbers: UnsafeBufferPointer<Int64>, _ factor: Int64, _ runs: [CellRun],
    to sums: inout [Int64]
  ) -> Int {
    for (place, run) in runs.enumerated() {
      let (part, isTooLarge) = sum(of: numbers, run.rows)
      let (product, isMore) = part.multipliedReportingOverflow(by: factor)
      let (sum, overflows) = sums[Int(run.cell)].addingReportingOverflow(product)
      if isTooLarge || isMore || overflows { return place }
      sums[Int(run.cell)] = sum
    }
    return runs.count
  }

  /// Returns the sum of some rows, and true if it overflows.
  ///
  /// All bits that are set in any of the numbers limit their size. In most cases, so many numbers
  /// of this size cannot overflow. Then the loop needs no checks and is vectorized.
  private static func sum(
    of numbers: UnsafeBufferPointer<Int64>, _ rows: Range<Int>
  ) -> (sum: Int64, isTooLarge: Bool) {
    var sum: Int64 = 0
    var bits: Int64 = 0
    for row in rows {
      sum &+= numbers[row]
      bits |= numbers[row]
    }
    let spareBits = bits.leadingZeroBitCount + rows.count.leadingZeroBitCount
    return spareBits > Int64.bitWidth ? (sum, false) : carefulSum(of: numbers, rows)
  }

  /// Returns the same as `sum(of:_:)`, with an overflow check at each addition.
  @inline(never)
  private static func carefulSum(
    of numbers: UnsafeBufferPointer<Int64>, _ rows: Range<Int>
  ) -> (sum: Int64, isTooLarge: Bool) {
    var result: (sum: Int64, isTooLarge: Bool) = (0, false)
    for row in rows {
      let (sum, overflows) = result.sum.addingReportingOverflow(numbers[row])
      result = (sum, result.isTooLarge || overflows)
    }
    return result
  }
}
