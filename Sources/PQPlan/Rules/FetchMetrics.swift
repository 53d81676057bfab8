import PQModel
import PQSemantics

/// Finds the metrics to request: each one in the columns, ORDER BY, HAVING or TOP. A plan with
/// subtraction requests all metrics, because only a group that is zero in all of them has no traffic.
///
///     SELECT p2p / (http + p2p) AS offload ... ORDER BY sessions   -> p2p, http, sessions
enum FetchMetrics {
  static func metrics(of query: BoundQuery, _ catalog: Catalog, subtracts: Bool) -> [Metric] {
    guard !subtracts else { return catalog.metrics }
    var metrics: [Metric] = []
    for metric in expressions(of: query).flatMap(\.metrics) where !metrics.contains(metric) {
      metrics.append(metric)
    }
    return metrics
  }

  private static func expressions(of query: BoundQuery) -> [Expression] {
    let keys = query.order.compactMap { key in
      if case .expression(let expression) = key.target { expression } else { nil }
    }
    return query.columns.map(\.expression) + keys + (query.having?.parts ?? [])
      + (query.top.map { [$0.expression] } ?? [])
  }
}
