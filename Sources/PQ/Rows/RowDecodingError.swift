/// The reason why the rows of an answer do not decode as a type.
///
///     Traffic: there is no column browserNam; did you mean browserName?
///     columns: timestamp, browserName (browser.name), http
public struct RowDecodingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The problems of a type, one on each line, and what to write instead. Or the problem of one value.
  public let description: String
  /// The number of the row, counted from 1; `nil` if the problem was found without looking at a row.
  public let row: Int?
  /// The name of the column in the table; `nil` if the problem is not about one column.
  public let column: String?

  init(_ description: String, row: Int? = nil, column: String? = nil) {
    self.description = description
    self.row = row
    self.column = column
  }
}
