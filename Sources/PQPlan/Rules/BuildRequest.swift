import PQModel
import PQSemantics

/// Makes the one request that answers a query which the API can say.
///
///     SELECT p2p AS peers BY browser LAST 1h EVERY 5m ORDER BY http
///     -> from, to, "5m", metrics p2p and http (ordered by, not shown), dimensions browser.name
struct BuildRequest {
  let catalog: Catalog
  let clock: Instant

  func request(
    for query: BoundQuery, filters: [ExportRequest.Filter]
  ) throws(ExportViolation) -> ExportRequest {
    try ExportRequest(
      range: query.range.range, interval: query.interval.value, metrics: metrics(of: query),
      filters: filters, dimensions: query.dimensions.map(\.value), catalog: catalog, clock: clock)
  }

  /// The metrics that are shown or ordered by, each once, shown ones first.
  private func metrics(of query: BoundQuery) -> [Metric] {
    var metrics: [Metric] = []
    for metric in query.columns.map(\.metric) + query.order.compactMap(\.metric)
    where !metrics.contains(metric) {
      metrics.append(metric)
    }
    return metrics
  }
}

extension OrderKey {
  /// The metric that is compared, if one is.
  fileprivate var metric: Metric? {
    guard case .metric(let metric) = target else { return nil }
    return metric
  }
}
