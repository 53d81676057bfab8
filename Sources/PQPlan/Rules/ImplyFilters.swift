import PQModel

/// Finds the values that a row must have to match, so that every request asks for these alone. WHERE
/// states them as lists, or its alternatives imply them.
///
///     country = 'US' AND os LIKE 'W%'                        -> country IN ('US')
///     country = 'US' AND os != 'a' OR country = 'DE'         -> country IN ('US', 'DE')
enum ImplyFilters {
  static let details = PlannerRule.Details(
    name: "imply",
    summary: "Requests only values that the alternatives of WHERE can match.",
    examples: [
      .init(
        "SELECT http WHERE (country = 'US' AND os != 'iOS') OR country = 'DE' LAST 1h EVERY 1h;",
        ["only country.code IN ('US', 'DE') can pass, so only that is asked for"])
    ])

  /// The filters that every request can have: stated ones in the order of the conjunction, then implied
  /// ones.
  static func filters(_ filter: RowFilter) -> [ExportRequest.Filter] {
    let stated = stated(filter.conjuncts)
    let others = filter.dimensions.filter { !stated.contains($0) }
    return (stated + others).compactMap { dimension in
      filter.values(of: dimension).map { ExportRequest.Filter(dimension, in: $0) }
    }
  }

  /// A rewrite for each filter that no conjunct states.
  static func rewrites(_ filters: [ExportRequest.Filter], _ conjuncts: [RowFilter]) -> [Rewrite] {
    let stated = stated(conjuncts)
    return filters.filter { !stated.contains($0.dimension) }.map {
      Rewrite(.imply, "only \([$0].text) can pass, so only that is asked for")
    }
  }

  /// The dimensions for which a conjunct is a list of values.
  private static func stated(_ conjuncts: [RowFilter]) -> [Dimension] {
    conjuncts.filter(\.isList).flatMap(\.dimensions)
  }
}
