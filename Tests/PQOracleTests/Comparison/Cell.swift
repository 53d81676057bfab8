import PQModel

/// A value of an answer of pq or DuckDB.
enum Cell: Sendable, Equatable {
  case null
  case text(String)
  case whole(Int64)
  case decimal(Double)

  /// The magnitude of the number, or 0 for other values.
  var amount: Double {
    switch self {
    case .null, .text: 0
    case .whole(let value): abs(Double(value))
    case .decimal(let value): abs(value)
    }
  }

  /// Returns true if two values are equal: whole numbers and texts exactly, decimals within a tolerance.
  ///
  /// - Parameter scale: The largest magnitude in the column. The tolerance grows with it, because a
  ///   small number may be the difference of two large ones.
  func agrees(with other: Cell, scale: Double) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.whole(let left), .whole(let right)): left == right
    case (.whole(let whole), .decimal(let decimal)), (.decimal(let decimal), .whole(let whole)):
      whole.magnitude < 1 << 53 && Self.areNear(Double(whole), decimal, scale)
    case (.decimal(let left), .decimal(let right)): Self.areNear(left, right, scale)
    default: false
    }
  }

  private static func areNear(_ left: Double, _ right: Double, _ scale: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(abs(left), abs(right)) + 1e-12 * scale + 1e-12
  }
}

extension Cell: CustomStringConvertible {
  var description: String {
    switch self {
    case .null: "NULL"
    case .text(let value): literal(value)
    case .whole(let value): "\(value)"
    case .decimal(let value): value == value.rounded() ? "\(value) (decimal)" : "\(value)"
    }
  }
}

extension Column {
  /// Returns the value of a row.
  func cell(_ row: Int) -> Cell {
    guard !isNull(row) else { return .null }
    return switch values {
    case .instants(let values), .integers(let values): .whole(values[row])
    case .texts(let values): .text(values[row])
    case .decimals(let values): values[row].isFinite ? .decimal(values[row]) : .null
    }
  }
}
