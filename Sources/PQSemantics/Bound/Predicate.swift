public import PQModel

/// A condition on the dimensions of traffic. Only matching traffic counts.
public indirect enum Predicate: Sendable, Hashable {
  /// A test of one dimension.
  case test(DimensionTest)
  /// True if all parts are true.
  case all([Predicate])
  /// True if at least one part is true.
  case any([Predicate])
  /// True if the part is false.
  case not(Predicate)
}

/// A test of the value of one dimension.
public struct DimensionTest: Sendable, Hashable {
  /// The kind of test.
  public enum Question: Sendable, Hashable {
    /// The value is one of a list of distinct values, compared by bytes.
    case isIn([String])
    /// The value matches a pattern, in which `%` is any text and `_` is any character.
    case isLike(String, ignoresCase: Bool)
  }

  /// The tested dimension.
  public let dimension: Dimension
  /// The test of its value.
  public let question: Question

  /// Creates a test of a dimension.
  public init(_ dimension: Dimension, _ question: Question) {
    self.dimension = dimension
    self.question = question
  }
}

extension Predicate {
  /// All tests of the predicate, in the order of the text.
  public var tests: [DimensionTest] {
    switch self {
    case .test(let test): [test]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    }
  }
}
