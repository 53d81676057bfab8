import PQModel

/// A column as output for people shows it: its title and the formats of its cells.
struct ReadableColumn: Sendable {
  let column: Column
  /// The unit and the decimals of all cells; `nil` if each cell has its own.
  private let scale: NumberScale?

  init(_ column: Column) {
    self.column = column
    scale = NumberScale(column)
  }

  /// The name of the column, without control characters.
  var name: String { VisibleText.of(column.name) }

  /// The text after the name if all cells share a unit: ` (GB)`. It is empty otherwise, and ASCII.
  var unit: String {
    guard let scale, !scale.unit.isEmpty else { return "" }
    return " (\(scale.unit))"
  }

  /// The name and the unit.
  var title: String { name + unit }

  /// True if the numbers have different units or decimals, so that only their decimal points align.
  var alignsPoints: Bool {
    guard scale == nil, column.isRightAligned else { return false }
    return !NumberStyle(column.meaning).isUnscaled
  }

  /// Returns the format of cells under a title. The title has the unit.
  ///
  /// - Parameter limit: the maximum width of a text, in terminal columns. Longer texts are shortened.
  func format(limit: Int = .max) -> CellFormat {
    guard let scale else { return .readable(column, limit: limit) }
    return .readable(column, limit: limit, scale, suffix: "")
  }

  /// Returns the format of cells that show the unit themselves.
  func formatWithUnit() -> CellFormat {
    guard let scale else { return .readable(column) }
    return .readable(column, limit: .max, scale, suffix: scale.suffix)
  }
}

extension NumberStyle {
  fileprivate var isUnscaled: Bool { if case .unscaled = self { true } else { false } }
}
