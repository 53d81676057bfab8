/// The value of a parameter: a text, a number, a duration, or a list of texts.
enum ParameterValue: Sendable, Equatable {
  case text(String)
  case number(TypedExpression, text: String)
  case duration(CalendarSpanLiteral)
  case list([String])

  /// The type of the value in a sentence.
  var kind: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .duration: "a duration such as 6h"
    case .list: "a list such as US,DE"
    }
  }

  /// The value as one text or several. A parameter without a default value may be a text even if the
  /// given value has the form of a number or a duration.
  var texts: [String] {
    switch self {
    case .text(let text), .number(_, let text): [text]
    case .duration(let duration): [duration.text]
    case .list(let list): list
    }
  }

  /// The value as one text; `nil` if it is a list.
  var onlyText: String? {
    if case .list = self { nil } else { texts.first }
  }

  /// The value as a whole number without a unit; `nil` if it is another value.
  var wholeNumber: Int64? {
    guard case .number(let number, _) = self, number.unit == nil,
      case .whole(let value) = number.expression
    else { return nil }
    return value
  }
}
