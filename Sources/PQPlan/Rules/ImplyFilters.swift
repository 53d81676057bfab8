import PQModel

/// Finds the values that a matching row must have. Every request then asks only for these values.
/// WHERE lists them, or the alternatives of WHERE imply them.
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
        ["only country.code IN ('US', 'DE') can match, so only that is requested"])
    ])

  /// Returns the filters that every request can have: first the filters that WHERE states, in its
  /// order, then the implied filters.
  static func filters(_ filter: RowFilter) -> [ExportRequest.Filter] {
    let stated = stated(filter.conjuncts)
    let others = filter.dimensions.filter { !stated.contains($0) }
    return (stated + others).compactMap { dimension in
      filter.values(of: dimension).map { ExportRequest.Filter(dimension, in: $0) }
    }
  }

  /// Returns a rewrite for each filter that no conjunct states.
  static func rewrites(_ filters: [ExportRequest.Filter], _ conjuncts: [RowFilter]) -> [Rewrite] {
    let stated = stated(conjuncts)
    return filters.filter { !stated.contains($0.dimension) }.map {
      Rewrite(.imply, "only \([$0].text) can match, so only that is requested")
    }
  }

  /// Returns the dimensions that a conjunct tests with a list of values.
  private static func stated(_ conjuncts: [RowFilter]) -> [ExportDimension] {
    conjuncts.filter(\.isList).flatMap(\.dimensions)
  }
}
