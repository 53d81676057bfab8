package import PQModel

/// A batch of decoded rows, stored in columns.
///
/// The memory belongs to the decoder. The receiver may use it only during the call. The content of a
/// column is undefined if the column is not in `fields`.
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
    // The distance of two columns is three cache lines more than a power of two. Otherwise row n of
    // every column would use the same few lines of the cache.
    stride = capacity * MemoryLayout<Int64>.stride + 192
    block = .allocate(byteCount: stride * Field.all.count, alignment: 64)
  }

  deinit { block.deallocate() }

  /// The starts of the buckets, in milliseconds since the epoch.
  package var timestamps: UnsafeBufferPointer<Int64> { column(.timestamp) }

  /// Returns the codes of a dimension's values; see `AnswerDecoder.values(of:)`.
  package func codes(of dimension: ExportDimension) -> UnsafeBufferPointer<UInt32> {
    column(.dimension(dimension))
  }

  /// Returns the values of a metric whose values are whole numbers (`isWhole`).
  package func values(of metric: Metric) -> UnsafeBufferPointer<Int64> { column(.metric(metric)) }

  /// Returns the values of an averaged metric (not `isWhole`).
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

/// The rows that the CSV reader or the JSON reader builds, and the dictionaries of their texts.
struct RowBuilder: ~Copyable {
  var batch: RowBatch
  var grid: TimeGrid
  private let dictionaries: UnsafeMutablePointer<TextDictionary>

  init(grain: Interval, batchCapacity: Int) {
    batch = RowBatch(capacity: batchCapacity)
    grid = TimeGrid(grain: grain)
    dictionaries = .allocate(capacity: ExportDimension.allCases.count)
    for index in ExportDimension.allCases.indices {
      (dictionaries + index).initialize(to: TextDictionary())
    }
  }

  deinit {
    dictionaries.deinitialize(count: ExportDimension.allCases.count)
    dictionaries.deallocate()
  }

  var isFull: Bool { batch.count == batch.capacity }

  /// The number of the next row in the answer, from 1.
  var nextRow: Int { batch.firstRow + batch.count }

  /// Empties the batch after its rows were delivered.
  mutating func clear() {
    batch.firstRow += batch.count
    batch.count = 0
  }

  /// Returns the distinct values of a dimension. The index of a value is its code.
  func values(of dimension: ExportDimension) -> TextList {
    dictionaries[Field.dimension(dimension).index - 1].values
  }

  /// Returns the destination of the values of a field.
  func target(of field: Field) -> FieldTarget {
    switch field {
    case .timestamp: .time(batch.memory(of: field, as: Int64.self))
    case .dimension:
      .text(batch.memory(of: field, as: UInt32.self), dictionaries + field.index - 1)
    case .metric(let metric):
      metric.isWhole
        ? .whole(batch.memory(of: field, as: Int64.self))
        : .average(batch.memory(of: field, as: Double.self))
    }
  }
}

/// The destination of the values of one field. The case determines how the reader reads a value.
enum FieldTarget {
  case time(UnsafeMutablePointer<Int64>)
  case text(UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<TextDictionary>)
  case whole(UnsafeMutablePointer<Int64>)
  case average(UnsafeMutablePointer<Double>)
}
