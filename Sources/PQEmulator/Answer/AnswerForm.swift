import PQModel

/// A form of an answer ("Structure", "Querystring parameters"): its name is the value of `format`.
enum AnswerForm: String, Sendable, CaseIterable {
  case json, csv

  /// The header `Content-Type`.
  var contentType: String {
    switch self {
    case .json: "application/json; charset=utf-8"
    case .csv: "text/csv; charset=utf-8"
    }
  }

  /// The text of an answer but for its values, as the examples of the document have it.
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

  /// A text value with its quotes.
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

/// What stands around the values of an answer.
struct AnswerLayout: Sendable {
  let head: [UInt8]
  let rowLead: [UInt8]
  /// Before each value of a row.
  let leads: [[UInt8]]
  let rowTail: [UInt8]
  /// Between two rows.
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
