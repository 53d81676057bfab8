import PQModel

/// The two text formats of a fixture.
package enum FixtureForm: Sendable, CaseIterable {
  /// The CSV format of an answer of the export API that is split by every dimension.
  case csv
  /// A JSON object with the grain and the rows.
  case json
}

extension FixtureForm {
  /// The text before the first row.
  var opening: String {
    let names =
      ["timestamp"] + Dimension.allCases.map(\.rawValue) + Metric.allCases.map(\.rawValue)
    return switch self {
    case .csv: names.map(quoted).joined(separator: ",") + "\n"
    case .json: "{\"grain\": \"1m\", \"data\": [\n"
    }
  }

  /// The text before the timestamp of a row.
  var rowStart: String { self == .csv ? "" : "{\"timestamp\": " }

  /// The text after the last number of a row.
  var rowEnd: String { self == .csv ? "\n" : "}" }

  /// The text between two rows.
  var separator: String { self == .csv ? "" : ",\n" }

  /// The text after the last row.
  var closing: String { self == .csv ? "" : "\n]}\n" }

  /// Returns the text before a cell: the separator and, in JSON, the name.
  func cellStart(_ name: String) -> String {
    self == .csv ? "," : ", \(quoted(name)): "
  }

  /// Returns a text in quotes. Quotes inside are doubled for CSV (RFC 4180) and escaped for JSON.
  func quoted(_ text: String) -> String {
    switch self {
    case .csv:
      "\""
        + text.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        .map { Substring($0) }.joined(separator: "\"\"") + "\""
    case .json: JSONText.quoted(text)
    }
  }
}
