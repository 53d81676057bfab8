import PQModel

/// The text of an answer as a sequence of pieces, made while it is sent.
struct AnswerPieces: Sequence, IteratorProtocol, Sendable {
  private let layout: AnswerLayout
  private let columns: [AnswerCells]
  private let rowCount: Int
  private var row = 0
  private var isOver = false

  init(_ table: Table, as form: AnswerForm) {
    layout = form.layout(columns: table.columns.map(\.name), isEmpty: table.rowCount == 0)
    columns = table.columns.map { AnswerCells($0.values, as: form) }
    rowCount = table.rowCount
  }

  /// Returns the next piece, which consists of whole rows; `nil` after the last one.
  mutating func next() -> [UInt8]? {
    guard !isOver else { return nil }
    var piece = row == 0 ? layout.head : []
    piece.reserveCapacity(Undocumented.pieceSize + 4096)
    while row < rowCount, piece.count < Undocumented.pieceSize {
      if row > 0 { piece += layout.separator }
      append(row, to: &piece)
      row += 1
    }
    if row == rowCount {
      piece += layout.tail
      isOver = true
    }
    return piece
  }

  private func append(_ row: Int, to piece: inout [UInt8]) {
    piece += layout.rowLead
    for column in columns.indices {
      piece += layout.leads[column]
      columns[column].append(row, to: &piece)
    }
    piece += layout.rowTail
  }
}

/// The values of a column, prepared for writing.
enum AnswerCells: Sendable {
  case whole([Int64])
  case decimals([Double])
  /// Codes, and the quoted texts that they refer to. Each text is quoted once.
  case texts([UInt32], [[UInt8]])

  init(_ values: Column.Values, as form: AnswerForm) {
    switch values {
    case .instants(let values), .integers(let values): self = .whole(values)
    case .decimals(let values): self = .decimals(values)
    case .texts(let texts): self = .texts(texts.codes, texts.dictionary.map(form.quoted))
    }
  }

  func append(_ row: Int, to bytes: inout [UInt8]) {
    switch self {
    case .whole(let values): ScriptNumber.append(values[row], to: &bytes)
    case .decimals(let values): ScriptNumber.append(values[row], to: &bytes)
    case .texts(let codes, let texts): bytes += texts[Int(codes[row])]
    }
  }
}
