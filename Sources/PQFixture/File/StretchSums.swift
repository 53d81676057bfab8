/// Adds the values of stretches to the sums of their cells.
enum StretchSums {
  /// Adds whole numbers, none of which is below zero.
  ///
  /// - Returns: whether every sum fits.
  static func add(
    _ values: [Int64], _ stretches: [Stretches.Stretch], to sums: inout [Int64]
  ) -> Bool {
    var fits = true
    values.withUnsafeBufferPointer { values in
      for stretch in stretches {
        let (part, isTooLarge) = sum(of: values, Int(stretch.start)..<Int(stretch.end))
        let (sum, overflows) = sums[Int(stretch.cell)].addingReportingOverflow(part)
        sums[Int(stretch.cell)] = sum
        if isTooLarge || overflows { fits = false }
      }
    }
    return fits
  }

  /// Adds numbers in the order of their rows.
  static func add(
    _ values: [Double], _ stretches: [Stretches.Stretch], to sums: inout [Double]
  ) {
    values.withUnsafeBufferPointer { values in
      for stretch in stretches {
        var sum = sums[Int(stretch.cell)]
        for row in Int(stretch.start)..<Int(stretch.end) { sum += values[row] }
        sums[Int(stretch.cell)] = sum
      }
    }
  }

  /// The sum of some rows, and whether it is too large.
  ///
  /// The bits that any of the values has say how large all are at most. Mostly so many values of
  /// that size cannot overflow, so that the loop need not look, and adds several at once.
  private static func sum(of values: UnsafeBufferPointer<Int64>, _ rows: Range<Int>)
    -> (sum: Int64, isTooLarge: Bool)
  {
    var sum: Int64 = 0
    var bits: Int64 = 0
    for row in rows {
      sum &+= values[row]
      bits |= values[row]
    }
    let spareBits = bits.leadingZeroBitCount + rows.count.leadingZeroBitCount
    return spareBits > Int64.bitWidth ? (sum, false) : carefulSum(of: values, rows)
  }

  /// The same, with a look at every addition.
  @inline(never)
  private static func carefulSum(of values: UnsafeBufferPointer<Int64>, _ rows: Range<Int>)
    -> (sum: Int64, isTooLarge: Bool)
  {
    var result: (sum: Int64, isTooLarge: Bool) = (0, false)
    for row in rows {
      let (sum, overflows) = result.sum.addingReportingOverflow(values[row])
      result = (sum, result.isTooLarge || overflows)
    }
    return result
  }
}
