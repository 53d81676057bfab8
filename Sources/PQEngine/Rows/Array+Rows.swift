/// Columns are arrays with a value for each row.
extension Array {
  /// A value for each of so many rows.
  ///
  /// The loop has no checks and makes nothing larger on its way, so that a compiler can do several
  /// rows at once.
  @inline(__always)
  init(rows count: Int, _ value: (Int) -> Element) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      for row in 0..<count { buffer.initializeElement(at: row, to: value(row)) }
      initializedCount = count
    }
  }

  /// The values of some rows, in the order given.
  func rows(_ rows: [UInt32]) -> [Element] {
    withUnsafeBufferPointer { values in
      rows.withUnsafeBufferPointer { rows in Array(rows: rows.count) { values[Int(rows[$0])] } }
    }
  }
}
