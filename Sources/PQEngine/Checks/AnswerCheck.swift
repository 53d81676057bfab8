import PQModel

/// Checks the pieces of one answer, because any host program may write a backend. A wrong answer is
/// refused as a whole: a number that is shown must never come from a faulty backend.
///
/// For rows in order of time and then of group, it needs no memory. For other rows, it keeps one bit
/// for each group and bucket of the request.
struct AnswerCheck {
  private let request: ExportRequest
  private let backend: String
  /// The number of rows of the earlier pieces.
  private var rowCount = 0
  /// The first piece, if its rows are not in `cells` yet.
  private var first: DataTable?
  /// The groups and buckets so far; `nil` while they are known to differ by their order.
  private var cells: SeenCells?

  /// - Parameter backend: The name of the backend, for messages.
  init(of request: ExportRequest, from backend: String) {
    self.request = request
    self.backend = backend
  }

  /// Returns a piece with only the columns that the request expects, in the order of the request.
  ///
  /// - Throws: A failure that names the backend, the row and the violated rule.
  mutating func checked(_ piece: DataTable) throws(BackendFailure) -> DataTable {
    do {
      let table = try piece.expectedColumns(of: request)
      let isOrdered = rowCount == 0 && OrderedRows.areValid(table, request)
      if let fault = table.rowFault(request, timesAreValid: isOrdered) {
        throw fault.fault(in: table, request, after: rowCount)
      }
      try checkRepetition(table, isOrdered)
      rowCount += table.rowCount
      return table
    } catch {
      throw BackendFailure("\(backend) sent a wrong answer: \(error)")
    }
  }

  /// Checks that no two rows have the same group and bucket.
  ///
  /// - Parameter isOrdered: True if the piece is the first one and all of its rows are known to differ.
  private mutating func checkRepetition(
    _ piece: DataTable, _ isOrdered: Bool
  ) throws(AnswerFault) {
    guard piece.rowCount > 0 else { return }
    if isOrdered { return first = piece }
    var seen = cells ?? SeenCells(request)
    // While the cells grow, `cells` does not hold them. Otherwise they would be copied.
    cells = nil
    if let first { _ = seen.firstRepetition(in: first) }
    first = nil
    if let row = seen.firstRepetition(in: piece) {
      throw RowFault(row, "an earlier row has the same time and the same values")
        .fault(in: piece, request, after: rowCount)
    }
    cells = seen
  }
}

/// The reason why an answer is refused, as a part of a sentence.
struct AnswerFault: Error, CustomStringConvertible {
  let description: String
}

/// A wrong row of a piece.
struct RowFault {
  /// The number of the row in the piece, counted from 0.
  private let row: Int
  /// The violated rule, as a part of a sentence.
  private let sentence: String

  init(_ row: Int, _ sentence: String) {
    self.row = row
    self.sentence = sentence
  }

  /// Returns the fault with the number of the row in the whole answer, its time and its values.
  ///
  /// - Parameter earlier: The number of rows in earlier pieces.
  func fault(in table: DataTable, _ request: ExportRequest, after earlier: Int) -> AnswerFault {
    let time = Instant(milliseconds: table.starts[row]).description
    let values = request.dimensions.indices.map { place in
      "\(request.dimensions[place].rawValue) \(table.texts(place).excerpt(of: row))"
    }
    let place = ([time] + values).joined(separator: ", ")
    return AnswerFault(description: "row \(earlier + row + 1) (\(place)): \(sentence)")
  }
}

extension TextColumn {
  /// The number of characters of a value in a message.
  private static let excerptLength = 40

  /// Returns the value of a row in quotes. A long value is cut off.
  func excerpt(of row: Int) -> String {
    let value = self[row]
    let part = value.prefix(Self.excerptLength)
    return JSONText.quoted(String(part)) + (part.endIndex < value.endIndex ? "..." : "")
  }
}
