import PQModel

/// Finds the fewest requests that answer a filter and a grouping. One request can be split only by
/// a limited number of dimensions.
///
/// There are three ways, each with its own rule. `FilterLocally` splits rows by the dimensions of a
/// filter and applies the filter in pq. `FanOutValues` sends a request for each value of a list.
/// `SubtractFilters` subtracts the rows that must not count. The search tries which predicates to
/// subtract and which dimensions to fan out.
struct BranchSearch {
  let grouping: [ExportDimension]
  let maxDimensions: Int
  /// The filters that must all pass.
  let conjuncts: [RowFilter]
  /// The filters that every request can have: value lists that WHERE states or implies.
  let base: [ExportRequest.Filter]
  /// The indices of the conjuncts that no filter of a request expresses.
  let local: [Int]

  /// The maximum number of requests of a plan.
  static let limit = 10_000

  init(grouping: [ExportDimension], filter: RowFilter, maxDimensions: Int) {
    self.grouping = grouping
    self.maxDimensions = maxDimensions
    let conjuncts = filter.conjuncts
    self.conjuncts = conjuncts
    base = ImplyFilters.filters(filter)
    local = conjuncts.indices.filter { !conjuncts[$0].isList }
  }

  /// Returns the branching with the fewest requests.
  ///
  /// - Throws: `PlanFailure.tooManyDimensions` if there is no branching, or `tooManyRequests` if
  ///   the branching has more than `limit` requests.
  func best() throws(PlanFailure) -> Branching {
    if conjuncts == [.never] { return nothing }
    var best: Choice?
    for subtracted in subtractions where best?.cost ?? .max > 1 {
      for choice in choices(subtracting: subtracted) where choice.isBetter(than: best) {
        best = choice
      }
    }
    guard let best else { throw .tooManyDimensions(inseparable) }
    guard best.cost <= Self.limit else { throw .tooManyRequests(best.cost) }
    return branching(best)
  }

  /// Returns the branching with the fewest requests of all branchings without subtraction. It is
  /// `nil` if none of them has at most `limit` requests.
  func withoutSubtraction(atMost limit: Int) -> Branching? {
    var best: Choice?
    for choice in subtractions.flatMap({ choices(subtracting: $0) })
    where choice.cost <= limit && choice.isBetter(than: best) && !branching(choice).subtracts {
      best = choice
    }
    return best.map { branching($0) }
  }

  private func choices(subtracting subtracted: [Int]) -> [Choice] {
    let filteredLocally = local.filter { !subtracted.contains($0) }
    let needed = dimensions(toFilter: filteredLocally)
    guard
      let branches = SubtractFilters.branches(
        subtracted.map { conjuncts[$0] }, within: base, splitBy: needed)
    else { return [] }
    let splits = [needed] + branches.map { needed + $0.dimensions }
    let surplus = max(0, (splits.map(\.count).max() ?? 0) - maxDimensions)
    let listed = ExportDimension.allCases.filter { dimension in
      isListed(dimension) && splits.contains { $0.contains(dimension) }
    }
    return listed.choices(ofCount: surplus).filter { fanned in
      splits.allSatisfy { $0.count { !fanned.contains($0) } <= maxDimensions }
        && areDistinct(branches, fanned)
    }.map { fanned in
      Choice(
        filteredLocally: filteredLocally, subtracted: subtracted, fanned: fanned,
        branches: branches,
        dimensions: needed.filter { !fanned.contains($0) }, cost: cost(branches, fanned))
    }
  }

  /// Returns true if no two requests differ only in the filter that pq applies to their rows.
  private func areDistinct(_ branches: [Branching.Branch], _ fanned: [ExportDimension]) -> Bool {
    guard !fanned.isEmpty, branches.contains(where: { $0.local != nil }) else { return true }
    guard FanOutValues.count(branches, over: fanned) <= Self.limit else { return false }
    let keys = FanOutValues.branches(branches, over: fanned).map(\.key)
    return Set(keys).count == keys.count
  }

  private func cost(_ branches: [Branching.Branch], _ fanned: [ExportDimension]) -> Int {
    let most = FanOutValues.count(branches, over: fanned)
    // Some branches can cancel out. If there are very many, the exact number takes too long to
    // compute.
    return most > 500 ? most : FanOutValues.branches(branches, over: fanned).count
  }

