import PQModel

/// Expresses a predicate by inclusion-exclusion: as a sum of filters, some of them with a negative
/// factor. Every metric adds up over dimensions, so unwanted rows can be subtracted from all rows.
///
///     country NOT IN ('US')            -> all - country IN ('US')
///     country = 'US' OR os = 'iOS'     -> country IN ('US') + os IN ('iOS')
///                                         - country IN ('US') AND os IN ('iOS')
///
/// A pattern splits the rows of one request only, and pq filters them (`PatternSum`). After a subtraction, a
/// group that is zero in every metric has no traffic and gets no row.
enum SubtractFilters {
  static let details = PlannerRule.Details(
    name: "subtract",
    summary: "Adds and subtracts answers, so that only matching rows count.",
    examples: [
      .init(
        "SELECT http BY browser, os WHERE country != 'US' LAST 1h EVERY 1h;",
        ["country.code NOT IN ('US') -> all - country.code IN ('US')"]),
      .init(
        "SELECT http BY city, isp WHERE country = 'US' OR os = 'iOS' LAST 1h EVERY 1h;",
        [
          "country.code IN ('US') OR os.name IN ('iOS') -> country.code IN ('US') + os.name IN ('iOS')"
            + " - country.code IN ('US') AND os.name IN ('iOS')"
        ]),
      .init(
        "SELECT http BY city WHERE country = 'US' OR isp LIKE 'G%' LAST 1h EVERY 1h;",
        [
          "country.code IN ('US') OR isp.name LIKE 'G%' -> country.code IN ('US')"
            + " AND isp.name NOT LIKE 'G%' + isp.name LIKE 'G%'"
        ]),
    ])

  /// Returns true if a filter can be expressed by inclusion-exclusion. A pattern alone, many patterns,
  /// and very large filters cannot.
  static func canExpress(_ filter: RowFilter) -> Bool {
    let tests = filter.tests
    return tests.count <= SignedSum.limit && tests.contains(where: \.1.isOfList)
      && Patterns(of: [filter]) != nil
  }

  /// Returns the branches whose sum is the rows that pass all filters; `nil` if there are too many
  /// branches. Branches with a negative factor come first, so that no partial sum exceeds the
  /// total.
  ///
  /// - Parameter known: The dimensions that the rows of every branch are split by.
  static func branches(
    _ filters: [RowFilter], within base: [ExportRequest.Filter],
    splitBy known: [ExportDimension] = []
  ) -> [Branching.Branch]? {
    guard !filters.isEmpty else { return [Branching.Branch(filters: base)] }
    var numbers = ValueNumbers()
    let lists = RowFilter.all(base.map { .test($0.dimension, .only($0.values)) })
    guard let sum = PatternSum([lists] + filters, splitBy: known, &numbers) else { return nil }
    return sum.terms.sorted { $0.lists.factor < $1.lists.factor }.map { term in
      var branch = Branching.Branch(
        factor: term.lists.factor,
        filters: numbers.filters(of: term.lists, first: base.map(\.dimension)))
      branch.local = term.local
      branch.dimensions = (term.local?.dimensions ?? []).filter { !known.contains($0) }
      return branch
    }
  }

  static func rewrites(_ filters: [RowFilter]) -> [Rewrite] {
    filters.map { filter in
      let terms = (branches([filter], within: []) ?? []).sorted { $0.factor > $1.factor }
      let text = terms.map(\.text).joined(separator: " ")
      return Rewrite(
        .subtract, "\(filter.text) -> \(text.hasPrefix("+ ") ? String(text.dropFirst(2)) : text)")
    }
  }
}

extension Branching.Branch {
  /// The filters of the branch, with its sign.
  fileprivate var text: String {
    let count = factor.magnitude == 1 ? "" : "\(factor.magnitude) x "
    let tests = filters.map { RowFilter.test($0.dimension, .only($0.values)) }
    let parts = tests + (local.map { [$0] } ?? [])
    return (factor < 0 ? "- " : "+ ") + count + (parts.isEmpty ? "all" : RowFilter.all(parts).text)
  }
}
