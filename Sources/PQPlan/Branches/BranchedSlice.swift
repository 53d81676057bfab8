import PQModel

/// A slice of a range, and the requests that answer it.
struct BranchedSlice: Equatable {
  let slice: Slice
  let branching: Branching
  /// Whether it has buckets that may still change, although the query is usually answered by
  /// subtraction.
  var isUnsettled = false
}

/// The slices of the range of a query, and of the one that it is compared with.
struct BranchedCuts: Equatable {
  let current: [BranchedSlice]
  let before: [BranchedSlice]

  /// Whether some answers are subtracted.
  var subtracts: Bool { branchings.contains(where: \.subtracts) }

  /// How many requests they take.
  var requestCount: Int { slices.reduce(0) { $0 + $1.branching.branches.count } }

  /// That of settled slices, and that of the others if it is another.
  var branchings: [Branching] {
    let usual = slices.first { !$0.isUnsettled }?.branching
    let careful = unsettled?.branching
    return [usual, careful == usual ? nil : careful].compactMap { $0 }
  }

  /// The first slice that has buckets which may still change.
  var unsettled: BranchedSlice? { slices.first(where: \.isUnsettled) }

  private var slices: [BranchedSlice] { current + before }
}

extension BranchedCuts {
  /// Who evaluates which predicate.
  var predicates: [PlannedPredicate] {
    guard let first = branchings.first, let last = branchings.last else { return [] }
    return zip(first.predicates, last.predicates).map { one, other in
      PlannedPredicate(text: one.text, place: one.place == other.place ? one.place : .both)
    }
  }

  /// What was done to answer the query within the dimensions of one request.
  var rewrites: [Rewrite] {
    let usual = branchings.first { $0 != unsettled?.branching }?.rewrites ?? []
    guard let unsettled else { return usual }
    let careful = unsettled.branching.rewrites.filter { !usual.contains($0) }
    let settle = SettleSubtraction.rewrite(unsettled)
    return unsettled.branching.subtracts ? usual + careful + [settle] : usual + [settle] + careful
  }
}
