import PQModel

/// The destination of both readers: the rows, and the dictionaries of their values.
struct RowBuilder: ~Copyable {
  var batch: RowBatch
  var grid: TimeGrid
  private let dictionaries: UnsafeMutablePointer<TextDictionary>

  init(grain: Interval, batchCapacity: Int) {
    batch = RowBatch(capacity: batchCapacity)
    grid = TimeGrid(grain: grain)
    dictionaries = .allocate(capacity: Dimension.allCases.count)
    for index in Dimension.allCases.indices {
      (dictionaries + index).initialize(to: TextDictionary())
    }
  }

  deinit {
    dictionaries.deinitialize(count: Dimension.allCases.count)
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
  func values(of dimension: Dimension) -> TextList {
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

/// The destination of the values of one field. The case decides how a value is read.
enum FieldTarget {
  case time(UnsafeMutablePointer<Int64>)
  case text(UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<TextDictionary>)
  case whole(UnsafeMutablePointer<Int64>)
  case average(UnsafeMutablePointer<Double>)
}
