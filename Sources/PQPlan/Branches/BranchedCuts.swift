import PQModel

/// A slice of a range, and the choice between two branchings.
struct BranchedSlice: Equatable {
  let slice: Slice
  /// True if the slice has buckets whose numbers may still change, although the query is usually
  /// answered by subtraction.
  var isUnsettled = false
}

/// The slices of the query range and of the comparison range, with their requests.
struct BranchedCuts: Equatable {
  let current: [BranchedSlice]
  let before: [BranchedSlice]
  /// The requests of each settled slice.
  let usual: Branching
  /// The requests of each unsettled slice.
  let careful: Branching

  /// Returns the requests of a slice.
  func branching(of part: BranchedSlice) -> Branching { part.isUnsettled ? careful : usual }

  /// True if some answers are subtracted.
  var subtracts: Bool { branchings.contains(where: \.subtracts) }

  /// The number of requests.
  var requestCount: Int {
    let unsettled = current.count(where: \.isUnsettled) + before.count(where: \.isUnsettled)
    let settled = current.count + before.count - unsettled
    return settled * usual.branches.count + unsettled * careful.branches.count
  }

  /// The branchings in use: that of settled slices, and that of unsettled ones if it differs.
  var branchings: [Branching] {
    let isSettled = current.contains { !$0.isUnsettled } || before.contains { !$0.isUnsettled }
    guard unsettled != nil else { return isSettled ? [usual] : [] }
    return isSettled && careful != usual ? [usual, careful] : [careful]
  }

  /// The first slice with buckets whose numbers may still change, or `nil` if there is none.
  var unsettled: BranchedSlice? {
    current.first(where: \.isUnsettled) ?? before.first(where: \.isUnsettled)
  }
}

extension BranchedCuts {
  /// The predicates, each with the place where it is evaluated.
  var predicates: [PlannedPredicate] {
    let branchings = branchings
    guard let first = branchings.first else { return [] }
    guard branchings.count > 1 else { return first.predicates }
    return zip(first.predicates, branchings[1].predicates).map { one, other in
      PlannedPredicate(text: one.text, place: one.place == other.place ? one.place : .both)
    }
  }

  /// The rewrites that answer the query within the dimensions of one request.
  var rewrites: [Rewrite] {
    guard let unsettled else { return branchings.first?.rewrites ?? [] }
    let usual = branchings.count > 1 ? usual.rewrites : []
    let others = careful.rewrites.filter { !usual.contains($0) }
    let settle = SettleSubtraction.rewrite(unsettled, subtracts: careful.subtracts)
    return careful.subtracts ? usual + others + [settle] : usual + [settle] + others
  }
}
