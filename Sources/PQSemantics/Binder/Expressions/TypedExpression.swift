import PQModel

/// An expression with the properties of its numbers.
struct TypedExpression: Sendable, Equatable {
  /// The directions in which the numbers may be added.
  struct Additivity: OptionSet, Sendable, Equatable {
    let rawValue: UInt8
    static let time = Additivity(rawValue: 1)
    static let groups = Additivity(rawValue: 2)
  }

  var expression: Expression
  /// The unit; `nil` for a bare number, which matches every unit.
  var unit: Unit?
  /// True if a bare number is a factor of the expression. Then a quotient of it is not a ratio.
  var isScaled = false
  /// True if the expression is a size such as `10MB`, which also matches bytes per second.
  var isSize = false
  var additivity: Additivity = []
  /// The number of operators and operands.
  var size = 1
  /// The properties that restrict where the expression can be used.
  var traits: Traits = []

  /// The unit of a column with this expression.
  var shownUnit: Unit { unit ?? .count }

  /// True if the value is the same in every row.
  var isConstant: Bool { !traits.contains(.metrics) }
}

extension TypedExpression {
  init(_ metric: Metric) {
    expression = .metric(metric)
    unit = metric.unit
    additivity = metric.overTime == .adds ? [.time, .groups] : [.groups]
    traits = .metrics
  }

  /// Creates a bare number.
  init(number: Expression) {
    expression = number
    isScaled = true
  }

  /// Creates a size such as `10MB`; the result is `nil` if it is too large.
  init?(size text: String) {
    guard let bytes = NumberLiteral.bytes(text) else { return nil }
    expression = bytes
    unit = .bytes
    isSize = true
    isScaled = true
  }

  /// Creates a duration.
  init(milliseconds: Int64) {
    expression = .whole(milliseconds)
    unit = .milliseconds
    isScaled = true
  }

  /// The expression with the opposite sign.
  var negated: TypedExpression {
    var result = self
    result.size += 1
    switch expression {
    case .whole(let number) where number != .min: result.expression = .whole(-number)
    case .decimal(let number): result.expression = .decimal(-number)
    default: result.expression = .negated(expression)
    }
    return result
  }
}
