/// The value of a parameter.
enum ParameterValue: Sendable, Equatable {
  case text(String)
  case number(TypedExpression, text: String)
  case duration(CalendarSpanLiteral)
  case list([String])

  /// What the value is, in words.
  var kind: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .duration: "a duration such as 6h"
    case .list: "a list such as US,DE"
    }
  }

  /// The value as a text or as several. Given from outside and declared without a value, a text can
  /// look like a number or a duration.
  var texts: [String] {
    switch self {
    case .text(let text), .number(_, let text): [text]
    case .duration(let duration): [duration.text]
    case .list(let list): list
    }
  }

  /// The value as one text; nil if it is a list.
  var onlyText: String? {
    if case .list = self { nil } else { texts.first }
  }

  /// The value as a number without a unit or a fraction; nil if it is something else.
  var wholeNumber: Int64? {
    guard case .number(let number, _) = self, number.unit == nil,
      case .whole(let value) = number.expression
    else { return nil }
    return value
  }
}
