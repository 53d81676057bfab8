import PQModel

/// Finds the fewest requests that answer a filter and a grouping within the dimensions that one
/// request may split by.
///
/// There are three ways, each a rule of its own: to split on what must be seen (`FilterLocally`),
/// to ask for each value of a list alone (`FanOutValues`), and to take away what must not be
/// counted (`SubtractFilters`). The search tries which predicates to subtract and which dimensions
/// to fan out.
struct BranchSearch {
  let grouping: [Dimension]
  let maxDimensions: Int
  /// What must all be fulfilled.
  let conjuncts: [RowFilter]
  /// The filters that every request can have: lists of values, said or implied.
  let base: [ExportRequest.Filter]
  /// The places of the conjuncts that no filter of a request says.
  let local: [Int]

  /// The most requests that a plan may take.
  static let limit = 10_000

  init(grouping: [Dimension], filter: RowFilter, maxDimensions: Int) {
    self.grouping = grouping
    self.maxDimensions = maxDimensions
    let conjuncts = filter.conjuncts
    self.conjuncts = conjuncts
    base = ImplyFilters.filters(filter)
    local = conjuncts.indices.filter { !conjuncts[$0].isList }
  }

  /// The branching with the fewest requests.
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

  /// The branching with the fewest requests that subtracts nothing; nil if it takes more than a
  /// limit, or if there is none.
  func withoutSubtraction(atMost limit: Int) -> Branching? {
    var best: Choice?
    for choice in subtractions.flatMap({ choices(subtracting: $0) })
    where choice.cost <= limit && choice.isBetter(than: best) && !branching(choice).subtracts {
      best = choice
    }
    return best.map { branching($0) }
  }

  private func choices(subtracting subtracted: [Int]) -> [Choice] {
    let kept = local.filter { !subtracted.contains($0) }
    let needed = dimensions(toFilter: kept)
    let surplus = max(0, needed.count - maxDimensions)
    let listed = needed.filter(isListed)
    guard surplus <= listed.count,
      let branches = SubtractFilters.branches(subtracted.map { conjuncts[$0] }, within: base)
    else { return [] }
    return listed.choices(ofCount: surplus).map { fanned in
      Choice(
        kept: kept, subtracted: subtracted, fanned: fanned, branches: branches,
        dimensions: needed.filter { !fanned.contains($0) }, cost: cost(branches, fanned))
    }
  }

  private func cost(_ branches: [Branching.Branch], _ fanned: [Dimension]) -> Int {
    let most = FanOutValues.count(branches, over: fanned)
    // Few can cancel out; very many are not worth the look.
    return most > 500 ? most : FanOutValues.branches(branches, over: fanned).count
  }

  /// What rows must be split by to be grouped, and filtered by some conjuncts.
  func dimensions(toFilter places: [Int]) -> [Dimension] {
    FilterLocally.dimensions(grouping: grouping, filters: places.map { conjuncts[$0] })
  }

  private func isListed(_ dimension: Dimension) -> Bool {
    base.contains { $0.dimension == dimension }
  }

  /// Which conjuncts to subtract: all choices, few first; of many conjuncts none, each, or all.
  private var subtractions: [[Int]] {
    let places = local.filter { SubtractFilters.canSay(conjuncts[$0]) }
    guard places.count <= 6 else { return [[]] + places.prefix(100).map { [$0] } + [places] }
    return (0...places.count).flatMap { places.choices(ofCount: $0) }
  }

  /// The dimensions that no way makes do without.
  private var inseparable: [Dimension] {
    let least = dimensions(toFilter: local.filter { !SubtractFilters.canSay(conjuncts[$0]) })
    let unlisted = least.filter { !isListed($0) }
    // What is too much to be subtracted has to be filtered.
    return unlisted.count > maxDimensions
      ? unlisted : dimensions(toFilter: local).filter { !isListed($0) }
  }
}

extension RowFilter {
  /// Whether a filter of a request says it.
  var isList: Bool { if case .test(_, .only) = self { true } else { false } }
}
