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
  /// Whether a filter can be said so: lists can, patterns cannot.
  static func canSay(_ filter: RowFilter) -> Bool {
    filter.tests.count <= SignedSum.limit
      && filter.tests.allSatisfy { test in
        if case .matching = test.1 { false } else { true }
      }
  }

  /// The requests whose sum is what passes all filters; nil if there would be too many. Those that are
  /// taken away come first, so that no sum on the way is larger than the last one.
  static func branches(
    _ filters: [RowFilter], within base: [ExportRequest.Filter]
  ) -> [Branching.Branch]? {
    var sum: SignedSum? = .one(base)
    for filter in filters { sum = sum.flatMap { $0.times(SignedSum(filter)) } }
    return sum?.terms.sorted { $0.factor < $1.factor }.map {
      Branching.Branch(factor: $0.factor, filters: $0.filters)
    }
  }

  static func rewrites(_ filters: [RowFilter]) -> [Rewrite] {
    filters.compactMap { filter in
      guard let sum = SignedSum(filter) else { return nil }
      let terms = sum.terms.sorted { $0.factor > $1.factor }.map(\.text).joined(separator: " ")
      let text = terms.hasPrefix("+ ") ? String(terms.dropFirst(2)) : terms
      return Rewrite("subtract", "\(filter.text) -> \(text)")
    }
  }
}

/// A sum of conjunctions of lists, each with a factor: what a filter counts.
struct SignedSum {
  struct Term {
    var factor: Int
    var filters: [ExportRequest.Filter]
  }

  /// More terms than these are not worth their requests.
  static let limit = 64

  private(set) var terms: [Term]

  static func one(_ filters: [ExportRequest.Filter] = []) -> SignedSum {
    SignedSum(terms: [Term(factor: 1, filters: filters)])
  }

  private init(terms: [Term]) { self.terms = terms }

  /// What a filter counts; nil if it has patterns, or too many terms.
  init?(_ filter: RowFilter) {
    switch filter {
    case .test(let dimension, .only(let values)):
      self = .one([ExportRequest.Filter(dimension, in: values)])
    case .test(let dimension, .except(let values)):
      self = SignedSum.one().minus(.one([ExportRequest.Filter(dimension, in: values)]))
    case .test: return nil
    case .all(let parts):
      var product: SignedSum? = .one()
      for part in parts { product = product.flatMap { $0.times(SignedSum(part)) } }
      guard let product else { return nil }
      self = product
    case .any(let parts):
      // What passes one of them is everything less what passes none.
      var none: SignedSum? = .one()
      for part in parts {
        none = none.flatMap { $0.times(SignedSum(part).map { SignedSum.one().minus($0) }) }
      }
      guard let none else { return nil }
      self = SignedSum.one().minus(none)
    }
  }

  /// What passes both; nil if there are too many terms.
  func times(_ other: SignedSum?) -> SignedSum? {
    guard let other, terms.count * other.terms.count <= Self.limit * Self.limit else { return nil }
    let products = terms.flatMap { left in
      other.terms.compactMap { right in
        Self.both(left.filters, right.filters).map {
          Term(factor: left.factor * right.factor, filters: $0)
        }
      }
    }
    let sum = SignedSum(terms: Self.collected(products))
    return sum.terms.count <= Self.limit ? sum : nil
  }

  private func minus(_ other: SignedSum) -> SignedSum {
    let taken = other.terms.map { Term(factor: -$0.factor, filters: $0.filters) }
    return SignedSum(terms: Self.collected(terms + taken))
  }

  /// The filters that both have; nil if no value can pass.
  private static func both(
    _ left: [ExportRequest.Filter], _ right: [ExportRequest.Filter]
  ) -> [ExportRequest.Filter]? {
    var result = left
    for filter in right {
      guard let place = result.firstIndex(where: { $0.dimension == filter.dimension }) else {
        result.append(filter)
        continue
      }
      let values = ValueTest.only(result[place].values).and(.only(filter.values)).list ?? []
      result[place] = ExportRequest.Filter(filter.dimension, in: values)
    }
    return result.contains { $0.values.isEmpty } ? nil : result
  }

  /// The terms with equal ones added up, and those that cancel out left out.
  private static func collected(_ terms: [Term]) -> [Term] {
    var places: [[UInt8]: Int] = [:]
    var result: [Term] = []
    for term in terms {
      let key = Self.key(term.filters)
      if let place = places[key] {
        result[place].factor += term.factor
      } else {
        places[key] = result.count
        result.append(term)
      }
    }
    return result.filter { $0.factor != 0 }
  }

  /// The bytes of filters, the same for those that let the same through.
  private static func key(_ filters: [ExportRequest.Filter]) -> [UInt8] {
    filters.map { filter in
      let values = filter.values.map { [UInt8]($0.utf8) + [0] }
        .sorted { $0.lexicographicallyPrecedes($1) }
      return [UInt8](filter.dimension.rawValue.utf8) + [1] + values.joined() + [2]
    }.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
  }
}

extension SignedSum.Term {
  /// The term with its sign.
  fileprivate var text: String {
    let filter = RowFilter.all(filters.map { .test($0.dimension, .only($0.values)) })
    let count = factor.magnitude == 1 ? "" : "\(factor.magnitude) x "
    return (factor < 0 ? "- " : "+ ") + count + (filters.isEmpty ? "all" : filter.text)
  }
}
