import PQModel

/// A slice of a range, and which of two branchings answers it.
struct BranchedSlice: Equatable {
  let slice: Slice
  /// Whether it has buckets that may still change, although the query is usually answered by
  /// subtraction.
  var isUnsettled = false
}

/// The slices of the range of a query, and of the one that it is compared with.
struct BranchedCuts: Equatable {
  let current: [BranchedSlice]
  let before: [BranchedSlice]
  /// The requests of each settled slice.
  let usual: Branching
  /// The requests of each of the others.
  let careful: Branching

  /// The requests of a slice.
  func branching(of part: BranchedSlice) -> Branching { part.isUnsettled ? careful : usual }

  /// Whether some answers are subtracted.
  var subtracts: Bool { branchings.contains(where: \.subtracts) }

  /// How many requests they take.
  var requestCount: Int {
    let unsettled = current.count(where: \.isUnsettled) + before.count(where: \.isUnsettled)
    let settled = current.count + before.count - unsettled
    return settled * usual.branches.count + unsettled * careful.branches.count
  }

  /// That of settled slices, and that of the others if it is another.
  var branchings: [Branching] {
    let isSettled = current.contains { !$0.isUnsettled } || before.contains { !$0.isUnsettled }
    guard unsettled != nil else { return isSettled ? [usual] : [] }
    return isSettled && careful != usual ? [usual, careful] : [careful]
  }

  /// The first slice that has buckets which may still change.
  var unsettled: BranchedSlice? {
    current.first(where: \.isUnsettled) ?? before.first(where: \.isUnsettled)
  }
}

extension BranchedCuts {
  /// Who evaluates which predicate.
  var predicates: [PlannedPredicate] {
    let branchings = branchings
    guard let first = branchings.first else { return [] }
    guard branchings.count > 1 else { return first.predicates }
    return zip(first.predicates, branchings[1].predicates).map { one, other in
      PlannedPredicate(text: one.text, place: one.place == other.place ? one.place : .both)
    }
  }

  /// What was done to answer the query within the dimensions of one request.
  var rewrites: [Rewrite] {
    guard let unsettled else { return branchings.first?.rewrites ?? [] }
    let usual = branchings.count > 1 ? usual.rewrites : []
    let others = careful.rewrites.filter { !usual.contains($0) }
    let settle = SettleSubtraction.rewrite(unsettled, subtracts: careful.subtracts)
    return careful.subtracts ? usual + others + [settle] : usual + [settle] + others
  }
}
