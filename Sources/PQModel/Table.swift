/// The result of a statement: columns of equal length.
public struct Table: Sendable, Equatable {
  /// The way in which renderers for people show a table.
  public enum Presentation: Sendable, Equatable {
    /// Rows and columns under a header.
    case grid
    /// The cells of the only column, one on each line, without a header.
    case document
    /// A document that is one JSON text.
    case jsonDocument
  }

  /// The columns, left to right.
  public var columns: [Column]
  /// The way in which renderers for people show the table.
  public var presentation: Presentation
  /// Remarks about the whole table, one for each line, such as its range and its interval. Formats for
  /// people show them; machine formats contain only rows.
  public var captions: [String] = []

  /// Creates a table. All columns must have the same number of rows; otherwise the program stops.
  public init(_ columns: [Column], presentation: Presentation = .grid) {
    precondition(
      columns.allSatisfy { $0.count == columns[0].count }, "the columns differ in length")
    self.columns = columns
    self.presentation = presentation
  }

  /// The number of rows; 0 if there are no columns.
  public var rowCount: Int { columns.first?.count ?? 0 }

  /// The first column with a name; `nil` if there is none.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}
