import PQModel

extension Plan {
  /// What is wrong with a plan, or nil: its requests must cover the range exactly once, in order.
  /// That each is within its limits is sure, because no other can be built.
  func invariantViolation(over range: TimeRange) -> String? {
    guard !requests.isEmpty else { return nil }
    var place = range.from
    for request in requests {
      guard request.range.from == place else { return "a gap or an overlap at \(place)" }
      place = request.range.to
    }
    return place == range.to ? nil : "the requests end at \(place), not at \(range.to)"
  }
}
