/// Exact sums of whole numbers, one for each cell. A cell is given by its index. In an aggregation,
/// a cell is one group in one bucket.
///
/// The sums are stored in 64 bits while all of them fit, and in 128 bits afterwards. So a sum may
/// be too large for a column of a result. The code that makes the column checks this.
package struct IntegerSums: Sendable, Equatable {
  /// The storage of the sums, one number for each cell.
  package enum Values: Sendable, Equatable {
    case narrow([Int64])
    case wide([Int128])
  }

  package internal(set) var values: Values

  /// Creates sums of 64 bits. The default is none.
  package init(_ values: [Int64] = []) { self.values = .narrow(values) }

  /// Creates sums of 128 bits.
  package init(wide values: [Int128]) { self.values = .wide(values) }

  /// The number of cells.
  package var count: Int {
    switch values {
    case .narrow(let sums): sums.count
    case .wide(let sums): sums.count
    }
  }

  /// Returns the sum of a cell.
  package subscript(cell: Int) -> Int128 {
    switch values {
    case .narrow(let sums): Int128(sums[cell])
    case .wide(let sums): sums[cell]
    }
  }

  /// The sums in 128 bits.
  package var wide: [Int128] {
    switch values {
    case .narrow(let sums): sums.map { Int128($0) }
    case .wide(let sums): sums
    }
  }

  /// The sign of each sum: 1, 0 or -1.
  package var signs: [Int8] {
    switch values {
    case .narrow(let sums): Self.signs(sums)
    case .wide(let sums): Self.signs(sums)
    }
  }

  @inline(__always)
  private static func signs(_ sums: [some FixedWidthInteger & SignedInteger]) -> [Int8] {
    [Int8](unsafeUninitializedCapacity: sums.count) { signs, count in
      for cell in sums.indices {
        signs.initializeElement(at: cell, to: (sums[cell] > 0 ? 1 : 0) &- (sums[cell] < 0 ? 1 : 0))
      }
      count = sums.count
    }
  }

  /// Returns the sums of some cells, in the given order.
  package func cells(_ cells: [UInt32]) -> IntegerSums {
    switch values {
    case .narrow(let sums): IntegerSums(Self.cells(cells, of: sums))
    case .wide(let sums): IntegerSums(wide: Self.cells(cells, of: sums))
    }
  }

  /// Returns the sums of some cells. The loop has no bounds checks.
  @inline(__always)
  private static func cells<Number: BitwiseCopyable>(
    _ cells: [UInt32], of sums: [Number]
  ) -> [Number] {
    sums.withUnsafeBufferPointer { sums in
      cells.withUnsafeBufferPointer { cells in
        [Number](unsafeUninitializedCapacity: cells.count) { picked, count in
          for place in cells.indices {
            picked.initializeElement(at: place, to: sums[Int(cells[place])])
          }
          count = cells.count
        }
      }
    }
  }
}

extension IntegerSums {
  /// Appends a new cell for each number.
  package mutating func append(_ numbers: [Int64]) {
    switch values {
    case .narrow(var sums):
      values = .narrow([])
      if sums.isEmpty { sums = numbers } else { sums += numbers }
      values = .narrow(sums)
    case .wide(var sums):
      values = .wide([])
      sums += numbers.lazy.map { Int128($0) }
      values = .wide(sums)
    }
  }

  /// Adds cells with the sum 0 until there are `count` cells.
  package mutating func grow(to count: Int) {
    guard count > self.count else { return }
    switch values {
    case .narrow(var sums):
      values = .narrow([])
      sums.append(contentsOf: repeatElement(0, count: count - sums.count))
      values = .narrow(sums)
    case .wide(var sums):
      values = .wide([])
      sums.append(contentsOf: repeatElement(0, count: count - sums.count))
      values = .wide(sums)
    }
  }

  /// Adds the number of each row, multiplied by a factor, to the cell of the row.
  ///
  /// - Parameter cells: the cell of each row.
  package mutating func add(
    _ numbers: UnsafeBufferPointer<Int64>, times factor: Int64 = 1,
    to cells: UnsafeBufferPointer<UInt32>
  ) {
    var fitting = 0
    if case .narrow(var sums) = values {
      values = .narrow([])
      fitting = Self.add(numbers, factor, cells, to: &sums)
      values = .narrow(sums)
    }
    guard fitting < numbers.count else { return }
    var sums = wide
    values = .wide([])
    for row in fitting..<numbers.count {
      sums[Int(cells[row])] &+= Int128(numbers[row]) &* Int128(factor)
    }
    values = .wide(sums)
  }

  /// Adds the number of each row, multiplied by a factor, to the cell of the row.
  package mutating func add(_ numbers: [Int64], times factor: Int64 = 1, to cells: [UInt32]) {
    numbers.withUnsafeBufferPointer { numbers in
      cells.withUnsafeBufferPointer { add(numbers, times: factor, to: $0) }
    }
  }

  /// Adds numbers of 128 bits to cells. Each number is multiplied by a factor. An overflow wraps
  /// around, but this would take more rows than can exist.
  package mutating func add(
    wide numbers: [Int128], times factor: Int128 = 1, to cells: [UInt32]
  ) {
    var sums = wide
    values = .wide([])
    for (number, cell) in zip(numbers, cells) { sums[Int(cell)] &+= number &* factor }
    values = .wide(sums)
  }

  /// Adds other sums to cells. Each of the other sums is multiplied by a factor.
  package mutating func add(_ other: IntegerSums, times factor: Int64 = 1, to cells: [UInt32]) {
    switch other.values {
    case .narrow(let numbers): add(numbers, times: factor, to: cells)
    case .wide(let numbers): add(wide: numbers, times: Int128(factor), to: cells)
    }
  }

  /// Multiplies all sums by a factor. The caller ensures that no product exceeds 128 bits.
  package mutating func multiply(by factor: Int128) {
    if case .narrow(let sums) = values, let factor = Int64(exactly: factor) {
      var overflows = false
      let products = sums.map { sum in
        let product = sum.multipliedReportingOverflow(by: factor)
        if product.overflow { overflows = true }
        return product.partialValue
      }
      if !overflows { return values = .narrow(products) }
    }
    values = .wide(wide.map { $0 &* factor })
  }

  /// - Returns: the first row whose sum does not fit into 64 bits, or the number of rows. This row
  ///   and later rows are not added.
  private static func add(
    _ numbers: UnsafeBufferPointer<Int64>, _ factor: Int64, _ cells: UnsafeBufferPointer<UInt32>,
    to sums: inout [Int64]
  ) -> Int {
    // The factor is 1 for most numbers, so the multiplication is skipped.
    guard factor != 1 else { return add(numbers, cells, to: &sums) { ($0, false) } }
    return add(numbers, cells, to: &sums) { $0.multipliedReportingOverflow(by: factor) }
  }

  @inline(__always)
  private static func add(
    _ numbers: UnsafeBufferPointer<Int64>, _ cells: UnsafeBufferPointer<UInt32>,
    to sums: inout [Int64], _ product: (Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Int {
    sums.withUnsafeMutableBufferPointer { sums in
      for row in numbers.indices {
        let cell = Int(cells[row])
        let (number, isTooLarge) = product(numbers[row])
        let (sum, overflows) = sums[cell].addingReportingOverflow(number)
        if isTooLarge || overflows { return row }
        sums[cell] = sum
      }
      return numbers.count
    }
  }
}
