/// Columns are arrays with a value for each row.
extension Array {
  /// Creates an array with a value for each row.
  ///
  /// The loop has no checks and reallocates nothing, so that the compiler can vectorize it.
  @inline(__always)
  init(rows count: Int, _ value: (Int) -> Element) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      for row in 0..<count { buffer.initializeElement(at: row, to: value(row)) }
      initializedCount = count
    }
  }

  /// Returns the values of some rows, in the given order.
  func rows(_ rows: [UInt32]) -> [Element] {
    withUnsafeBufferPointer { values in
      rows.withUnsafeBufferPointer { rows in Array(rows: rows.count) { values[Int(rows[$0])] } }
    }
  }
}
