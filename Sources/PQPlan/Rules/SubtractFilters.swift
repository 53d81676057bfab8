import PQModel

/// Says a predicate as a sum of filters, some of which are taken away: every metric adds up over
/// dimensions, so what must not be counted can be subtracted from everything.
///
///     country NOT IN ('US')            -> all - country IN ('US')
///     country = 'US' OR os = 'iOS'     -> country IN ('US') + os IN ('iOS')
///                                         - country IN ('US') AND os IN ('iOS')
///
/// A group whose remainder is zero in every metric has no traffic, and so no row.
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

  /// Whether a filter can be said so: lists can, patterns cannot.
  static func canSay(_ filter: RowFilter) -> Bool {
    filter.tests.count <= SignedSum.limit
      && filter.tests.allSatisfy { test in
        if case .matching = test.1 { false } else { true }
      }
  }

  /// The requests whose sum is what passes all filters; nil if there would be too many. Those that
  /// are taken away come first, so that no sum on the way is larger than the last one.
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
  /// What it filters by, with a sign.
  fileprivate var text: String {
    let count = factor.magnitude == 1 ? "" : "\(factor.magnitude) x "
    return (factor < 0 ? "- " : "+ ") + count + (filters.isEmpty ? "all" : filters.text)
  }
}
