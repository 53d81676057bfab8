import PQModel

/// What is known of a dimension: that its value is, or is not, among some.
struct Fact {
  let dimension: Dimension
  private let values: Set<ExactText>
  private let isExcluded: Bool

  /// So many values are tried on a pattern, and no more, because each test asks anew.
  private static let few = 64

  /// The fact that a test passes, or does not; nil if it is no test of a list.
  init?(_ filter: RowFilter, isNegated: Bool) {
    guard case .test(let dimension, let test) = filter else { return nil }
    self.dimension = dimension
    switch isNegated ? test.negated : test {
    case .only(let list): (values, isExcluded) = (Set(list.map(ExactText.init)), false)
    case .except(let list): (values, isExcluded) = (Set(list.map(ExactText.init)), true)
    case .matching: return nil
    }
  }

  /// Whether no value that it allows passes a test.
  func excludes(_ test: ValueTest) -> Bool {
    switch (test, isExcluded) {
    case (.only(let list), false): !list.contains { values.contains(ExactText($0)) }
    case (.only(let list), true): list.allSatisfy { values.contains(ExactText($0)) }
    // Longer lists are not in shorter ones, and need not be looked at.
    case (.except(let list), false):
      values.count <= list.count && values.isSubset(of: list.map(ExactText.init))
    case (.matching, false):
      values.count <= Self.few && !test.passing(TextList(values.map(\.text))).contains(true)
    case (_, true): false
    }
  }
}
