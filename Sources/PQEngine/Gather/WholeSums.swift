/// Whole numbers added up, a sum for each cell.
struct WholeSums {
  private(set) var values: [Int64] = []

  /// The cells whose sums are below zero.
  var cellsBelowZero: [Int] { values.indices.filter { values[$0] < 0 } }

  /// Adds the numbers of rows, each so often.
  ///
  /// - Returns: whether every sum fits.
  mutating func add(_ numbers: [Int64], times factor: Int, to cells: RowCells) -> Bool {
    if cells.areNew, factor == 1 {
      if values.isEmpty { values = numbers } else { values += numbers }
      return true
    }
    values.append(contentsOf: repeatElement(0, count: cells.count - values.count))
    var fits = true
    let factor = Int64(factor)
    values.withUnsafeMutableBufferPointer { sums in
      for row in numbers.indices {
        let (number, isTooLarge) = numbers[row].multipliedReportingOverflow(by: factor)
        let cell = Int(cells.numbers[row])
        let (sum, overflows) = sums[cell].addingReportingOverflow(number)
        sums[cell] = sum
        if isTooLarge || overflows { fits = false }
      }
    }
    return fits
  }
}
