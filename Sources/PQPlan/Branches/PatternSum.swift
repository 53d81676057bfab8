import PQModel

/// A filter with patterns as a signed sum. No filter of a request expresses a pattern, so pq filters the
/// rows of a term by it.
///
///     country = 'US' OR isp LIKE 'G%'       -> isp LIKE 'G%'
///                                              + country IN ('US') AND isp NOT LIKE 'G%'
///     country != 'US' OR isp LIKE 'G%'      -> all - country IN ('US') AND isp NOT LIKE 'G%'
///
/// For each combination of true and false patterns, the filter is one of lists, which has a `SignedSum`.
/// The terms with the same lists are joined. Their factors tell for which combinations a row counts.
struct PatternSum {
  /// A conjunction of lists with a factor, and the filter that pq applies to its rows.
  struct Term {
    let lists: SignedSum.Term
    /// `nil` if all rows count.
    let local: RowFilter?
  }

  let terms: [Term]

  /// Creates the sum of the rows that pass all filters. It is `nil` if the filters have too many
  /// patterns, if the sum has too many terms, or if the rows of a term count in more than two ways.
  ///
  /// - Parameter known: The dimensions that the rows of every request are split by.
  init?(_ filters: [RowFilter], splitBy known: [ExportDimension], _ numbers: inout ValueNumbers) {
    guard let patterns = Patterns(of: filters) else { return nil }
    var weights = TermWeights(combinationCount: patterns.combinationCount)
    for combination in 0..<patterns.combinationCount {
      let lists = RowFilter.all(filters.map { patterns.replaced($0, in: combination) })
      guard let sum = SignedSum(lists, &numbers) else { return nil }
      for term in sum.terms { weights.add(term, in: combination) }
    }
    var terms: [Term] = []
    for (lists, factors) in weights.entries {
      guard let parts = Self.terms(lists, factors, patterns, splitBy: known) else { return nil }
      terms += parts
    }
    guard terms.count <= SignedSum.limit else { return nil }
    self.terms = terms
  }

  /// Returns the terms of rows that have a factor for each combination. If there are two factors, the
  /// rows count once with the first factor, and some of them again with the difference. The second
  /// request needs another split, because no request is sent twice.
  private static func terms(
    _ lists: [[Int32]?], _ factors: [Int], _ patterns: Patterns, splitBy known: [ExportDimension]
  ) -> [Term]? {
    let distinct = Set(factors)
    guard distinct.count > 1 else {
      return factors[0] == 0
        ? [] : [Term(lists: .init(factor: factors[0], lists: lists), local: nil)]
    }
    guard distinct.count == 2 else { return nil }
    let base = distinct.contains(0) ? 0 : factors[0]
    let other = distinct.first { $0 != base } ?? 0
    let local = patterns.filter(factors.map { $0 == other })
    let part = Term(lists: .init(factor: other - base, lists: lists), local: local)
    guard base != 0 else { return [part] }
    guard local.dimensions.contains(where: { !known.contains($0) }) else { return nil }
    return [Term(lists: .init(factor: base, lists: lists), local: nil), part]
  }
}

/// The factor of each term for each combination of patterns.
private struct TermWeights {
  let combinationCount: Int
  private(set) var entries: [(lists: [[Int32]?], factors: [Int])] = []
  private var places: [[[Int32]?]: Int] = [:]

  init(combinationCount: Int) { self.combinationCount = combinationCount }

  mutating func add(_ term: SignedSum.Term, in combination: Int) {
    let place = places[term.lists, default: entries.count]
    if place == entries.count {
      places[term.lists] = place
      entries.append((term.lists, Array(repeating: 0, count: combinationCount)))
    }
    entries[place].factors[combination] = term.factor
  }
}

/// The distinct tests of some filters that are not lists. Bit n of a combination is 1 if test n is true.
struct Patterns {
  /// The maximum number of tests. The number of combinations grows exponentially with it.
  static let limit = 4

  private var tests: [(dimension: ExportDimension, test: ValueTest)] = []

  /// Returns `nil` if there are too many tests.
  init?(of filters: [RowFilter]) {
    for (dimension, test) in filters.flatMap(\.tests) where !test.isOfList {
      guard place(of: dimension, test) == nil else { continue }
      tests.append((dimension, test))
      guard tests.count <= Self.limit else { return nil }
    }
  }

  var combinationCount: Int { 1 << tests.count }

  /// Returns the index of a test, and whether the test at this index is its opposite.
  private func place(
    of dimension: ExportDimension, _ test: ValueTest
  ) -> (index: Int, isOpposite: Bool)? {
    let isSame = { (other: ValueTest) in tests.firstIndex { $0 == (dimension, other) } }
    return isSame(test).map { ($0, false) } ?? isSame(test.negated).map { ($0, true) }
  }

  /// Returns a filter in which a combination replaces the tests.
  func replaced(_ filter: RowFilter, in combination: Int) -> RowFilter {
    switch filter {
    case .test(let dimension, let test):
      guard let place = place(of: dimension, test) else { return filter }
      let isTrue = combination >> place.index & 1 == 1
      return isTrue != place.isOpposite ? .always : .never
    case .all(let parts): return .all(parts.map { replaced($0, in: combination) })
    case .any(let parts): return .any(parts.map { replaced($0, in: combination) })
    }
  }

  /// Returns the filter that passes the given combinations. It has only tests that matter.
  func filter(_ passes: [Bool]) -> RowFilter {
    let used = tests.indices.filter { test in
      passes.indices.contains { passes[$0] != passes[$0 ^ (1 << test)] }
    }
    let unused = (1 << tests.count) - 1 - used.reduce(0) { $0 | 1 << $1 }
    let alternatives = passes.indices.filter { passes[$0] && $0 & unused == 0 }
    return NormalizePredicate.any(
      alternatives.map { combination in
        NormalizePredicate.all(
          used.map { place in
            let (dimension, test) = tests[place]
            return .test(dimension, combination >> place & 1 == 1 ? test : test.negated)
          })
      })
  }
}
