public import PQModel

/// A filter of rows by the values of their dimensions. It has tests joined by AND and OR, without NOT.
/// Each junction has at most one test of each dimension.
public indirect enum RowFilter: Sendable, Hashable {
  /// A test of the values of one dimension.
  case test(Dimension, ValueTest)
  /// AND: passes rows that pass all parts.
  case all([RowFilter])
  /// OR: passes rows that pass one of the parts.
  case any([RowFilter])

  /// The filter that passes every row.
  public static let always = RowFilter.all([])
  /// The filter that passes no row.
  public static let never = RowFilter.any([])

  /// The tested dimensions, in the order of the API document.
  public var dimensions: [Dimension] {
    var found = [Bool](repeating: false, count: Dimension.allCases.count)
    for (dimension, _) in tests { found[dimension.place] = true }
    return Dimension.allCases.filter { found[$0.place] }
  }

  /// The filters that must all pass.
  var conjuncts: [RowFilter] { if case .all(let parts) = self { parts } else { [self] } }

  /// The filters of which one must pass.
  var alternatives: [RowFilter] { if case .any(let parts) = self { parts } else { [self] } }

  /// All tests of the filter.
  var tests: [(Dimension, ValueTest)] {
    switch self {
    case .test(let dimension, let test): [(dimension, test)]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    }
  }

  /// Returns the values that passing rows can have in a dimension, written or implied, or `nil` if they
  /// are not a list.
  func values(of dimension: Dimension) -> [String]? {
    switch self {
    case .test(dimension, let test): return test.list
    case .test: return nil
    case .all(let parts):
      let lists = parts.compactMap { $0.values(of: dimension) }
      guard let first = lists.first else { return nil }
      return lists.dropFirst().reduce(ValueTest.only(first)) { $0.and(.only($1)) }.list
    case .any(let parts):
      let lists = parts.compactMap { $0.values(of: dimension) }
      return lists.count == parts.count ? lists.flatMap { $0 }.eachOnce : nil
    }
  }
}
