import PQModel

extension RowFilter {
  /// Returns a description of what is wrong with the filter, or `nil` if it is valid. A junction must
  /// have at least two parts and at most one test of each dimension, and no part may be a junction of
  /// the same kind.
  func checkInvariants() -> String? {
    if self == .always || self == .never { return nil }
    switch self {
    case .test(_, let test): return test == .always || test == .never ? "a test of nothing" : nil
    case .all(let parts), .any(let parts):
      let tested = parts.filter(\.isTest).flatMap(\.dimensions)
      guard parts.count > 1 else { return "a junction of less than two filters" }
      guard Set(tested).count == tested.count else { return "two tests of one dimension" }
      guard !parts.contains(where: isOfSameKind) else { return "a junction in one of its kind" }
      return parts.lazy.compactMap { $0.checkInvariants() }.first
    }
  }

  /// True if the filter is a test of one dimension.
  var isTest: Bool { if case .test = self { true } else { false } }

  private func isOfSameKind(_ other: RowFilter) -> Bool {
    switch (self, other) {
    case (.all, .all), (.any, .any): true
    default: false
    }
  }
}
