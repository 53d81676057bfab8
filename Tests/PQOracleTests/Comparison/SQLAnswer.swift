/// The answer of DuckDB to a query.
struct SQLAnswer: Decodable, Sendable {
  /// The rows, or `nil` if there is an error.
  var rows: [[SQLCell]]?
  var error: String?

  /// Returns the rows of a query. The query decides which columns are texts.
  func cells(of query: OracleQuery) -> [[Cell]] {
    let isText = query.headers.map { $0 != "timestamp" }
    return (rows ?? []).map { row in
      row.enumerated().map { place, cell in
        cell.cell(isText: place < isText.count && isText[place])
      }
    }
  }
}

/// A cell as the Python script writes it. Texts and whole numbers are both strings.
enum SQLCell: Decodable, Sendable {
  case null
  case string(String)
  case number(Double)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else {
      self = .number(try container.decode(Double.self))
    }
  }

  func cell(isText: Bool) -> Cell {
    switch self {
    case .null: .null
    case .number(let value): .decimal(value)
    case .string(let text): isText ? .text(text) : Int64(text).map { .whole($0) } ?? .text(text)
    }
  }
}