  /// Returns the dimensions that rows must be split by, so that they can be grouped and filtered by
  /// some conjuncts.
  func dimensions(toFilter places: [Int]) -> [ExportDimension] {
    FilterLocally.dimensions(grouping: grouping, filters: places.map { conjuncts[$0] })
  }

  private func isListed(_ dimension: ExportDimension) -> Bool {
    base.contains { $0.dimension == dimension }
  }

  /// The sets of conjuncts that the search tries to subtract. For up to six conjuncts these are all
  /// sets, the small ones first. For more, these are the empty set, each of the first 100
  /// conjuncts, and all of them.
  private var subtractions: [[Int]] {
    let places = local.filter { SubtractFilters.canExpress(conjuncts[$0]) }
    guard places.count <= 6 else { return [[]] + places.prefix(100).map { [$0] } + [places] }
    return (0...places.count).flatMap { places.choices(ofCount: $0) }
  }

  /// The dimensions that every branching must split by.
  private var inseparable: [ExportDimension] {
    let least = dimensions(toFilter: local.filter { !SubtractFilters.canExpress(conjuncts[$0]) })
    let unlisted = least.filter { !isListed($0) }
    // If these dimensions are not too many, the subtraction was too large. Then all filters would
    // be applied in pq.
    return unlisted.count > maxDimensions
      ? unlisted : dimensions(toFilter: local).filter { !isListed($0) }
  }
}

extension RowFilter {
  /// True if one filter of a request can express this filter.
  var isList: Bool { if case .test(_, .only) = self { true } else { false } }

  /// True if a test of the filter is not a list.
  fileprivate var hasPatterns: Bool { !tests.allSatisfy(\.1.isOfList) }
}

extension BranchSearch {
  /// A possible branching with its cost. The final requests are not created yet.
  struct Choice {
    /// The indices of the conjuncts that pq filters by.
    let filteredLocally: [Int]
    /// The indices of the conjuncts that are subtracted.
    let subtracted: [Int]
    /// The dimensions whose values are requested one by one.
    let fanned: [ExportDimension]
    /// The requests before they are fanned out.
    let branches: [Branching.Branch]
    /// The dimensions that the rows of a request are split by.
    let dimensions: [ExportDimension]
    /// The number of requests after fan-out.
    let cost: Int

    /// Returns true if this choice takes fewer requests than another, or equally many with fewer
    /// dimensions.
    func isBetter(than other: Choice?) -> Bool {
      guard let other else { return true }
      return (cost, dimensions.count) < (other.cost, other.dimensions.count)
    }
  }

  /// The branching without requests, for a filter that no row matches.
  var nothing: Branching {
    Branching(branches: [], dimensions: Array(grouping.prefix(maxDimensions)))
  }

  /// Returns the branching of a choice.
  func branching(_ choice: Choice) -> Branching {
    let filteredLocally = choice.filteredLocally.map { conjuncts[$0] }
    var branching = Branching(
      branches: FanOutValues.branches(choice.branches, over: choice.fanned),
      dimensions: choice.dimensions)
    branching.local = filteredLocally.isEmpty ? nil : NormalizePredicate.all(filteredLocally)
    branching.predicates = conjuncts.indices.map { place in
      let isInPart = choice.subtracted.contains(place) && conjuncts[place].hasPatterns
      return PlannedPredicate(
        text: conjuncts[place].text,
        place: choice.filteredLocally.contains(place) ? .local : isInPart ? .both : .api)
    }
    branching.rewrites =
      ImplyFilters.rewrites(base, conjuncts)
      + FilterLocally.rewrites(
        filteredLocally + choice.branches.compactMap(\.local), grouping)
      + SubtractFilters.rewrites(choice.subtracted.map { conjuncts[$0] })
      + FanOutValues.rewrites(base.filter { choice.fanned.contains($0.dimension) })
    return branching
  }
}

extension Array {
  /// Returns all choices of `count` elements, each in the order of the array.
  func choices(ofCount count: Int) -> [[Element]] {
    guard count > 0 else { return [[]] }
    guard count <= self.count, let first else { return [] }
    let others = Array(dropFirst())
    return others.choices(ofCount: count - 1).map { [first] + $0 } + others.choices(ofCount: count)
  }
}
