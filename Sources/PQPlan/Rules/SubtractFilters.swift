import PQModel

/// Expresses a predicate by inclusion-exclusion: as a sum of filters, some of them with a negative
/// factor. Every metric adds up over dimensions, so unwanted rows can be subtracted from all rows.
///
///     country NOT IN ('US')            -> all - country IN ('US')
///     country = 'US' OR os = 'iOS'     -> country IN ('US') + os IN ('iOS')
///                                         - country IN ('US') AND os IN ('iOS')
///
/// After the subtraction, a group that is zero in every metric has no traffic and gets no row.
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
    ])

  /// Returns true if a filter can be expressed by inclusion-exclusion. Patterns and very large
  /// filters cannot.
  static func canExpress(_ filter: RowFilter) -> Bool {
    filter.tests.count <= SignedSum.limit && filter.tests.allSatisfy(\.1.isOfList)
  }

  /// Returns the branches whose sum is the rows that pass all filters; `nil` if there are too many
  /// branches. Branches with a negative factor come first, so that no partial sum exceeds the
  /// total.
  static func branches(
    _ filters: [RowFilter], within base: [ExportRequest.Filter]
  ) -> [Branching.Branch]? {
    guard !filters.isEmpty else { return [Branching.Branch(filters: base)] }
    var numbers = ValueNumbers()
    let lists = RowFilter.all(base.map { .test($0.dimension, .only($0.values)) })
    guard let sum = SignedSum(.all([lists] + filters), &numbers) else { return nil }
    return sum.terms.sorted { $0.factor < $1.factor }.map { term in
      Branching.Branch(
        factor: term.factor, filters: numbers.filters(of: term, first: base.map(\.dimension)))
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
    return (factor < 0 ? "- " : "+ ") + count + (filters.isEmpty ? "all" : filters.text)
  }
}
