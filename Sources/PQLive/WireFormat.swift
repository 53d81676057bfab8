import PQWire

/// The format of answers.
public enum WireFormat: String, Sendable, CaseIterable {
  /// JSON and CSV, as the API names them.
  case json, csv

  /// The same format as the decoder's type.
  var answerFormat: AnswerFormat {
    switch self {
    case .json: .json
    case .csv: .csv
    }
  }

  /// The path of the export endpoint with its query. JSON is the default format of the API.
  var path: String {
    switch self {
    case .json: "/export"
    case .csv: "/export?format=csv"
    }
  }
}
