import PQModel

extension Plan {
  /// What is wrong with a plan, or nil. Its requests must cover each range exactly once for each
  /// branch, none of them twice. That each is within its limits is sure, because no other can be
  /// built.
  func checkInvariants() -> String? {
    for fetching in [current, before].compactMap({ $0 }) {
      if let problem = fetching.problem { return problem }
    }
    return rows.problem ?? (rows.grains.count == current.grains.count ? nil : "grains are missing")
  }
}

extension Fetching {
  fileprivate var problem: String? {
    let bodies = Set(fetches.map { ExactText($0.request.body) })
    guard bodies.count == fetches.count else { return "a request is sent twice" }
    var reached: [[UInt8]: Instant] = [:]
    let gaps = Set(buckets.gaps)
    for request in fetches.map(\.request) {
      let branch = request.filters.key
      let before = reached[branch] ?? range.from
      let isGap = gaps.contains(TimeRange(from: before, to: request.range.from))
      guard request.range.from == before || isGap else {
        return "a gap or an overlap at \(request.range.from)"
      }
      reached[branch] = request.range.to
    }
    let end = reached.values.first { $0 != range.to }
    return end.map { "requests end at \($0), not at \(range.to)" }
  }
}

extension RowPlan {
  fileprivate var problem: String? {
    let steps = columns.map(\.step) + (having?.steps ?? []) + order.compactMap(\.step)
    guard steps.allSatisfy(computation.steps.indices.contains) else {
      return "a row looks at a step that is not there"
    }
    let targets = order.map(\.target)
    let isRepeated = targets.indices.contains { targets[..<$0].contains(targets[$0]) }
    return isRepeated ? "rows are ordered by one key twice" : nil
  }
}

extension RowPlan.SortKey {
  fileprivate var step: Int? { if case .step(let step) = target { step } else { nil } }
}
