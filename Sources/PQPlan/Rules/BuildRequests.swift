import PQModel

/// Makes the requests: one for each slice of time and each of its branches.
///
///     4 slices of 6h, country NOT IN ('US') by subtraction
///     -> 8 requests: of each slice all of it, and what is filtered to US to be taken away
struct BuildRequests {
  let metrics: [Metric]
  let catalog: Catalog
  let clock: Instant

  /// The requests of a range that was cut, for the branched slices that cover it.
  func fetching(_ cut: Cut, _ slices: [BranchedSlice]) throws(PlanFailure) -> Fetching {
    var fetches: [Fetch] = []
    for part in slices {
      for branch in part.branching.branches { fetches.append(try fetch(part, branch)) }
    }
    return Fetching(
      range: cut.range, buckets: cut.buckets, grains: cut.grains, fetches: fetches, now: cut.now)
  }

  private func fetch(
    _ part: BranchedSlice, _ branch: Branching.Branch
  ) throws(PlanFailure) -> Fetch {
    Fetch(
      try request(part, branch), factor: branch.factor, labels: branch.labels,
      filter: part.branching.local, isUnsettled: part.isUnsettled && part.branching.subtracts)
  }

  private func request(
    _ part: BranchedSlice, _ branch: Branching.Branch
  ) throws(PlanFailure) -> ExportRequest {
    do throws(ExportViolation) {
      return try ExportRequest(
        range: part.slice.range, interval: part.slice.interval, metrics: metrics,
        filters: branch.filters, dimensions: part.branching.dimensions, catalog: catalog,
        clock: clock)
    } catch {
      throw .request(error)
    }
  }
}
