public import PQModel

/// Numbers for each row, step by step: each step looks at earlier ones, and equal steps are one.
public struct Computation: Sendable, Hashable {
  /// The steps, in an order in which each can be done.
  public private(set) var steps: [Step] = []
  /// The numbers of steps; empty as long as there are so few that looking through them is quicker.
  private var known: [Step: Int] = [:]

  private static let few = 32

  /// No steps.
  public init() {}

  /// The number of a step, a new one if it is new.
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

/// One number for each row. Steps that it looks at are named by their numbers.
public indirect enum Step: Sendable, Hashable {
  /// Which of two ranges a number is of.
  public enum Side: Sendable, Hashable {
    case current, before
  }

  case metric(Metric, Side)
  case whole(Int64)
  case decimal(Double)
  case negated(Int)
  case arithmetic(Arithmetic, Int, Int)
  case function(RowFunction, [Int])
  case window(Window, Int, Side)
  case choice(RowCondition, yes: Int, no: Int)
  /// The buckets of a grain made one number: a step of a computation over those buckets.
  case reduced(Reducer, Computation, step: Int, grain: Int, Side)
  /// How the first number differs from the second, as a part of that.
  case change(Int, from: Int)
}

/// What is true, false or unknown of a row, by the numbers of steps.
public indirect enum RowCondition: Sendable, Hashable {
  case comparison(Comparator, Int, Int)
  case all([RowCondition])
  case any([RowCondition])
  case not(RowCondition)

  /// The steps that are compared.
  public var steps: [Int] {
    switch self {
    case .comparison(_, let left, let right): [left, right]
    case .all(let parts), .any(let parts): parts.flatMap(\.steps)
    case .not(let part): part.steps
    }
  }
}

extension Computation {
  /// Whether a step is another, or looks at it by way of others.
  public func step(_ step: Int, uses other: Int) -> Bool {
    var used: Set<Int> = [step]
    for number in steps.indices.reversed() where used.contains(number) {
      used.formUnion(steps[number].inputs)
    }
    return used.contains(other)
  }
}

extension Step {
  /// The steps that it looks at.
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
