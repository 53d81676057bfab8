import PQModel
import PQSemantics

/// Settles the order of the rows, which the API does not promise: the query's keys, then time, then
/// the dimensions, so that no two rows are equal and a run repeats exactly.
///
///     BY browser ORDER BY p2p DESC
///     -> p2p descending, timestamp, browser.name
enum OrderRows {
  static func keys(for query: BoundQuery) -> [SortKey] {
    let byDefault =
      [OrderKey(.timestamp)] + query.dimensions.map { OrderKey(.dimension($0.value)) }
    var keys: [SortKey] = []
    for key in query.order + byDefault {
      let name = name(of: key.target)
      guard !keys.contains(where: { $0.column == name }) else { continue }
      keys.append(SortKey(column: name, isDescending: key.isDescending))
    }
    return keys
  }

  private static func name(of target: OrderKey.Target) -> String {
    switch target {
    case .timestamp: FetchedColumn.timestamp.name
    case .dimension(let dimension): dimension.rawValue
    case .metric(let metric): metric.rawValue
    }
  }
}
