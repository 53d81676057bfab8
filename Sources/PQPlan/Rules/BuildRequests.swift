import PQModel

/// Creates the requests: one for each slice of time and each of its branches.
///
///     4 slices of 6h, country NOT IN ('US') by subtraction
///     -> 8 requests: for each slice one for all rows, and one filtered to US, which is subtracted
struct BuildRequests {
  let slices: BranchedCuts
  let metrics: [Metric]
  let catalog: Catalog
  let clock: Instant

  /// Returns the requests of a range, for the branched slices that cover it.
  ///
  /// - Throws: `PlanFailure.request` if a request would break a rule of the API.
  func fetching(_ cut: Cut, _ parts: [BranchedSlice]) throws(PlanFailure) -> FetchPlan {
    var fetches: [FetchRequest] = []
    for part in parts {
      let branching = slices.branching(of: part)
      let isUnsettled = part.isUnsettled && branching.subtracts
      for branch in branching.branches {
        fetches.append(
          FetchRequest(
            try request(part.slice, branch, branching.dimensions), factor: branch.factor,
            labels: branch.labels, filter: branching.local, isUnsettled: isUnsettled))
      }
    }
    return FetchPlan(
      range: cut.range, buckets: cut.buckets, grains: cut.grains, fetches: fetches, now: cut.now)
  }

  private func request(
    _ slice: Slice, _ branch: Branching.Branch, _ dimensions: [Dimension]
  ) throws(PlanFailure) -> ExportRequest {
    do throws(ExportViolation) {
      return try ExportRequest(
        range: slice.range, interval: slice.interval, metrics: metrics, filters: branch.filters,
        dimensions: dimensions, catalog: catalog, clock: clock)
    } catch {
      throw .request(error)
    }
  }
}
