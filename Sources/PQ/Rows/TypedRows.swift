import PQModel

/// The rows of a table, decoded one after the other.
struct TypedRows<Row: Decodable> {
  private let row: TableRow
  private var next = 0
  private let count: Int
  /// The codes of the column `state`, and the code that means that a row has no data; `nil` if no row
  /// is without data.
  private let missing: (codes: [UInt32], code: UInt32)?

  /// - Parameters:
  ///   - count: The number of rows to decode: the first ones of the table.
  ///   - earlier: The number of rows in earlier tables of the same answer, for messages.
  init(_ table: DataTable, count: Int, after earlier: Int = 0) {
    row = TableRow(table, after: earlier)
    self.count = count
    guard case .texts(let states)? = table[RowColumns.state]?.values,
      let code = states.dictionary.firstIndex(of: "missing")
    else {
      missing = nil
      return
    }
    missing = (states.codes, UInt32(code))
  }

  /// Returns the next row; `nil` after the last one. Rows of buckets without data are left out.
  mutating func decodeNext() throws(RowDecodingError) -> Row? {
    while next < count, let missing, missing.codes[next] == missing.code { next += 1 }
    guard next < count else { return nil }
    row.move(to: next)
    next += 1
    do {
      return try Row(from: RowDecoder(source: .table(row)))
    } catch let error as RowDecodingError {
      throw error
    } catch {
      throw row.rejection(error)
    }
  }

  /// Returns all rows of a table.
  static func all(of table: DataTable) throws(RowDecodingError) -> [Row] {
    var rows = TypedRows(table, count: table.rowCount)
    var result: [Row] = []
    result.reserveCapacity(table.rowCount)
    while let row = try rows.decodeNext() { result.append(row) }
    return result
  }
}
