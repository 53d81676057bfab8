import PQModel

/// An expression with the properties of its values.
struct TypedExpression: Sendable, Equatable {
  /// The directions in which the values may be added.
  struct Additivity: OptionSet, Sendable, Equatable {
    let rawValue: UInt8
    static let time = Additivity(rawValue: 1)
    static let groups = Additivity(rawValue: 2)
  }

  var expression: BoundExpression
  /// The unit; `nil` for a bare number, which has no unit and matches every unit.
  var unit: MeasureUnit?
  /// True if a bare number is a factor of the expression. Then a quotient of it is not a ratio.
  var isScaled = false
  /// True if the expression is a size such as `10MB` or `10Mbit`. A size also matches a rate: bytes or
  /// bits per second.
  var isSize = false
  var additivity: Additivity = []
  /// The number of operators and operands.
  var size = 1
  /// The properties that restrict where the expression can be used.
  var traits: Traits = []

  /// The unit of a column with this expression.
  var shownUnit: MeasureUnit { unit ?? .count }

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
  init(number: BoundExpression) {
    expression = number
    isScaled = true
  }

  /// Creates a size such as `10MB` or `10Mbit`; the result is `nil` if it is too large.
  init?(size text: String) {
    guard let size = NumberLiteral.size(text) else { return nil }
    expression = size.number
    unit = size.unit
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

/// The properties of an expression that restrict where it can be used.
struct Traits: OptionSet, Sendable, Equatable {
  let rawValue: UInt8
  /// The expression depends on metrics. Without this trait it is the same in every row.
  static let metrics = Traits(rawValue: 1)
  /// The expression depends on other rows.
  static let otherRows = Traits(rawValue: 2)
  /// The expression depends on the order of the rows of a group in time.
  static let timeOrder = Traits(rawValue: 4)
  /// The expression depends on shorter buckets inside the row.
  static let grains = Traits(rawValue: 8)
  /// The expression depends on the range of COMPARE WITH.
  static let otherRange = Traits(rawValue: 16)

  /// True if the expression depends on more than the row itself. Then it is not valid in a reducer.
  var dependsOnMoreThanRow: Bool { !isDisjoint(with: [.otherRows, .grains, .otherRange]) }
}

extension Traits {
  /// Creates the traits that a window function adds.
  init(_ window: WindowFunction) {
    self = window == .rate ? [] : .otherRows
    if window.followsTime { insert(.timeOrder) }
  }
}

/// A meaning with its size. A LET name in it counts with the size of its own meaning. Sizes are
/// limited, so that no text is too large or too deep to process.
struct SizedMeaning<Meaning: Sendable & Equatable>: Sendable, Equatable {
  let meaning: Meaning
  /// The number of parts.
  var size = 1
  /// The nesting depth of the parts.
  var depth = 1
  /// The properties of its values.
  var traits: Traits = []
  /// The number of nodes of its lists of values.
  var listNodes = 0

  /// The number of nodes of the tree: the parts and the values of their lists.
  var nodes: Int { size + listNodes }

  /// Returns a meaning that contains this one, and is one level deeper.
  func nested<Outer>(_ outer: (Meaning) -> Outer) -> SizedMeaning<Outer> {
    SizedMeaning<Outer>(
      meaning: outer(meaning), size: size + 1, depth: depth + 1, traits: traits,
      listNodes: listNodes)
  }

  /// Returns one meaning that joins several meanings.
  static func joined(_ parts: [Self], _ join: ([Meaning]) -> Meaning) -> Self {
    SizedMeaning(
      meaning: join(parts.map(\.meaning)), size: parts.reduce(0) { $0 + $1.size },
      depth: 1 + (parts.map(\.depth).max() ?? 0),
      traits: parts.reduce(into: []) { $0.formUnion($1.traits) },
      listNodes: parts.reduce(0) { $0 + $1.listNodes })
  }
}
