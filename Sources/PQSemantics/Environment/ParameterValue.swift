import PQModel
import PQSyntax

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

  /// The value as a list of texts. A number or a duration gives its original text: a parameter
  /// without a default value may be used as a text even if its value looks like a number or a
  /// duration.
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

  /// The value as a percentile; `nil` if it is not a number from 0 to 100 without a unit.
  var percentile: Percentile? {
    guard case .number(let number, let text) = self, number.unit == nil else { return nil }
    return Percentile(text.filter { $0 != "_" })
  }
}

extension ParameterValue {
  /// Creates a value from a text outside the query.
  ///
  /// The value has the type of `other`. Without `other`, its form determines the type: a number, a
  /// duration or a text. The result is `nil` if the text does not have the type.
  init?(_ text: String, like other: ParameterValue?) {
    switch other {
    case .text?: self = .text(text)
    case .number?:
      guard let number = Self.number(text) else { return nil }
      self = number
    case .duration?:
      guard let duration = Self.duration(text) else { return nil }
      self = duration
    case .list?: self = .list(Self.items(text))
    case nil: self = Self.number(text) ?? Self.duration(text) ?? .text(text)
    }
  }

  /// Returns the possible meanings of a malformed number such as `1Gb`; empty if there are none.
  static func expected(insteadOf text: String) -> [String] {
    let problems = SyntaxTree.parse(text).diagnostics
    return problems.first { $0.code == .malformedNumber }?.expected ?? []
  }

  private static func number(_ text: String) -> ParameterValue? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative ? String(text.dropFirst()) : text
    guard let token = onlyToken(digits) else { return nil }
    let number: TypedExpression? =
      switch token.kind {
      case .number: NumberLiteral.expression(digits).map { TypedExpression(number: $0) }
      case .size: TypedExpression(size: digits)
      default: nil
      }
    guard let number else { return nil }
    return .number(isNegative ? number.negated : number, text: text)
  }

  private static func duration(_ text: String) -> ParameterValue? {
    guard onlyToken(text)?.kind == .duration else { return nil }
    return CalendarSpanLiteral(text).map { .duration($0) }
  }

  private static func onlyToken(_ text: String) -> Token? {
    let tokens = SyntaxTree.parse(text).tokens
    return tokens.count == 2 && tokens[0].range.count == text.utf8.count ? tokens[0] : nil
  }

  /// Returns the distinct values between commas, without surrounding white space.
  private static func items(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: true)
      .map { String($0).trimmed }.eachOnce
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
