import PQModel

extension Plan {
  /// What is wrong with a plan, or nil. Its requests must cover each range exactly once for each
  /// branch, none of them twice. That each is within its limits is sure, because no other can be
  /// built.
  func checkInvariants() -> String? {
    for fetching in [current, before].compactMap({ $0 }) {
      if let problem = fetching.problem { return problem }
    }
    return stepProblem
  }

  private var stepProblem: String? {
    let count = rows.computation.steps.count
    let steps = rows.columns.map(\.step) + (rows.having?.steps ?? [])
    return steps.allSatisfy { $0 < count } ? nil : "a column shows a step that is not there"
  }
}

extension Fetching {
  fileprivate var problem: String? {
    // By bytes: requests for texts that only look alike are two.
    let bodies = Set(fetches.map { [UInt8]($0.request.body.utf8) })
    guard bodies.count == fetches.count else { return "a request is sent twice" }
    var branches: [[UInt8]: Instant] = [:]
    for request in fetches.map(\.request) {
      let branch = request.filters.map(\.bytes).joined().map { $0 }
      guard request.range.from == branches[branch] ?? range.from else {
        return "a gap or an overlap at \(request.range.from)"
      }
      branches[branch] = request.range.to
    }
    let end = branches.values.first { $0 != range.to }
    return end.map { "requests end at \($0), not at \(range.to)" }
  }
}

extension ExportRequest.Filter {
  fileprivate var bytes: [UInt8] {
    var bytes = [UInt8](dimension.rawValue.utf8)
    for value in values { bytes += [UInt8](value.utf8) + [0] }
    return bytes + [1]
  }
}
