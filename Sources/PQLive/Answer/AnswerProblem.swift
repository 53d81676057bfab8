public import PQModel

/// Why an answer cannot be believed. Rows count from 1; a text that is the server's is an excerpt,
/// safe to show.
public enum AnswerProblem: Error, Sendable, Equatable {
  /// It is an error in spite of its status.
  case isError(String)
  /// It is something else than what was asked for, such as a page for people.
  case isNoAnswer(WireFormat, String)
  /// It is JSON, and not an answer with all rows; the words say why.
  case isIncomplete(String, String)
  /// It ends in the middle.
  case isCut(row: Int?)
  /// Its end cannot be told from that of a broken connection.
  case hasNoLength
  /// Something is not written as it must be; the sentence says what.
  case isMalformed(row: Int?, field: String?, sentence: String)
  case lacksField(row: Int?, field: String)
  case hasUnaskedField(row: Int?, field: String)
  case isOutsideRange(row: Int, Instant, TimeRange)
  case isOutsideFilter(row: Int, Dimension, value: String)
  /// A bucket and a group that another row had before.
  case isRepeated(row: Int, Instant, values: [String])

  /// Whether it is only a part of an answer.
  var isCut: Bool {
    if case .isCut = self { return true }
    return false
  }

  /// The row that is wrong; nil if it is not about one.
  public var row: Int? {
    switch self {
    case .isError, .isNoAnswer, .isIncomplete, .hasNoLength: nil
    case .isCut(let row), .isMalformed(let row, _, _), .lacksField(let row, _),
      .hasUnaskedField(let row, _):
      row
    case .isOutsideRange(let row, _, _), .isOutsideFilter(let row, _, _),
      .isRepeated(let row, _, _):
      row
    }
  }

  /// What is wrong, in a sentence.
  func message(of host: String) -> String {
    let place = row.map { " in row \($0)" } ?? ""
    return switch self {
    case .isError(let excerpt): "\(host) has answered with an error (status 200): \(excerpt)"
    case .isNoAnswer(let wire, let excerpt):
      "\(host) has answered something else than \(wire.rawValue.uppercased()) (status 200): "
        + "\(excerpt); check the address"
    case .isIncomplete(let words, let excerpt):
      "\(host) has answered \(words) (status 200): \(excerpt)"
    case .isCut: "the answer of \(host) is cut\(place)"
    case .hasNoLength:
      "the answer of \(host) does not say how long it is, so that a part of it would look like "
        + "all; use --wire json"
    default: "the answer of \(host) is wrong\(place): \(rowMessage)"
    }
  }

  private var rowMessage: String {
    switch self {
    case .isMalformed(_, _, let sentence): sentence
    case .lacksField(_, let field): "there is no \"\(field)\", which was asked for"
    case .hasUnaskedField(_, let field): "there is \"\(field)\", which was not asked for"
    case .isOutsideRange(_, let time, let range):
      "the bucket at \(time) is not in the range that was asked for, \(range)"
    case .isOutsideFilter(_, let dimension, let value):
      "\"\(dimension.rawValue)\" is \(value), which the filter does not let through"
    case .isRepeated(_, let time, let values):
      "the bucket at \(time)\(values.isEmpty ? "" : " of " + values.joined(separator: ", ")) "
        + "was there before"
    case .isError, .isNoAnswer, .isIncomplete, .isCut, .hasNoLength: ""
    }
  }
}
