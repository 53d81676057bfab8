package import PQModel
import PQSyntax

/// A plan as a table, which is the answer to EXPLAIN.
package struct Explanation {
  let plan: Plan
  let forecast: Forecast
  var answerer = Answerer(name: "", destination: nil)

  /// The format of an explanation.
  package enum Format: Sendable {
    /// Lines for people.
    case text
    /// One JSON object whose `requests` are request bodies of the API.
    case json
    /// A curl command for each request.
    case curl
  }

  /// The properties of the backend that curl commands depend on.
  package struct Answerer: Sendable {
    /// The name of the backend.
    package let name: String
    /// The destination of the requests, or `nil` if the backend answers in this process.
    package let destination: HTTPDestination?

    /// Creates a description of a backend.
    package init(name: String, destination: HTTPDestination?) {
      self.name = name
      self.destination = destination
    }
  }

  /// Returns the table that describes a plan and its cost.
  ///
  /// - Parameter forecast: The expected cost. It is not evaluated for curl commands, because they
  ///   do not show it.
  package static func table(
    of plan: Plan, _ format: Format, by answerer: Answerer,
    forecast: @autoclosure () -> Forecast = Forecast()
  ) -> DataTable {
    let explanation = Explanation(
      plan: plan, forecast: format == .curl ? Forecast() : forecast(), answerer: answerer)
    let lines =
      switch format {
      case .text: explanation.text
      case .json: explanation.json
      case .curl: explanation.curl
      }
    return DataTable(
      [.texts("plan", lines)], presentation: format == .json ? .jsonDocument : .document)
  }
}

extension Explanation {
  /// Lines for people: the cost, the rewrites, the requests, the filters and where they are
  /// applied, and the operations in pq.
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
    case -1: "subtracted"
    case let factor where factor < 0: "subtracted \(-factor) times"
    default: "counted \(factor) times"
    }
  }
}

extension Plan {
  /// The first line of EXPLAIN: the cost if nothing is cached and no request waits.
  package var summary: String { summary(Forecast()) }

  /// Returns the first line of EXPLAIN, with the cost of a forecast.
  package func summary(_ forecast: Forecast) -> String {
    let wait = forecast.wait.milliseconds == 0 ? "no wait" : "a wait of about \(forecast.wait)"
    switch requests.count {
    case 0: return "no request: the filters contradict each other, so no row can match"
    case 1: return "1 request, \(cached(forecast)), \(wait)"
    case let count: return "\(count) requests, \(cached(forecast)), \(wait)"
    }
  }

  private func cached(_ forecast: Forecast) -> String {
    switch (forecast.cached, forecast.cachedInPart, requests.count) {
    case (0, 0, 1): "not cached"
    case (0, 0, _): "none cached"
    case (1, _, 1): "cached"
    case (requests.count, _, _): "all cached"
    case (let whole, 0, _): "\(whole) cached"
    case (0, 1, 1): "cached in part"
    case (0, let part, _): "\(part) cached in part"
    case (let whole, let part, _): "\(whole) cached, \(part) in part"
    }
  }
}

extension Explanation {
  /// One JSON object. Each entry of its `requests` is exactly a request body of the API.
  var json: [String] {
    let predicates = plan.predicates.map {
      "{\"text\": \(JSONText.quoted($0.text)), \"where\": \"\($0.place.rawValue)\"}"
    }
    let rewrites = plan.rewrites.map {
      "{\"rule\": \(JSONText.quoted($0.rule.name)), \"text\": \(JSONText.quoted($0.text))}"
    }
    return ["{"]
      + [
        "  \"cached\": \(forecast.cached),", "  \"cached_in_part\": \(forecast.cachedInPart),",
        "  \"wait_ms\": \(forecast.wait.milliseconds),",
      ]
      + list("rewrites", rewrites, isLast: false)
      + list("requests", plan.requests.map(\.body), isLast: false)
      + list("predicates", predicates, isLast: false)
      + list("steps", plan.toldOperations.map { JSONText.quoted(plan.text(of: $0)) }, isLast: true)
      + ["}"]
  }

  private func list(_ name: String, _ entries: [String], isLast: Bool) -> [String] {
    let comma = isLast ? "" : ","
    guard !entries.isEmpty else { return ["  \"\(name)\": []\(comma)"] }
    let lines = entries.enumerated().map { index, entry in
      "    \(entry)\(index == entries.count - 1 ? "" : ",")"
    }
    return ["  \"\(name)\": ["] + lines + ["  ]\(comma)"]
  }
}

extension FetchRequest {
  /// The filters of the request as a query writes them, with long lists shortened; `nil` if there are
  /// none.
  package var filterText: String? { request.filters.isEmpty ? nil : request.filters.text }
}

extension RowLabel {
  /// The dimension and its value as a query writes them, with the value shortened to 60 characters.
  package var text: String {
    let start = value.unicodeScalars.prefix(60)
    let isWhole = start.endIndex == value.endIndex
    return "\(dimension.rawValue) = \(StringLiteral.quoted(String(start) + (isWhole ? "" : "...")))"
  }
}
