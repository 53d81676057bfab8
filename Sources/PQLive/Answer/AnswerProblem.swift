package import PQModel
import PQWire

/// An error in an answer that has the status 200. Rows count from 1. Texts of the server are
/// excerpts without control characters and without the token, safe to print.
package enum AnswerProblem: Error, Sendable, Equatable {
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
  case isOutsideFilter(row: Int, ExportDimension, value: String)
  /// An earlier row has the same bucket start and the same values of all dimensions. The values are
  /// quoted excerpts.
  case isRepeated(row: Int, Instant, values: [String])

  /// True if the answer ended in the middle.
  var isCut: Bool {
    if case .isCut = self { return true }
    return false
  }

  /// The number of the wrong row, counted from 1; `nil` if the error is not in one row.
  package var row: Int? {
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

/// An error in the rows of an answer. Rows count from 1, times are in milliseconds since the epoch,
/// and values are codes.
enum RowProblem: Error, Equatable {
  /// A column that was requested is missing.
  case lacksField(Field)
  /// A column was not requested.
  case hasUnaskedField(Field)
  /// The bucket of a row is outside the range of the request.
  case isOutsideRange(row: Int, Int64)
  /// A value does not match the filter on its dimension; `place` is the index of the dimension in
  /// the request.
  case isOutsideFilter(row: Int, place: Int, code: UInt32)
  /// An earlier row has the same bucket and the same values of all dimensions.
  case isRepeated(row: Int, Int64, codes: [UInt32])

  /// Returns the same error with the values of the request's dimensions instead of their codes. The
  /// values are excerpts without the token.
  func problem(
    _ request: ExportRequest, _ values: [TextList], _ redactor: Redactor
  ) -> AnswerProblem {
    let quoted = { (place: Int, code: UInt32) in
      redactor.clean(Excerpt.quoted(values[place][Int(code)].utf8))
    }
    return switch self {
    case .lacksField(let field): .lacksField(row: 1, field: field.name)
    case .hasUnaskedField(let field): .hasUnaskedField(row: 1, field: field.name)
    case .isOutsideRange(let row, let time):
      .isOutsideRange(row: row, Instant(milliseconds: time), request.range)
    case .isOutsideFilter(let row, let place, let code):
      .isOutsideFilter(row: row, request.dimensions[place], value: quoted(place, code))
    case .isRepeated(let row, let time, let codes):
      .isRepeated(
        row: row, Instant(milliseconds: time), values: codes.enumerated().map(quoted))
    }
  }
}

extension ExportRequest {
  /// Returns the first missing or unrequested column of an answer; `nil` if the columns are right.
  func finding(in fields: FieldSet) -> RowProblem? {
    let asked =
      [.timestamp] + dimensions.map { Field.dimension($0) } + metrics.map { Field.metric($0) }
    if let field = asked.first(where: { !fields.contains($0) }) { return .lacksField(field) }
    return fields.fields.first { !asked.contains($0) }.map { .hasUnaskedField($0) }
  }
}
