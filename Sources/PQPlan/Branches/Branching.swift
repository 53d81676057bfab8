import PQModel

/// The requests of one slice: their filters, and the factors for adding up their answers.
struct Branching: Equatable {
  /// One request of a slice.
  struct Branch: Equatable {
    /// The factor of its rows. A negative factor subtracts them.
    var factor = 1
    /// The filters that the backend applies.
    var filters: [ExportRequest.Filter] = []
    /// The dimensions that have only one value in all its rows, so that rows are not split by them.
    var labels: [RowLabel] = []
    /// The filter that pq applies to its rows, besides that of all branches; `nil` if there is none.
    var local: RowFilter?
    /// The dimensions that its rows are split by, besides those of all branches.
    var dimensions: [ExportDimension] = []
  }

  /// The requests; empty if no row can match.
  var branches: [Branch]
  /// The dimensions that the rows of each request are split by.
  var dimensions: [ExportDimension]
  /// The filter that pq applies to the answers, or `nil` if there is none.
  var local: RowFilter?
  /// The predicates, each with the place where it is evaluated.
  var predicates: [PlannedPredicate] = []
  /// The rewrites that led to this branching.
  var rewrites: [Rewrite] = []

  /// True if rows are subtracted, so that rows without traffic can remain.
  var subtracts: Bool { branches.contains { $0.factor < 0 } }
}

extension [ExportRequest.Filter] {
  /// The filters as a query writes them.
  var text: String { RowFilter.all(map { .test($0.dimension, .only($0.values)) }).text }
}

extension Branching {
  /// Returns a description of what is wrong with the branching, or `nil` if it is valid. A
  /// branching must keep to the limits, and no two branches may have the same filters. Each label
  /// must be the only value of a filter.
  func invariantViolation(_ limits: ExportLimits) -> String? {
    let splits = [dimensions] + branches.map { self.dimensions(of: $0) }
    guard splits.allSatisfy({ $0.count <= limits.maxDimensions }) else {
      return "split by too many dimensions"
    }
    let keys = branches.map(\.key)
    guard Set(keys).count == branches.count else { return "two branches ask the same" }
    for branch in branches {
      guard branch.factor != 0 else { return "a branch counts nothing" }
      for label in branch.labels {
        let values = branch.filters.first { $0.dimension == label.dimension }?.values ?? []
        guard values.count == 1, values[0].hasBytes(of: label.value) else {
          return "a branch is not filtered to its label"
        }
        guard !self.dimensions(of: branch).contains(label.dimension) else {
          return "a label that is split by"
        }
      }
    }
    return nil
  }
}

extension Branching {
  /// Returns the dimensions that the rows of a branch are split by.
  func dimensions(of branch: Branch) -> [ExportDimension] {
    let known = dimensions + branch.labels.map(\.dimension)
    return dimensions + branch.dimensions.filter { !known.contains($0) }
  }

  /// Returns the filter that pq applies to the rows of a branch, or `nil` if there is none.
  func local(of branch: Branch) -> RowFilter? {
    guard let local, let own = branch.local else { return local ?? branch.local }
    return NormalizePredicate.all([local, own])
  }
}

extension Branching.Branch {
  /// The bytes of the request: its filters, and the dimensions that only this branch is split by.
  var key: [UInt8] { filters.key + dimensions.flatMap { [2] + [UInt8]($0.rawValue.utf8) } }
}

extension [ExportRequest.Filter] {
  /// The bytes of the filters. Texts that look the same can have different bytes.
  var key: [UInt8] {
    flatMap { filter in
      [UInt8](filter.dimension.rawValue.utf8) + filter.values.flatMap { [0] + [UInt8]($0.utf8) } + [
        1
      ]
    }
  }
}

/// A slice of a range, and the choice between two branchings.
struct BranchedSlice: Equatable {
  let slice: Slice
  /// True if the slice has buckets that may still change, although the query is usually answered by
  /// subtraction.
  var isUnsettled = false
}

/// The slices of the query range and of the comparison range, with their requests.
struct BranchedRanges: Equatable {
  let current: [BranchedSlice]
  let before: [BranchedSlice]
  /// The requests of each settled slice.
  let settledBranching: Branching
  /// The requests of each unsettled slice.
  let unsettledBranching: Branching

  /// Returns the requests of a slice.
  func branching(of part: BranchedSlice) -> Branching {
    part.isUnsettled ? unsettledBranching : settledBranching
  }

  /// True if some answers are subtracted.
  var subtracts: Bool { branchings.contains(where: \.subtracts) }

  /// The number of requests.
  var requestCount: Int {
    let unsettled = current.count(where: \.isUnsettled) + before.count(where: \.isUnsettled)
    let settled = current.count + before.count - unsettled
    return settled * settledBranching.branches.count + unsettled * unsettledBranching.branches.count
  }

  /// The branchings in use: first for the settled slices, then for the unsettled slices if it is
  /// another one.
  var branchings: [Branching] {
    let isSettled = current.contains { !$0.isUnsettled } || before.contains { !$0.isUnsettled }
    guard unsettled != nil else { return isSettled ? [settledBranching] : [] }
    return isSettled && unsettledBranching != settledBranching
      ? [settledBranching, unsettledBranching] : [unsettledBranching]
  }

  /// The first slice with buckets that may still change, or `nil` if there is none.
  var unsettled: BranchedSlice? {
    current.first(where: \.isUnsettled) ?? before.first(where: \.isUnsettled)
  }
}

extension BranchedRanges {
  /// The predicates, each with the place where it is evaluated.
  var predicates: [PlannedPredicate] {
    let branchings = branchings
    guard let first = branchings.first else { return [] }
    guard branchings.count > 1 else { return first.predicates }
    return zip(first.predicates, branchings[1].predicates).map { one, other in
      PlannedPredicate(text: one.text, place: one.place == other.place ? one.place : .both)
    }
  }

  /// The rewrites of the branchings in use, with the rewrite of `SettleSubtraction`.
  var rewrites: [Rewrite] {
    guard let unsettled else { return branchings.first?.rewrites ?? [] }
    let settledRewrites = branchings.count > 1 ? settledBranching.rewrites : []
    let others = unsettledBranching.rewrites.filter { !settledRewrites.contains($0) }
    let settle = SettleSubtraction.rewrite(unsettled, subtracts: unsettledBranching.subtracts)
    return unsettledBranching.subtracts
      ? settledRewrites + others + [settle] : settledRewrites + [settle] + others
  }
}
