import PQModel

/// The text of an answer, as a sequence of pieces. Each piece is made just before it is sent.
struct AnswerPieces: Sequence, IteratorProtocol, Sendable {
  private let layout: AnswerLayout
  private let columns: [AnswerCells]
  private let rowCount: Int
  private var row = 0
  private var isOver = false

  init(_ table: DataTable, as form: AnswerForm) {
    layout = form.layout(columns: table.columns.map(\.name), isEmpty: table.rowCount == 0)
    columns = table.columns.map { AnswerCells($0.values, as: form) }
    rowCount = table.rowCount
  }

  /// Returns the next piece, which consists of whole rows; `nil` after the last one.
  mutating func next() -> [UInt8]? {
    guard !isOver else { return nil }
    var piece = row == 0 ? layout.head : []
    piece.reserveCapacity(UndocumentedLimits.pieceSize + 4096)
    while row < rowCount, piece.count < UndocumentedLimits.pieceSize {
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
  /// The code of each row, and the quoted text of each code. Each text is quoted once.
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

/// Writes numbers as JavaScript does (ECMA-262, `Number::toString`), because the vendor's JSON has
/// this form.
enum ScriptNumber {
  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    bytes += String(value).utf8
  }

  /// Appends the shortest text that parses to the same double; `null` if the double is not finite.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else { return bytes += "null".utf8 }
    guard value != 0 else { return bytes.append(UInt8(ascii: "0")) }
    let (digits, point) = decimal(value.magnitude)
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes += text(digits, point).utf8
  }

  /// Returns the digits of a number and the exponent of ten, for the form 0.DIGITS × 10^point.
  private static func decimal(_ value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".")
    let all = halves.joined()
    let significant = all.drop { $0 == "0" }
    let point = halves[0].count + exponent - (all.count - significant.count)
    let zeros = significant.reversed().prefix { $0 == "0" }.count
    return (String(significant.dropLast(zeros)), point)
  }

  private static func text(_ digits: String, _ point: Int) -> String {
    switch point {
    case digits.count...21 where point >= digits.count:
      return digits + String(repeating: "0", count: point - digits.count)
    case 1...21: return "\(digits.prefix(point)).\(digits.dropFirst(point))"
    case -5...0: return "0." + String(repeating: "0", count: -point) + digits
    default:
      let rest = digits.count > 1 ? ".\(digits.dropFirst())" : ""
      return "\(digits.prefix(1))\(rest)e\(point > 0 ? "+" : "")\(point - 1)"
    }
  }
}
