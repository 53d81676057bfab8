import PQModel

/// Makes the requests: one for each slice of time and each branch.
///
///     4 slices of 6h, country NOT IN ('US') by subtraction
///     -> 8 requests: of each slice all of it, and what is filtered to US to be taken away
struct BuildRequests {
  let branching: Branching
  let metrics: [Metric]
  let catalog: Catalog
  let clock: Instant

  func fetching(_ cut: Cut) throws(PlanFailure) -> Fetching {
    var fetches: [Fetch] = []
    for slice in cut.slices {
      for branch in branching.branches {
        fetches.append(
          Fetch(try request(slice, branch), factor: branch.factor, labels: branch.labels))
      }
    }
    return Fetching(
      range: cut.range, buckets: cut.buckets, grains: cut.grains, fetches: fetches, now: cut.now)
  }

  private func request(
    _ slice: Slice, _ branch: Branching.Branch
  ) throws(PlanFailure) -> ExportRequest {
    do throws(ExportViolation) {
      return try ExportRequest(
        range: slice.range, interval: slice.interval, metrics: metrics, filters: branch.filters,
        dimensions: branching.dimensions, catalog: catalog, clock: clock)
    } catch {
      throw .request(error)
    }
  }
}
