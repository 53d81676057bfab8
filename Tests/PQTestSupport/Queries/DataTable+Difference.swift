public import PQModel

extension DataTable {
  /// Returns a description of the first difference to another table, or `nil` if there is none.
  ///
  /// - Parameter tolerance: The allowed difference of decimals, as a fraction of the larger one.
  public func difference(to other: DataTable, tolerance: Double = 1e-9) -> String? {
    guard columns.map(\.name) == other.columns.map(\.name) else {
      return "columns \(columns.map(\.name)), \(other.columns.map(\.name))"
    }
    guard rowCount == other.rowCount else { return "\(rowCount) rows, \(other.rowCount)" }
    for (one, two) in zip(columns, other.columns) {
      guard one.meaning == two.meaning else { return "\(one.name): another meaning" }
      for row in 0..<rowCount {
        let (left, right) = (one.cell(row), two.cell(row))
        guard left.isLike(right, tolerance) else {
          return "\(one.name), row \(row): \(left), \(right)"
        }
      }
    }
    return nil
  }
}

/// A value of a table.
enum TableCell {
  case null
  case whole(Int64)
  case decimal(Double)
  case text(String)

  /// Returns true if two values are equal, decimals within a tolerance.
  func isLike(_ other: TableCell, _ tolerance: Double) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.whole(let one), .whole(let two)): one == two
    case (.text(let one), .text(let two)): one.utf8.elementsEqual(two.utf8)
    case (.decimal(let one), .decimal(let two)):
      abs(one - two) <= max(abs(one), abs(two)) * tolerance
    default: false
    }
  }
}

extension Column {
  /// Returns the value of a row.
  func cell(_ row: Int) -> TableCell {
    guard !isNull(row) else { return .null }
    return switch values {
    case .instants(let values), .integers(let values): .whole(values[row])
    case .decimals(let values): .decimal(values[row])
    case .texts(let texts): .text(texts[row])
    }
  }
}
