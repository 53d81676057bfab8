package import PQModel

/// A batch of decoded rows, stored in columns.
///
/// The memory belongs to the decoder, and the receiver may use it only during the call. The content of
/// a column that is not in `fields` is undefined.
package struct RowBatch: ~Copyable {
  /// The number of rows.
  package internal(set) var count = 0
  /// The number of the first row within the answer, from 1.
  package internal(set) var firstRow = 1
  /// The columns of the answer; empty while they are unknown.
  package internal(set) var fields = FieldSet()
  /// The position of the first row in the text.
  package internal(set) var start = TextPosition(line: 1, column: 1)

  let capacity: Int
  private let block: UnsafeMutableRawPointer
  private let stride: Int

  init(capacity: Int) {
    self.capacity = capacity
    // Three cache lines more than a power of two. Otherwise row n of every column would map to the
    // same few cache lines.
    stride = capacity * MemoryLayout<Int64>.stride + 192
    block = .allocate(byteCount: stride * Field.all.count, alignment: 64)
  }

  deinit { block.deallocate() }

  /// The starts of the buckets, in milliseconds since the epoch.
  package var timestamps: UnsafeBufferPointer<Int64> { column(.timestamp) }

  /// Returns the codes of a dimension's values; see `AnswerDecoder.values(of:)`.
  package func codes(of dimension: Dimension) -> UnsafeBufferPointer<UInt32> {
    column(.dimension(dimension))
  }

  /// Returns the values of a metric whose values are whole numbers (`isWhole`).
  package func values(of metric: Metric) -> UnsafeBufferPointer<Int64> { column(.metric(metric)) }

  /// Returns the values of a metric whose values are not whole numbers.
  package func averages(of metric: Metric) -> UnsafeBufferPointer<Double> {
    column(.metric(metric))
  }

  /// Returns the memory of a column, for the decoder to write.
  func memory<Value: BitwiseCopyable>(of field: Field, as type: Value.Type)
    -> UnsafeMutablePointer<Value>
  {
    (block + stride * field.index).bindMemory(to: type, capacity: capacity)
  }

  private func column<Value: BitwiseCopyable>(_ field: Field) -> UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: memory(of: field, as: Value.self), count: count)
  }
}
