import PQModel
import PQSemantics

/// The metrics that requests ask for: those that are shown, ordered by or compared, each once; all
/// of them where something is taken away, because only a group that is zero in all has no traffic.
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
