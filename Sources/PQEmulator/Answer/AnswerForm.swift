import PQModel

/// A format of an answer (section "Structure", "Querystring parameters"). Its raw value is the value
/// of the parameter `format`.
enum AnswerForm: String, Sendable, CaseIterable {
  case json, csv

  /// The value of the header field `Content-Type`.
  var contentType: String {
    switch self {
    case .json: "application/json; charset=utf-8"
    case .csv: "text/csv; charset=utf-8"
    }
  }

  /// Returns the texts around the values of an answer. The layout is that of the document's examples.
  func layout(columns: [String], isEmpty: Bool) -> AnswerLayout {
    switch self {
    case .json:
      AnswerLayout(
        head: "{\n  \"error\": false,\n  \"data\": [", rowLead: "\n    {",
        leads: columns.enumerated().map { ($0 == 0 ? "" : ",") + "\n      \"\($1)\": " },
        rowTail: "\n    }", separator: ",", tail: (isEmpty ? "" : "\n  ") + "]\n}\n")
    case .csv:
      AnswerLayout(
        head: columns.map { "\"\($0)\"" }.joined(separator: ",") + "\n", rowLead: "",
        leads: columns.indices.map { $0 == 0 ? "" : "," }, rowTail: "\n", separator: "", tail: "")
    }
  }

  /// Returns the bytes of a text value, quoted and escaped.
  func quoted(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    switch self {
    case .json: JSONQuote.append(text, to: &bytes)
    case .csv:
      let quote = UInt8(ascii: "\"")
      bytes = [quote] + text.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }
    return bytes
  }
}

/// The parts of an answer around its values.
struct AnswerLayout: Sendable {
  let head: [UInt8]
  let rowLead: [UInt8]
  /// The text before each value of a row, by column.
  let leads: [[UInt8]]
  let rowTail: [UInt8]
  /// The text between two rows.
  let separator: [UInt8]
  let tail: [UInt8]

  init(
    head: String, rowLead: String, leads: [String], rowTail: String, separator: String,
    tail: String
  ) {
    self.head = Array(head.utf8)
    self.rowLead = Array(rowLead.utf8)
    self.leads = leads.map { Array($0.utf8) }
    self.rowTail = Array(rowTail.utf8)
    self.separator = Array(separator.utf8)
    self.tail = Array(tail.utf8)
  }
}
