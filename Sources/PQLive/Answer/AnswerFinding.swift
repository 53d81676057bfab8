import PQModel
import PQWire

/// What the rows of an answer have that they cannot have, with values still by their codes.
enum AnswerFinding: Error, Equatable {
  case lacksField(Field)
  case hasUnaskedField(Field)
  case isOutsideRange(row: Int, Int64)
  /// The value at a place among the dimensions.
  case isOutsideFilter(row: Int, place: Int, code: UInt32)
  case isRepeated(row: Int, Int64, codes: [UInt32])

  /// The problem, told with the values of the request's dimensions.
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
  /// What is wrong with the columns of an answer.
  func finding(in fields: FieldSet) -> AnswerFinding? {
    let asked =
      [.timestamp] + dimensions.map { Field.dimension($0) } + metrics.map { Field.metric($0) }
    if let field = asked.first(where: { !fields.contains($0) }) { return .lacksField(field) }
    return fields.fields.first { !asked.contains($0) }.map { .hasUnaskedField($0) }
  }
}
