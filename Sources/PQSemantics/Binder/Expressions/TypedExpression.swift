import PQModel

/// An expression and what is known of its numbers.
struct TypedExpression: Sendable, Equatable {
  /// Over what the numbers may be added up.
  struct Additivity: OptionSet, Sendable, Equatable {
    let rawValue: UInt8
    static let time = Additivity(rawValue: 1)
    static let groups = Additivity(rawValue: 2)
  }

  var expression: Expression
  /// What is counted; nil for a bare number, which can count anything.
  var unit: Unit?
  /// Whether a bare number is a factor of it, so that it is no honest part of a whole.
  var isScaled = false
  /// Whether it is a size as `10MB`, which beside a rate means so much in a second.
  var isSize = false
  var additivity: Additivity = []
  /// How many operators and operands it has.
  var size = 1
  /// What it is made of.
  var traits: Traits = []

  /// The unit of a column of it.
  var shownUnit: Unit { unit ?? .count }

  /// Whether it is the same in every row.
  var isConstant: Bool { !traits.contains(.metrics) }
}

extension TypedExpression {
  init(_ metric: Metric) {
    expression = .metric(metric)
    unit = metric.unit
    additivity = metric.overTime == .adds ? [.time, .groups] : [.groups]
    traits = .metrics
  }

  /// A bare number.
  init(number: Expression) {
    expression = number
    isScaled = true
  }

  /// A size such as `10MB`; nil if it is too large.
  init?(size text: String) {
    guard let bytes = NumberLiteral.bytes(text) else { return nil }
    expression = bytes
    unit = .bytes
    isSize = true
    isScaled = true
  }

  /// A length of time.
  init(milliseconds: Int64) {
    expression = .whole(milliseconds)
    unit = .milliseconds
    isScaled = true
  }

  /// The number with the other sign.
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
