import PQModel

/// The current row of a table, whose values are decoded by key.
final class TableRow {
  /// The values of a column of the table.
  private struct Cells {
    let values: Column.Values
    let nulls: [Bool]?
    /// The texts that were read already, by their codes; empty for other columns.
    var texts: [String?]
  }

  let columns: RowColumns
  /// The index of the row in the table.
  private var row = 0
  /// The number of rows in earlier tables of the same answer.
  private let earlier: Int
  private var cells: [Cells]
  /// The keys in the order in which the first row asked for them, with their columns. Later rows ask in
  /// the same order, so the next one is usually right.
  private var known: [(key: String, column: Int)] = []
  private var next = 0
  /// The key that was asked for last, for messages.
  private(set) var key = ""
  private var dateType: ObjectIdentifier?
  private var otherTypes: Set<ObjectIdentifier> = []

  init(_ table: DataTable, after earlier: Int) {
    self.earlier = earlier
    columns = RowColumns(table)
    cells = table.columns.map { column in
      guard case .texts(let texts) = column.values else {
        return Cells(values: column.values, nulls: column.nulls, texts: [])
      }
      return Cells(
        values: column.values, nulls: column.nulls,
        texts: Array(repeating: nil, count: texts.dictionary.count))
    }
  }

  /// Goes to a row.
  func move(to row: Int) {
    self.row = row
    next = 0
  }

  func column(_ key: String) throws -> Int {
    self.key = key
    if next < known.count, known[next].key == key {
      next += 1
      return known[next - 1].column
    }
    switch columns.match(key) {
    case .one(let column):
      if next == known.count { known.append((key, column)) }
      next += 1
      return column
    case .several(let places):
      throw RowDecodingError(columns.ambiguity(key, places), row: rowNumber)
    case nil: throw RowDecodingError(columns.absence(key) + "\ncolumns: \(columns.list)")
    }
  }

  /// Returns true if a value is NULL. `state` is NULL if the table does not have it.
  func isNull(_ column: Int) -> Bool {
    guard column < cells.count else { return true }
    if cells[column].nulls?[row] == true { return true }
    if case .decimals(let values) = cells[column].values { return !values[row].isFinite }
    return false
  }

  /// Returns a whole number. A decimal that is a whole number is one, too: in a partial answer, FILL
  /// LINEAR makes decimals of whole numbers.
  func integer(_ column: Int, as type: Any.Type) throws -> Int64 {
    guard !isNull(column) else { throw isNullError(column, type) }
    switch cells[column].values {
    case .integers(let values): return values[row]
    case .decimals(let values):
      guard let number = Int64(exactly: values[row]) else { throw mismatch(column, type) }
      return number
    case .instants, .texts: throw mismatch(column, type)
    }
  }

  func double(_ column: Int, as type: Any.Type) throws -> Double {
    guard !isNull(column) else { throw isNullError(column, type) }
    switch cells[column].values {
    case .integers(let values): return Double(values[row])
    case .decimals(let values): return values[row]
    case .instants, .texts: throw mismatch(column, type)
    }
  }

  func text(_ column: Int) throws -> String {
    guard !isNull(column) else { throw isNullError(column, String.self) }
    guard case .texts(let texts) = cells[column].values else {
      throw mismatch(column, String.self)
    }
    let code = Int(texts.codes[row])
    if let text = cells[column].texts[code] { return text }
    let text = texts.dictionary[code]
    cells[column].texts[code] = text
    return text
  }

  func instant(_ column: Int, as type: Any.Type) throws -> Instant {
    guard !isNull(column) else { throw isNullError(column, type) }
    guard case .instants(let values) = cells[column].values else { throw mismatch(column, type) }
    return Instant(milliseconds: values[row])
  }

  /// Returns true if a type is the `Date` of Foundation. PQ does not import Foundation, so the type is
  /// known by its name.
  func isDate(_ type: Any.Type) -> Bool {
    let identifier = ObjectIdentifier(type)
    if identifier == dateType { return true }
    if otherTypes.contains(identifier) { return false }
    guard Self.isDateName(type) else {
      otherTypes.insert(identifier)
      return false
    }
    dateType = identifier
    return true
  }

  static func isDateName(_ type: Any.Type) -> Bool {
    ["Foundation.Date", "FoundationEssentials.Date"].contains(_typeName(type))
  }
}

extension TableRow {
  /// The number of the row in the answer, from 1.
  private var rowNumber: Int { earlier + row + 1 }

  private func name(_ column: Int) -> String { columns.columns[column].name }

  /// Returns the error of a value whose column has another type.
  func mismatch(_ column: Int, _ type: Any.Type) -> RowDecodingError {
    RowDecodingError(
      "row \(rowNumber): " + columns.mismatch(column, key, type), row: rowNumber,
      column: name(column))
  }

  func tooLarge(_ number: Int64, _ column: Int, _ type: Any.Type) -> RowDecodingError {
    RowDecodingError(
      "row \(rowNumber): \(name(column)) is \(number), which \(type) cannot hold; declare \(key) as"
        + " Int64", row: rowNumber, column: name(column))
  }

  func refusal(_ column: Int?, _ problem: String) -> RowDecodingError {
    RowDecodingError(problem, row: rowNumber, column: column.map(name))
  }

  /// Returns the error of a type that did not accept a value.
  func rejection(_ error: any Error) -> RowDecodingError {
    let reason =
      switch error {
      case DecodingError.dataCorrupted(let context), DecodingError.typeMismatch(_, let context),
        DecodingError.valueNotFound(_, let context), DecodingError.keyNotFound(_, let context):
        context.debugDescription
      default: "\(error)"
      }
    let column: Int? = if case .one(let place)? = columns.match(key) { place } else { nil }
    return RowDecodingError(
      "row \(rowNumber), \(key): \(reason)", row: rowNumber, column: column.map(name))
  }

  private func isNullError(_ column: Int, _ type: Any.Type) -> RowDecodingError {
    RowDecodingError(
      "row \(rowNumber): \(name(column)) is NULL; declare \(key) as \(type)?", row: rowNumber,
      column: name(column))
  }
}

extension RowColumns {
  /// The message about a key without a column.
  func absence(_ key: String) -> String {
    "there is no column \(key)" + (nearest(to: key).map { "; did you mean \($0)?" } ?? "")
  }

  /// The message about a key that names several columns.
  func ambiguity(_ key: String, _ places: [Int]) -> String {
    let names = places.map { columns[$0].name }
    let isSame = names.allSatisfy { $0 == names[0] }
    return isSame
      ? "\(places.count) columns are called \(key); give them different names with AS"
      : "\(key) can be \(names.joined(separator: " or ")); name the column with CodingKeys"
  }

  /// The message about a column whose values a type cannot hold.
  func mismatch(_ column: Int, _ key: String, _ type: Any.Type) -> String {
    let kind = columns[column].kind
    return
      "\(columns[column].name) has \(kind.description), which \(type) cannot hold; declare \(key)"
      + " as \(kind.types)"
  }
}
