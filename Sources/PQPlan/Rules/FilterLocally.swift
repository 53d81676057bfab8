import PQModel

/// Filters rows in pq if the backend cannot. Rows are split by the dimensions of the filter,
/// filtered, and summed again without these dimensions.
///
///     SELECT p2p BY browser WHERE browser LIKE 'C%' OR country = 'US'
///     -> ask for p2p by browser.name, country.code; keep what matches; add up by browser.name
enum FilterLocally {
  static let details = PlannerRule.Details(
    name: "filter here",
    summary: "Filters rows in pq, after splitting them by more dimensions.",
    examples: [
      .init(
        "SELECT http BY browser WHERE os != 'iOS' LAST 1h EVERY 1h;",
        ["split by os.name as well, then filtered and added up"])
    ])

  /// Returns the dimensions that rows must be split by: the grouping, then the other dimensions of
  /// the filters.
  static func dimensions(grouping: [ExportDimension], filters: [RowFilter]) -> [ExportDimension] {
    let seen = filters.flatMap(\.dimensions)
    return grouping
      + ExportDimension.allCases.filter { seen.contains($0) && !grouping.contains($0) }
  }

  static func rewrites(_ filters: [RowFilter], _ grouping: [ExportDimension]) -> [Rewrite] {
    let extra = dimensions(grouping: grouping, filters: filters).dropFirst(grouping.count)
    guard !extra.isEmpty else { return [] }
    let names = extra.map(\.rawValue).joined(separator: ", ")
    return [Rewrite(.filterHere, "split by \(names) as well, then filtered and added up")]
  }
}
