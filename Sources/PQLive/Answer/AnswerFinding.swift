import PQModel
import PQWire

/// An error in the rows of an answer. Rows count from 1, times are in milliseconds since the epoch,
/// and values are codes.
enum AnswerFinding: Error, Equatable {
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
  func finding(in fields: FieldSet) -> AnswerFinding? {
    let asked =
      [.timestamp] + dimensions.map { Field.dimension($0) } + metrics.map { Field.metric($0) }
    if let field = asked.first(where: { !fields.contains($0) }) { return .lacksField(field) }
    return fields.fields.first { !asked.contains($0) }.map { .hasUnaskedField($0) }
  }
}
