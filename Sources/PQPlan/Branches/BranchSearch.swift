import PQModel

/// Finds the fewest requests that answer a filter and a grouping within the dimensions that one
/// request may split by.
///
/// There are three ways, each a rule of its own: to split on what must be seen (`FilterLocally`), to
/// ask for each value of a list alone (`FanOutValues`), and to take away what must not be counted
/// (`SubtractFilters`). The search tries which dimensions to fan out and which predicates to subtract.
struct BranchSearch {
  let grouping: [Dimension]
  let filter: RowFilter
  let catalog: Catalog

  /// The most requests that a slice of time may take.
  static let limit = 10_000

  /// The branching with the fewest requests; nil if no way keeps to the dimensions.
  func best() -> Branching? {
    if filter == .never { return nothing }
    var best: (branching: Branching, cost: Int)?
    for subtracted in choices(of: subtractable) {
      for fanned in choices(of: fannable) {
        guard let branching = branching(subtracting: subtracted, fanning: fanned) else { continue }
        let cost = branching.branches.count
        if cost < best?.cost ?? .max { best = (branching, cost) }
      }
      if best?.cost == 1 { break }
    }
    return best?.branching
  }

  /// What is known to match nothing, so that nothing is asked.
  private var nothing: Branching {
    Branching(
      branches: [], dimensions: Array(grouping.prefix(catalog.limits.maxDimensions)),
      predicates: [PlannedPredicate(text: "nothing matches", place: .never)])
  }

  private func branching(subtracting: [Int], fanning: [Dimension]) -> Branching? {
    let conjuncts = filter.conjuncts
    let keptPlaces = local.filter { !subtracting.contains($0) }
    let kept = keptPlaces.map { conjuncts[$0] }
    let subtracted = subtracting.map { conjuncts[$0] }
    let needed = FilterLocally.dimensions(grouping: grouping, filters: kept)
    let dimensions = needed.filter { !fanning.contains($0) }
    guard dimensions.count <= catalog.limits.maxDimensions else { return nil }
    var branching = Branching(branches: [], dimensions: dimensions)
    guard let branches = SubtractFilters.branches(subtracted, within: base),
      let fanned = FanOutValues.branches(branches, over: fanning, of: filter, limit: Self.limit)
    else { return nil }
    branching.branches = fanned
    branching.local = kept.isEmpty ? nil : NormalizePredicate.all(kept)
    branching.predicates = conjuncts.indices.map { place in
      PlannedPredicate(
        text: conjuncts[place].text, place: keptPlaces.contains(place) ? .local : .api)
    }
    branching.rewrites =
      FilterLocally.rewrites(kept, grouping) + SubtractFilters.rewrites(subtracted)
      + FanOutValues.rewrites(fanning, of: filter)
    return branching
  }

  /// The filters that every request can have: lists of values, said or implied.
  private var base: [ExportRequest.Filter] {
    filter.listOrder.compactMap { dimension in
      filter.values(of: dimension).map { ExportRequest.Filter(dimension, in: $0) }
    }
  }

  /// The places of the conjuncts that no filter of a request can say.
  private var local: [Int] {
    filter.conjuncts.indices.filter { place in
      if case .test(_, .only) = filter.conjuncts[place] { false } else { true }
    }
  }

  private var subtractable: [Int] { local.filter { SubtractFilters.canSay(filter.conjuncts[$0]) } }

  /// The dimensions that must be told apart and have a list of values.
  private var fannable: [Dimension] {
    let filters = local.map { filter.conjuncts[$0] }
    return FilterLocally.dimensions(grouping: grouping, filters: filters).filter {
      filter.values(of: $0) != nil
    }
  }

  /// All choices of some of several things, few first; of many things none, each, or all.
  private func choices<Element>(of elements: [Element]) -> [[Element]] {
    guard elements.count <= 6 else { return [[]] + elements.map { [$0] } + [elements] }
    let all = (0..<(1 << elements.count)).map { bits in
      elements.indices.filter { bits & (1 << $0) != 0 }.map { elements[$0] }
    }
    return all.enumerated().sorted { left, right in
      (left.element.count, left.offset) < (right.element.count, right.offset)
    }.map(\.element)
  }
}

extension RowFilter {
  /// The dimensions with a list of values: those of the conjunction in its order, then implied ones.
  fileprivate var listOrder: [Dimension] {
    let said = conjuncts.compactMap { part in
      if case .test(let dimension, .only) = part { dimension } else { nil }
    }
    return said + dimensions.filter { !said.contains($0) }
  }
}
