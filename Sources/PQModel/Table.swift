/// An answer: columns of equal length.
public struct Table: Sendable, Equatable {
  /// How a table wants to be shown by a renderer that is made for people.
  public enum Presentation: Sendable, Equatable {
    /// Rows and columns under a header.
    case grid
    /// The cells of the only column, one a line, without header: a text to read or to run.
    case document
    /// A document that is one JSON text, for programs as well.
    case jsonDocument
  }

  /// The columns, left to right.
  public var columns: [Column]
  /// How it wants to be shown.
  public var presentation: Presentation
  /// What a reader should know of the whole, a line each: the range, the interval that was picked.
  /// Formats for people show it; those for machines have rows only.
  public var captions: [String] = []

  /// A table of columns, which must be of one length.
  public init(_ columns: [Column], presentation: Presentation = .grid) {
    precondition(
      columns.allSatisfy { $0.count == columns[0].count }, "the columns differ in length")
    self.columns = columns
    self.presentation = presentation
  }

  /// How many rows every column has.
  public var rowCount: Int { columns.first?.count ?? 0 }

  /// The column of that name.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }
}
