import PQModel

/// A fact about a dimension: its value is, or is not, in a list.
struct Fact {
  let dimension: Dimension
  private let values: Set<ExactText>
  private let isExcluded: Bool

  /// The maximum number of values that are tried on a pattern, because each test tries them again.
  private static let few = 64

  /// Creates the fact that a test passes or fails, or returns `nil` if the filter is not a test of a
  /// list.
  init?(_ filter: RowFilter, isNegated: Bool) {
    guard case .test(let dimension, let test) = filter else { return nil }
    self.dimension = dimension
    switch isNegated ? test.negated : test {
    case .only(let list): (values, isExcluded) = (Set(list.map(ExactText.init)), false)
    case .except(let list): (values, isExcluded) = (Set(list.map(ExactText.init)), true)
    case .matching: return nil
    }
  }

  /// Returns true if no value that the fact allows passes a test.
  func excludes(_ test: ValueTest) -> Bool {
    switch (test, isExcluded) {
    case (.only(let list), false): !list.contains { values.contains(ExactText($0)) }
    case (.only(let list), true): list.allSatisfy { values.contains(ExactText($0)) }
    // A longer list is never a part of a shorter one, so it is not compared.
    case (.except(let list), false):
      values.count <= list.count && values.isSubset(of: list.map(ExactText.init))
    case (.matching, false):
      values.count <= Self.few && !test.passing(TextList(values.map(\.text))).contains(true)
    case (_, true): false
    }
  }
}
