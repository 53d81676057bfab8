import PQModel

/// Simplifies the parts of AND and OR with what their neighbours require. For example, alternatives
/// beside a list can never match if the list excludes them.
///
///     country = 'US' AND (country = 'DE' OR os = 'iOS')   -> country IN ('US') AND os IN ('iOS')
///     country = 'US' AND (country = 'US' OR os = 'iOS')   -> country IN ('US')
///     country = 'US' OR (country = 'US' AND os = 'iOS')   -> country IN ('US')
///
///     (country = 'US' AND ... OR country = 'DE') AND (country = 'FR' OR country = 'IT' AND ...)
///     -> nothing can match: no country is in both halves
enum NarrowAlternatives {
  static func narrowed(_ filter: RowFilter) -> RowFilter {
    let narrowed = narrowed(filter, knowing: [])
    let isImpossible = narrowed.dimensions.contains { narrowed.values(of: $0)?.isEmpty == true }
    return isImpossible ? .never : narrowed
  }

  private static func narrowed(_ filter: RowFilter, knowing facts: [Fact]) -> RowFilter {
    switch filter {
    case .test(let dimension, let test):
      let known = facts.filter { $0.dimension == dimension }
      if known.contains(where: { $0.excludes(test) }) { return .never }
      return known.contains { $0.excludes(test.negated) } ? .always : filter
    case .all(let parts): return narrowed(parts, isAll: true, knowing: facts)
    case .any(let parts): return narrowed(parts, isAll: false, knowing: facts)
    }
  }

  private static func narrowed(
    _ parts: [RowFilter], isAll: Bool, knowing facts: [Fact]
  ) -> RowFilter {
    let join = isAll ? NormalizePredicate.all : NormalizePredicate.any
    var parts = parts.map { $0.isTest ? narrowed($0, knowing: facts) : $0 }
    while parts.contains(where: { !$0.isTest }) {
      // A part matters only if its neighbours do not decide: in AND where they match, in OR where they do
      // not.
      let known = facts + parts.compactMap { Fact($0, isNegated: !isAll) }
      let joined = join(parts.map { $0.isTest ? $0 : narrowed($0, knowing: known) })
      let next = isAll ? joined.conjuncts : joined.alternatives
      // A part that has become a test may simplify its neighbours.
      guard next.count(where: \.isTest) != parts.count(where: \.isTest) else { return joined }
      parts = next
    }
    return join(parts)
  }
}
