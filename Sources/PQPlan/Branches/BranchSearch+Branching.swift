import PQModel

extension BranchSearch {
  /// A way to answer, not worked out.
  struct Choice {
    /// The places of the conjuncts that are filtered here.
    let kept: [Int]
    /// The places of those that are subtracted.
    let subtracted: [Int]
    /// The dimensions whose values are asked for one by one.
    let fanned: [Dimension]
    /// The requests before they are fanned out.
    let branches: [Branching.Branch]
    /// What the rows of a request are split by.
    let dimensions: [Dimension]
    /// How many requests there are in the end.
    let cost: Int

    /// Whether it takes fewer requests than another, or as many whose answers have fewer rows.
    func isBetter(than other: Choice?) -> Bool {
      guard let other else { return true }
      return (cost, dimensions.count) < (other.cost, other.dimensions.count)
    }
  }

  /// What is known to match nothing, so that nothing is asked.
  var nothing: Branching {
    Branching(branches: [], dimensions: Array(grouping.prefix(maxDimensions)))
  }

  /// A choice worked out.
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
