import PQModel

extension Explanation {
  /// Lines for people: the cost, the rewrites, the requests, the filters and where they are applied,
  /// and the operations done here.
  var text: [String] {
    var lines = [plan.summary(forecast)]
    for rewrite in plan.rewrites { lines.append("  \(rewrite.rule.name): \(rewrite.text)") }
    lines += requests
    for predicate in plan.predicates {
      lines.append("  filter \(predicate.text)  [\(predicate.place.rawValue)]")
    }
    return lines + plan.toldOperations.map { "  \(plan.text(of: $0))  [local]" }
  }

  /// The maximum number of requests that are listed. The JSON form lists all.
  private static let limit = 20

  private var requests: [String] {
    let fetches = plan.fetches
    var lines = fetches.enumerated().prefix(Self.limit).flatMap { index, fetch in
      told(fetch, index, isBefore: index >= plan.current.fetches.count)
    }
    if fetches.count > Self.limit {
      lines.append("  ... and \(fetches.count - Self.limit) more requests like these")
    }
    return lines
  }

  private func told(_ fetch: FetchRequest, _ index: Int, isBefore: Bool) -> [String] {
    let request = fetch.request
    let count = request.bucketCount
    let buckets = "\(count) bucket\(count == 1 ? "" : "s") of \(request.interval.rawValue)"
    let notes = (isBefore ? ", to compare with" : "") + (fetch.note.map { ", \($0)" } ?? "")
    let metrics = request.metrics.map(\.rawValue).joined(separator: ", ")
    let dimensions = request.dimensions.map(\.rawValue).joined(separator: ", ")
    let split = dimensions.isEmpty ? "" : " by \(dimensions)"
    let filtered = request.filters.isEmpty ? "" : " where \(request.filters.text)"
    return [
      "  request \(index + 1): \(request.range), \(buckets)\(notes)",
      "    \(metrics)\(split)\(filtered)",
    ]
  }
}

extension FetchRequest {
  /// The note about the factor of its rows, or `nil` if the factor is 1.
  fileprivate var note: String? {
    switch factor {
    case 1: nil
    case -1: "taken away"
    case let factor where factor < 0: "taken away \(-factor) times"
    default: "counted \(factor) times"
    }
  }
}
