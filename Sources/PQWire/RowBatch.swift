package import PQModel

/// Some thousand decoded rows, column by column.
///
/// It is the decoder's own memory, lent to whoever takes the rows for the length of a call. A
/// column that the answer does not have holds nothing that means anything.
package struct RowBatch: ~Copyable {
  /// How many rows there are.
  package internal(set) var count = 0
  /// The number of the first row within the answer, from 1.
  package internal(set) var firstRow = 1
  /// The columns of the answer, once they are known.
  package internal(set) var fields = FieldSet()
  /// Where the first row begins.
  package internal(set) var start = TextPosition(line: 1, column: 1)

  let capacity: Int
  private let block: UnsafeMutableRawPointer
  private let stride: Int

  init(capacity: Int) {
    self.capacity = capacity
    // Three cache lines more than a power of two: else row n of every column would fall into the
    // same few lines of the cache.
    stride = capacity * MemoryLayout<Int64>.stride + 192
    block = .allocate(byteCount: stride * Field.all.count, alignment: 64)
  }

  deinit { block.deallocate() }

  /// Bucket starts, in milliseconds since the epoch.
  package var timestamps: UnsafeBufferPointer<Int64> { column(.timestamp) }

  /// Codes of a dimension's values.
  package func codes(of dimension: Dimension) -> UnsafeBufferPointer<UInt32> {
    column(.dimension(dimension))
  }

  /// Values of an additive metric.
  package func values(of metric: Metric) -> UnsafeBufferPointer<Int64> { column(.metric(metric)) }

  /// Values of an averaged metric.
  package func averages(of metric: Metric) -> UnsafeBufferPointer<Double> {
    column(.metric(metric))
  }

  /// Where the column of a field is written.
  func memory<Value: BitwiseCopyable>(of field: Field, as type: Value.Type)
    -> UnsafeMutablePointer<Value>
  {
    (block + stride * field.index).bindMemory(to: type, capacity: capacity)
  }

  private func column<Value: BitwiseCopyable>(_ field: Field) -> UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: memory(of: field, as: Value.self), count: count)
  }
}
