import PQModel
import PQSyntax

/// The value of a parameter: a text, a number, a duration, or a list of texts. A text that is only
/// checked may also have an unknown value.
enum ParameterValue: Sendable, Equatable {
  case text(String)
  case number(TypedExpression, text: String)
  case duration(CalendarSpanLiteral)
  case list([String])
  /// A value that is given only when the text is run.
  case unknown

  /// The type of the value in a sentence.
  var kind: String {
    switch self {
    case .text: "a text"
    case .number: "a number"
    case .duration: "a duration such as 6h"
    case .list: "a list such as US,DE"
    case .unknown: "not given yet"
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
    case .unknown: [Self.placeholder]
    }
  }

  /// The text in place of an unknown one. The requests of a plan do not depend on it.
  private static let placeholder = "?"

  /// The value as one text; `nil` if it is a list.
  var onlyText: String? {
    switch self {
    case .list, .unknown: nil
    case .text, .number, .duration: texts.first
    }
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
  /// Creates a value from texts outside the query.
  ///
  /// The value has the type of `other`. Without `other`, the form of the text determines the type: a
  /// number, a duration or a text; several texts are a list.
  ///
  /// - Throws: `ParameterProblem` if the texts do not have the type.
  init(_ texts: [String], like other: ParameterValue?) throws(ParameterProblem) {
    switch other {
    case .list?: self = .list(try ListText.values(of: texts))
    case nil where texts.count > 1, .unknown? where texts.count > 1: self = .list(texts.eachOnce)
    case .text?, .number?, .duration?, nil, .unknown?:
      guard texts.count == 1 else { throw .severalValues(for: other?.kind ?? "") }
      try self.init(texts[0], like: other)
    }
  }

  private init(_ text: String, like other: ParameterValue?) throws(ParameterProblem) {
    let value: ParameterValue? =
      switch other {
      case .text?: .text(text)
      case .number?: Self.number(text)
      case .duration?: Self.duration(text)
      case nil, .unknown?, .list?: Self.number(text) ?? Self.duration(text) ?? .text(text)
      }
    guard let value else { throw .otherKind(than: other?.kind ?? "") }
    self = value
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
}

/// The reason why texts cannot be the value of a parameter.
enum ParameterProblem: Error, Equatable {
  /// The text is not of the kind of the default value.
  case otherKind(than: String)
  /// Several texts are given for a parameter that is not a list.
  case severalValues(for: String)
  /// A list has no value.
  case emptyList
  /// There is nothing between two commas of a list, or before the first or after the last one.
  case emptyValue
  /// A value begins with a quote, and has no other quote at its end.
  case openQuote
}

/// The values of a list in texts outside the query, such as `US,DE` or `'Washington, D.C.',JP`.
///
/// Commas separate values. White space around a value is removed. A value in single or double quotes
/// may contain commas, and a doubled quote in it is a quote.
private enum ListText {
  /// Returns the distinct values of all texts, in their order.
  static func values(of texts: [String]) throws(ParameterProblem) -> [String] {
    var values: [String] = []
    for text in texts {
      guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyList }
      var rest = text[...]
      repeat { values.append(try next(&rest)) } while rest.popFirst() != nil
    }
    return values.eachOnce
  }

  /// Removes the next value from a text, up to a comma or to the end.
  private static func next(_ rest: inout Substring) throws(ParameterProblem) -> String {
    rest = rest.drop { $0.isWhitespace }
    if let quote = rest.first, quote == "'" || quote == "\"" {
      return try quoted(&rest, by: quote)
    }
    let value = String(rest.prefix { $0 != "," }).trimmed
    rest = rest.drop { $0 != "," }
    guard !value.isEmpty else { throw .emptyValue }
    return value
  }

  private static func quoted(
    _ rest: inout Substring, by quote: Character
  ) throws(ParameterProblem) -> String {
    var value = ""
    rest.removeFirst()
    while let character = rest.popFirst() {
      if character == quote {
        guard rest.first == quote else {
          rest = rest.drop { $0.isWhitespace }
          guard rest.first ?? "," == "," else { throw .openQuote }
          return value
        }
        rest.removeFirst()
      }
      value.append(character)
    }
    throw .openQuote
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
