import PQModel

extension Explanation {
  /// Lines for people: what it costs, what was rewritten, what is asked, who filters, what is done
  /// here.
  var text: [String] {
    var lines = [plan.summary]
    for rewrite in plan.rewrites { lines.append("  \(rewrite.rule): \(rewrite.text)") }
    let requests = plan.requests
    for (index, request) in requests.enumerated().prefix(Self.limit) {
      lines += told(request, number: index + 1)
    }
    if requests.count > Self.limit {
      lines.append("  ... and \(requests.count - Self.limit) more requests like these")
    }
    for predicate in plan.predicates {
      lines.append("  filter \(predicate.text)  [\(predicate.place.rawValue)]")
    }
    return lines + steps.map { "  \($0)  [local]" }
  }

  /// So many requests are told one by one; the JSON form has all.
  private static let limit = 20

  private func told(_ request: ExportRequest, number: Int) -> [String] {
    let count = request.bucketCount
    let buckets = "\(count) bucket\(count == 1 ? "" : "s") of \(request.interval.rawValue)"
    let metrics = request.metrics.map(\.rawValue).joined(separator: ", ")
    let dimensions = request.dimensions.map(\.rawValue).joined(separator: ", ")
    let split = dimensions.isEmpty ? "" : " by \(dimensions)"
    let filter = RowFilter.all(request.filters.map { .test($0.dimension, .only($0.values)) })
    let filtered = filter == .always ? "" : " where \(filter.text)"
    return [
      "  request \(number): \(request.range), \(buckets)", "    \(metrics)\(split)\(filtered)",
    ]
  }
}

extension Plan {
  /// The first line of EXPLAIN: what the answer costs.
  public var summary: String {
    switch requests.count {
    case 0: "no request: the filters contradict each other, so no row can match"
    case 1: "1 request, not cached, no wait"
    default: "\(requests.count) requests, none cached, no wait"
    }
  }
}
