import PQWire

/// The text in which answers are asked for.
public enum WireFormat: String, Sendable, CaseIterable {
  case json, csv

  /// How the decoder calls it.
  var answerFormat: AnswerFormat {
    switch self {
    case .json: .json
    case .csv: .csv
    }
  }

  /// What the address of the endpoint is followed by. JSON is what the API answers unasked.
  var path: String {
    switch self {
    case .json: "/export"
    case .csv: "/export?format=csv"
    }
  }
}
