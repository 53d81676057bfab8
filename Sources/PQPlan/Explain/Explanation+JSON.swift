import PQModel

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
