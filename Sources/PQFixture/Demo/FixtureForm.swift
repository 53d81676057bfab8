import PQModel

/// The two texts of a fixture.
package enum FixtureForm: Sendable, CaseIterable {
  /// As the export API writes an answer that is split by every dimension.
  case csv
  /// One object with the grain and the rows.
  case json
}

extension FixtureForm {
  /// What stands before the first row.
  var opening: String {
    let names =
      ["timestamp"] + Dimension.allCases.map(\.rawValue) + Metric.allCases.map(\.rawValue)
    return switch self {
    case .csv: names.map(quoted).joined(separator: ",") + "\n"
    case .json: "{\"grain\": \"1m\", \"data\": [\n"
    }
  }

  /// What stands before a row's timestamp.
  var rowStart: String { self == .csv ? "" : "{\"timestamp\": " }

  /// What stands after a row's last number.
  var rowEnd: String { self == .csv ? "\n" : "}" }

  /// What stands between two rows.
  var separator: String { self == .csv ? "" : ",\n" }

  /// What stands after the last row.
  var closing: String { self == .csv ? "" : "\n]}\n" }

  /// The separator before a cell, and in JSON its name.
  func cellStart(_ name: String) -> String {
    self == .csv ? "," : ", \(quoted(name)): "
  }

  /// A text in quotes: doubled inside for CSV (RFC 4180), escaped for JSON.
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
