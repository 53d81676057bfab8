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

  /// The unit of a column of it.
  var shownUnit: Unit { unit ?? .count }
}

extension TypedExpression {
  init(_ metric: Metric) {
    expression = .metric(metric)
    unit = metric.unit
    additivity = metric.overTime == .adds ? [.time, .groups] : [.groups]
  }

  /// A bare number.
  init(number: Expression) {
    expression = number
    isScaled = true
  }
}

extension Unit {
  /// The unit of a product, or of a quotient if the power is -1.
  func multiplied(by other: Unit, power: Int) -> Unit {
    Unit(
      bytes: bytes + power * other.bytes, milliseconds: milliseconds + power * other.milliseconds,
      seconds: seconds + power * other.seconds, sessions: sessions + power * other.sessions)
  }
}
