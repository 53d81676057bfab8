public import PQModel

/// Which rows count, by the values of their dimensions: tests joined by AND and OR, without NOT,
/// and in each junction at most one test of a dimension.
public indirect enum RowFilter: Sendable, Hashable {
  case test(Dimension, ValueTest)
  case all([RowFilter])
  case any([RowFilter])

  /// Lets every row through.
  public static let always = RowFilter.all([])
  /// Lets no row through.
  public static let never = RowFilter.any([])

  /// The dimensions that are looked at, in the order of the API document.
  public var dimensions: [Dimension] {
    var found = [Bool](repeating: false, count: Dimension.allCases.count)
    for (dimension, _) in tests { found[dimension.place] = true }
    return Dimension.allCases.filter { found[$0.place] }
  }

  /// The filters that must all let a row through.
  var conjuncts: [RowFilter] { if case .all(let parts) = self { parts } else { [self] } }

  /// The filters one of which must let a row through.
  var alternatives: [RowFilter] { if case .any(let parts) = self { parts } else { [self] } }

  /// The tests that it is made of.
  var tests: [(Dimension, ValueTest)] {
    switch self {
    case .test(let dimension, let test): [(dimension, test)]
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    }
  }

  /// The values of a dimension that a row which passes can have, said or implied; nil if they are
  /// not a list.
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
