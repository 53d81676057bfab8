public import PQModel

extension Table {
  /// Where another table differs, in words; nil if it does not.
  ///
  /// - Parameter tolerance: by which part of the larger one decimals may differ.
  public func difference(to other: Table, tolerance: Double = 1e-9) -> String? {
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

  /// Whether two values are the same, as near as decimals can be.
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
  /// The value of a row.
  func cell(_ row: Int) -> TableCell {
    guard !isNull(row) else { return .null }
    return switch values {
    case .instants(let values), .integers(let values): .whole(values[row])
    case .decimals(let values): .decimal(values[row])
    case .texts(let texts): .text(texts[row])
    }
  }
}
