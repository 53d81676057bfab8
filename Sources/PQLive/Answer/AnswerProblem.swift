public import PQModel

/// An error in an answer that has the status 200. Rows count from 1. Texts of the server are
/// excerpts without control characters and without the token, safe to print.
public enum AnswerProblem: Error, Sendable, Equatable {
  /// The body is an error message. The text is an excerpt of it.
  case isError(String)
  /// The body has another format than the requested one, such as an HTML page. The text is an
  /// excerpt of it.
  case isNoAnswer(WireFormat, String)
  /// The body is JSON, but not an answer with all rows. The first text is the reason, the second an
  /// excerpt.
  case isIncomplete(String, String)
  /// The body ends too early, in this row; `nil` if it ends outside the rows.
  case isCut(row: Int?)
  /// The head has no length, so a CSV body that was cut off would look complete.
  case hasNoLength
  /// A row or a field has the wrong form. The sentence describes the error; `row` and `field` are
  /// `nil` if the error is outside the rows or not in a field.
  case isMalformed(row: Int?, field: String?, sentence: String)
  /// A field that was requested is missing.
  case lacksField(row: Int?, field: String)
  /// A field was not requested.
  case hasUnaskedField(row: Int?, field: String)
  /// The bucket of a row starts outside the requested range.
  case isOutsideRange(row: Int, Instant, TimeRange)
  /// A value does not match the filter on its dimension. The value is a quoted excerpt.
  case isOutsideFilter(row: Int, Dimension, value: String)
  /// An earlier row has the same bucket start and the same values of all dimensions. The values are
  /// quoted excerpts.
  case isRepeated(row: Int, Instant, values: [String])

  /// True if the answer ended in the middle.
  var isCut: Bool {
    if case .isCut = self { return true }
    return false
  }

  /// The number of the wrong row, counted from 1; `nil` if the error is not in one row.
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

  /// Returns a sentence that describes the error.
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
