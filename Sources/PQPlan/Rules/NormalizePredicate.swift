import PQModel
import PQSemantics

/// Brings a predicate into the form that other rules expect: NOT is pushed down to the tests, and
/// neighbouring tests of one dimension become one test.
///
///     NOT (browser = 'Chrome' OR NOT (os != 'iOS' OR country = 'US'))
///     -> browser NOT IN ('Chrome') AND (os NOT IN ('iOS') OR country IN ('US'))
///
///     country = 'US' OR country = 'DE'   -> country IN ('US', 'DE')
///     country IN ('US', 'DE') AND country LIKE 'D%'   -> country IN ('DE')
///     country LIKE 'US'                  -> country IN ('US')
///     country = 'US' AND country = 'DE'  -> nothing can match
enum NormalizePredicate {
  static func filter(_ predicate: Predicate) -> RowFilter { merged(pushedDown(predicate)) }

  /// Returns the predicate with NOT only at its tests. The tests are not joined.
  static func pushedDown(_ predicate: Predicate, isNegated: Bool = false) -> RowFilter {
    switch predicate {
    case .test(let test):
      let value = ValueTest(test.question)
      return .test(test.dimension, isNegated ? value.negated : value)
    case .not(let part): return pushedDown(part, isNegated: !isNegated)
    case .all(let parts):
      let filters = parts.map { pushedDown($0, isNegated: isNegated) }
      return isNegated ? .any(filters) : .all(filters)
    case .any(let parts):
      let filters = parts.map { pushedDown($0, isNegated: isNegated) }
      return isNegated ? .all(filters) : .any(filters)
    }
  }

  private static func merged(_ filter: RowFilter) -> RowFilter {
    switch filter {
    case .test: simple(filter)
    case .all(let parts): all(parts.map(merged))
    case .any(let parts): any(parts.map(merged))
    }
  }

  /// Returns the conjunction of filters, with one test per dimension.
  static func all(_ parts: [RowFilter]) -> RowFilter {
    let merged = merged(parts.flatMap(\.conjuncts)) { $0.and($1) }
    if merged.contains(.never) { return .never }
    return merged.count == 1 ? merged[0] : .all(merged)
  }

  /// Returns the disjunction of filters, with one test per dimension.
  static func any(_ parts: [RowFilter]) -> RowFilter {
    let merged = merged(parts.flatMap(\.alternatives)) { $0.or($1) }
    if merged.contains(.always) { return .always }
    return merged.count == 1 ? merged[0] : .any(merged)
  }

  /// Joins the tests of each dimension at the place of the first one. Other parts stay as they are.
  private static func merged(
    _ parts: [RowFilter], _ combine: (ValueTest, ValueTest) -> ValueTest
  ) -> [RowFilter] {
    var tests: [Dimension: [ValueTest]] = [:]
    for case .test(let dimension, let test) in parts { tests[dimension, default: []].append(test) }
    return parts.compactMap { part in
      guard case .test(let dimension, _) = part else { return part }
      return tests.removeValue(forKey: dimension)
        .map { simple(.test(dimension, folded($0[...], combine))) }
    }
  }

  /// Combines tests by halves, because one after the other would take quadratic time.
  private static func folded(
    _ tests: ArraySlice<ValueTest>, _ combine: (ValueTest, ValueTest) -> ValueTest
  ) -> ValueTest {
    guard tests.count > 1 else { return tests.first ?? .always }
    let middle = tests.startIndex + tests.count / 2
    return combine(folded(tests[..<middle], combine), folded(tests[middle...], combine))
  }

  private static func simple(_ filter: RowFilter) -> RowFilter {
    guard case .test(_, let test) = filter else { return filter }
    return test == .always ? .always : test == .never ? .never : filter
  }
}

extension ValueTest {
  fileprivate init(_ question: DimensionTest.Question) {
    switch question {
    case .isIn(let values): self = .only(values)
    case .isLike(let text, let ignoresCase):
      let wildcards = text.unicodeScalars.filter { $0 == "%" || $0 == "_" }
      let pattern = TextPattern(text, ignoresCase: ignoresCase)
      self = wildcards.isEmpty && !ignoresCase ? .only([text]) : .matching(.isLike(pattern))
    }
  }
}
