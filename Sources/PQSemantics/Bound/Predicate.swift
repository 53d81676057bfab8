public import PQModel

/// What traffic must match to be counted, by the values of its dimensions.
public indirect enum Predicate: Sendable, Hashable {
  case test(DimensionTest)
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)
}

/// A question to the value of one dimension.
public struct DimensionTest: Sendable, Hashable {
  /// What is asked.
  public enum Question: Sendable, Hashable {
    /// Whether it is one of some values; each stands there once.
    case isIn([String])
    /// Whether it has a shape, in which `%` is any text and `_` any character.
    case isLike(String, ignoresCase: Bool)
  }

  /// Whose value it is.
  public let dimension: Dimension
  /// What is asked.
  public let question: Question

  /// A question to a dimension.
  public init(_ dimension: Dimension, _ question: Question) {
    self.dimension = dimension
    self.question = question
  }
}

extension Predicate {
  /// The tests that it is made of, in the order of the text.
  public var tests: [DimensionTest] {
    switch self {
    case .test(let test): [test]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    }
  }
}
