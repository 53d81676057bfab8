import PQModel

extension BranchSearch {
  /// A way to answer, with its cost but without its final requests.
  struct Choice {
    /// The indices of the conjuncts that pq filters by.
    let kept: [Int]
    /// The indices of the conjuncts that are subtracted.
    let subtracted: [Int]
    /// The dimensions whose values are requested one by one.
    let fanned: [Dimension]
    /// The requests before they are fanned out.
    let branches: [Branching.Branch]
    /// The dimensions by which the rows of a request are split.
    let dimensions: [Dimension]
    /// The number of requests after fan-out.
    let cost: Int

    /// Returns true if it takes fewer requests than another, or as many with fewer dimensions.
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
    let kept = choice.kept.map { conjuncts[$0] }
    var branching = Branching(
      branches: FanOutValues.branches(choice.branches, over: choice.fanned),
      dimensions: choice.dimensions)
    branching.local = kept.isEmpty ? nil : NormalizePredicate.all(kept)
    branching.predicates = conjuncts.indices.map { place in
      PlannedPredicate(
        text: conjuncts[place].text, place: choice.kept.contains(place) ? .local : .api)
    }
    branching.rewrites =
      ImplyFilters.rewrites(base, conjuncts) + FilterLocally.rewrites(kept, grouping)
      + SubtractFilters.rewrites(choice.subtracted.map { conjuncts[$0] })
      + FanOutValues.rewrites(base.filter { choice.fanned.contains($0.dimension) })
    return branching
  }
}
