import PQModel
import PQSemantics

/// Brings a predicate into the form that other rules expect. NOT is pushed down to the tests. Tests
/// of one dimension become one test if the same AND or OR joins them.
///
///     NOT (browser = 'Chrome' OR NOT (os != 'iOS' OR country = 'US'))
///     -> browser NOT IN ('Chrome') AND (os NOT IN ('iOS') OR country IN ('US'))
///
///     country = 'US' OR country = 'DE'   -> country IN ('US', 'DE')
///     country IN ('US', 'DE') AND country LIKE 'D%'   -> country IN ('DE')
///     country LIKE 'US'                  -> country IN ('US')
///     country LIKE '%'                   -> everything matches
///     country = 'US' AND country = 'DE'  -> nothing can match
enum NormalizePredicate {
  static func filter(_ predicate: BoundPredicate) -> RowFilter { merged(pushedDown(predicate)) }

  /// Returns an equivalent filter in which only tests are negated. It does not join tests.
  static func pushedDown(_ predicate: BoundPredicate, isNegated: Bool = false) -> RowFilter {
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

  /// Joins the tests of the same dimension in each AND and OR of a filter.
  private static func merged(_ filter: RowFilter) -> RowFilter {
    switch filter {
    case .test: simplified(filter)
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

  /// Joins all tests of a dimension into one test, at the place of the first of these tests. Other
  /// parts stay as they are.
  private static func merged(
    _ parts: [RowFilter], _ combine: (ValueTest, ValueTest) -> ValueTest
  ) -> [RowFilter] {
    var tests: [ExportDimension: [ValueTest]] = [:]
    for case .test(let dimension, let test) in parts { tests[dimension, default: []].append(test) }
    return parts.compactMap { part in
      guard case .test(let dimension, _) = part else { return part }
      return tests.removeValue(forKey: dimension)
        .map { simplified(.test(dimension, folded($0[...], combine))) }
    }
  }

  /// Combines the tests of each half, and then the two results. Combining one test after the other
  /// would take quadratic time.
  private static func folded(
    _ tests: ArraySlice<ValueTest>, _ combine: (ValueTest, ValueTest) -> ValueTest
  ) -> ValueTest {
    guard tests.count > 1 else { return tests.first ?? .always }
    let middle = tests.startIndex + tests.count / 2
    return combine(folded(tests[..<middle], combine), folded(tests[middle...], combine))
  }

  private static func simplified(_ filter: RowFilter) -> RowFilter {
    guard case .test(_, let test) = filter else { return filter }
    switch test {
    case .always: return .always
    case .never: return .never
    case .like(let pattern) where pattern.matchesEverything: return .always
    case .unlike(let pattern) where pattern.matchesEverything: return .never
    case .only, .except, .like, .unlike, .all, .any: return filter
    }
  }
}

extension ValueTest {
  fileprivate init(_ question: DimensionTest.Question) {
    switch question {
    case .isIn(let values): self = .only(values)
    case .isLike(let text, let ignoresCase):
      let wildcards = text.unicodeScalars.filter { $0 == "%" || $0 == "_" }
      let pattern = TextPattern(text, ignoresCase: ignoresCase)
      self = wildcards.isEmpty && !ignoresCase ? .only([text]) : .like(pattern)
    }
  }
}

/// Simplifies each part of AND and OR with the facts that its neighbours imply. The neighbours are
/// the other parts of the same AND or OR. For example, if AND joins `country = 'US'` with an OR,
/// all parts of the OR that need another country are removed.
///
///     country = 'US' AND (country = 'DE' OR os = 'iOS')   -> country IN ('US') AND os IN ('iOS')
///     country = 'US' AND (country = 'US' OR os = 'iOS')   -> country IN ('US')
///     country = 'US' OR (country = 'US' AND os = 'iOS')   -> country IN ('US')
///
///     (country = 'US' AND ... OR country = 'DE') AND (country = 'FR' OR country = 'IT' AND ...)
///     -> nothing can match: no country passes both parts of AND
enum NarrowAlternatives {
  static func narrowed(_ filter: RowFilter) -> RowFilter {
    let narrowed = narrowed(filter, knowing: [])
    let isImpossible = narrowed.dimensions.contains { narrowed.values(of: $0)?.isEmpty == true }
    return isImpossible ? .never : narrowed
  }

  private static func narrowed(_ filter: RowFilter, knowing facts: [DimensionFact]) -> RowFilter {
    switch filter {
    case .test(let dimension, let test):
      let known = facts.filter { $0.dimension == dimension }
      if known.contains(where: { $0.contradicts(test) }) { return .never }
      return known.contains { $0.contradicts(test.negated) } ? .always : filter
    case .all(let parts): return narrowed(parts, isAll: true, knowing: facts)
    case .any(let parts): return narrowed(parts, isAll: false, knowing: facts)
    }
  }

  private static func narrowed(
    _ parts: [RowFilter], isAll: Bool, knowing facts: [DimensionFact]
  ) -> RowFilter {
    let join = isAll ? NormalizePredicate.all : NormalizePredicate.any
    var parts = parts.map { $0.isTest ? narrowed($0, knowing: facts) : $0 }
    while parts.contains(where: { !$0.isTest }) {
      // A part of AND matters only if all its neighbours match. A part of OR matters only if no
      // neighbour matches.
      let known = facts + parts.compactMap { DimensionFact($0, isNegated: !isAll) }
      let joined = join(parts.map { $0.isTest ? $0 : narrowed($0, knowing: known) })
      let next = isAll ? joined.conjuncts : joined.alternatives
      // A part that has become a test may simplify its neighbours.
      guard next.count(where: \.isTest) != parts.count(where: \.isTest) else { return joined }
      parts = next
    }
    return join(parts)
  }
}

/// A fact about a dimension: its value is, or is not, in a list.
private struct DimensionFact {
  let dimension: ExportDimension
  private let values: Set<ByteComparedText>
  private let isExcluded: Bool

  /// The maximum number of values of a fact that are compared with a pattern. Each call of
  /// `contradicts` compares all of them again.
  private static let maxTriedValues = 64

  /// Creates the fact that follows if a filter matches. If `isNegated` is true, it is the fact that
  /// follows if the filter does not match. The result is `nil` if the filter is not a test with a
  /// list of values.
  init?(_ filter: RowFilter, isNegated: Bool) {
    guard case .test(let dimension, let test) = filter else { return nil }
    self.dimension = dimension
    switch isNegated ? test.negated : test {
    case .only(let list): (values, isExcluded) = (Set(list.map(ByteComparedText.init)), false)
    case .except(let list): (values, isExcluded) = (Set(list.map(ByteComparedText.init)), true)
    case .like, .unlike, .all, .any: return nil
    }
  }

  /// Returns true if the fact rules out every value that passes a test.
  func contradicts(_ test: ValueTest) -> Bool {
    switch (test, isExcluded) {
    case (.only(let list), false): !list.contains { values.contains(ByteComparedText($0)) }
    case (.only(let list), true): list.allSatisfy { values.contains(ByteComparedText($0)) }
    // A longer list is never a part of a shorter one, so it is not compared.
    case (.except(let list), false):
      values.count <= list.count && values.isSubset(of: list.map(ByteComparedText.init))
    case (.like, false), (.unlike, false), (.all, false), (.any, false):
      values.count <= Self.maxTriedValues
        && !test.passing(TextList(values.map(\.text))).contains(true)
    case (_, true): false
    }
  }
}
