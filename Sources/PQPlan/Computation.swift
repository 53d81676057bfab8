public import PQModel
import PQSemantics

/// The steps that compute the values of each row. A step may use earlier steps. Equal steps are
/// stored once.
public struct Computation: Sendable, Hashable {
  /// The steps. Each step uses only earlier ones.
  public private(set) var steps: [Step] = []
  /// The index of each step. It is empty while there are so few steps that a search is faster.
  private var known: [Step: Int] = [:]

  private static let few = 32

  /// Creates a computation without steps.
  public init() {}

  /// Returns the index of a step in `steps`. A new step is appended.
  mutating func add(_ step: Step) -> Int {
    if let number = known.isEmpty ? steps.firstIndex(of: step) : known[step] { return number }
    if steps.count == Self.few {
      known = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1, $0) })
    }
    if steps.count >= Self.few { known[step] = steps.count }
    steps.append(step)
    return steps.count - 1
  }
}

/// A step that computes one value for each row. It refers to other steps by their indices.
public indirect enum Step: Sendable, Hashable {
  /// The range that a value belongs to.
  public enum Side: Sendable, Hashable {
    /// The query range and the comparison range.
    case current, before
  }

  /// The sums of a metric in a range.
  case metric(Metric, Side)
  /// A constant whole number.
  case whole(Int64)
  /// A constant decimal.
  case decimal(Double)
  /// The negated values of a step.
  case negated(Int)
  /// An operation on the values of two steps.
  case arithmetic(Arithmetic, Int, Int)
  /// A function of the values of some steps in the same row.
  case function(RowFunction, [Int])
  /// A function of the values of one step in several rows.
  case window(WindowFunction, Int, Side)
  /// The value of one of two steps. The condition selects the step.
  case choice(RowCondition, yes: Int, no: Int)
  /// The values of the inner buckets, reduced to one value. `step` is an index in the computation
  /// over these buckets. `grain` is the index of their length in `RowPlan.grains`.
  case reduced(Reducer, Computation, step: Int, grain: Int, Side)
  /// The difference between the values of two steps, as a fraction of the absolute value of step
  /// `from`.
  case change(Int, from: Int)
}

/// A condition on the values of a row. It is true, false or unknown.
public indirect enum RowCondition: Sendable, Hashable {
  /// A comparison of the values of two steps.
  case comparison(ComparisonOperator, Int, Int)
  /// AND: true if all parts are true.
  case all([RowCondition])
  /// OR: true if at least one part is true.
  case any([RowCondition])
  /// NOT: true if the part is false.
  case not(RowCondition)

  /// The indices of the steps that are compared.
  public var steps: [Int] {
    switch self {
    case .comparison(_, let left, let right): [left, right]
    case .all(let parts), .any(let parts): parts.flatMap(\.steps)
    case .not(let part): part.steps
    }
  }
}

extension Computation {
  /// Returns true if a step is the step `other` or uses it, directly or through more steps.
  public func step(_ step: Int, uses other: Int) -> Bool {
    var used: Set<Int> = [step]
    for number in steps.indices.reversed() where used.contains(number) {
      used.formUnion(steps[number].inputs)
    }
    return used.contains(other)
  }

  /// Returns true if a step, or a step that it uses, passes a test.
  package func step(_ step: Int, usesAny test: (Step) -> Bool) -> Bool {
    steps.indices.contains { test(steps[$0]) && self.step(step, uses: $0) }
  }
}

extension Step {
  /// The indices of the steps that this step uses directly.
  public var inputs: [Int] {
    switch self {
    case .metric, .whole, .decimal, .reduced: []
    case .negated(let part), .window(_, let part, _): [part]
    case .arithmetic(_, let left, let right), .change(let left, let right): [left, right]
    case .function(_, let parts): parts
    case .choice(let condition, let yes, let no): condition.steps + [yes, no]
    }
  }
}

extension Computation {
  /// Adds the steps of an expression and returns the index of the last step.
  mutating func add(
    _ expression: BoundExpression, _ side: Step.Side = .current, grains: [Bucketing]
  ) -> Int {
    switch expression {
    case .metric(let metric): return add(.metric(metric, side))
    case .whole(let number): return add(.whole(number))
    case .decimal(let number): return add(.decimal(number))
    case .negated(let part): return add(.negated(add(part, side, grains: grains)))
    case .arithmetic(let sign, let left, let right):
      let first = add(left, side, grains: grains)
      return add(.arithmetic(sign, first, add(right, side, grains: grains)))
    case .function(let function, let parts):
      return add(.function(function, parts.map { add($0, side, grains: grains) }))
    case .window(let window, let part):
      return add(.window(window, add(part, side, grains: grains), side))
    case .conditional(let condition, let yes, let no):
      let first = add(condition, side, grains: grains)
      let second = add(yes, side, grains: grains)
      return add(.choice(first, yes: second, no: add(no, side, grains: grains)))
    case .reduced(let reducer, let part, let grain):
      var inner = Computation()
      let step = inner.add(part, grains: [])
      let place = grains.firstIndex(of: grain) ?? 0
      return add(.reduced(reducer, inner, step: step, grain: place, side))
    case .before(let part): return add(part, .before, grains: grains)
    case .change(let part):
      let now = add(part, .current, grains: grains)
      return add(.change(now, from: add(part, .before, grains: grains)))
    }
  }

  /// Adds the steps of a condition and returns the condition with the indices of these steps.
  mutating func add(
    _ condition: BoundCondition, _ side: Step.Side = .current, grains: [Bucketing]
  ) -> RowCondition {
    switch condition {
    case .comparison(let comparator, let left, let right):
      let first = add(left, side, grains: grains)
      return .comparison(comparator, first, add(right, side, grains: grains))
    case .all(let parts): return .all(parts.map { add($0, side, grains: grains) })
    case .any(let parts): return .any(parts.map { add($0, side, grains: grains) })
    case .not(let part): return .not(add(part, side, grains: grains))
    }
  }
}
