import PQModel

extension Explanation {
  /// Lines for people: what it costs, what is asked, who filters, what is done here.
  var text: [String] {
    var lines = [summary]
    for (index, request) in plan.requests.enumerated() {
      lines += told(request, number: index + 1)
    }
    for predicate in plan.predicates {
      lines.append("  filter \(predicate.text)  [\(predicate.place.rawValue)]")
    }
    return lines + steps.map { "  \($0)  [local]" }
  }

  private var summary: String {
    switch plan.requests.count {
    case 0: "no request: the filters contradict each other, so no row can match"
    case 1: "1 request, no wait"
    default: "\(plan.requests.count) requests, no wait"
    }
  }

  private func told(_ request: ExportRequest, number: Int) -> [String] {
    let count = request.bucketCount
    let buckets = "\(count) bucket\(count == 1 ? "" : "s") of \(request.interval.rawValue)"
    let metrics = request.metrics.map(\.rawValue).joined(separator: ", ")
    let dimensions = request.dimensions.map(\.rawValue).joined(separator: ", ")
    let split = dimensions.isEmpty ? "" : " by \(dimensions)"
    return ["  request \(number): \(request.range), \(buckets)", "    \(metrics)\(split)"]
  }
}
