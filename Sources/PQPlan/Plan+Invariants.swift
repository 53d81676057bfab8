import PQModel

extension Plan {
  /// Returns a description of what is wrong with the plan, or `nil` if it is valid.
  ///
  /// Slices must cover each range exactly once, except for its gaps, and no request may be sent twice.
  /// Adjacent slices must have the same branches or no branch in common. Requests are not compared with
  /// the limits, because only requests within the limits can be created.
  func checkInvariants() -> String? {
    for fetching in [current, before].compactMap({ $0 }) {
      if let problem = fetching.problem { return problem }
    }
    return rows.problem ?? (rows.grains.count == current.grains.count ? nil : "grains are missing")
  }
}

extension FetchPlan {
  fileprivate var problem: String? {
    let bodies = Set(fetches.map { ExactText($0.request.body) })
    guard bodies.count == fetches.count else { return "a request is sent twice" }
    let slices = fetches.slices
    let gaps = Set(buckets.gaps)
    var end = range.from
    for slice in slices {
      guard slice.range.from == end || gaps.contains(TimeRange(from: end, to: slice.range.from))
      else { return "a gap or an overlap at \(slice.range.from)" }
      end = slice.range.to
    }
    guard slices.isEmpty || end == range.to else { return "requests end at \(end)" }
    for (slice, next) in zip(slices, slices.dropFirst()) {
      guard slice.branches == next.branches || slice.branches.isDisjoint(with: next.branches)
      else { return "a branch is missing at \(next.range.from)" }
    }
    return nil
  }
}

/// A part of the range, with the filters and dimensions of its requests.
private struct BranchesOfSlice {
  let range: TimeRange
  var branches: Set<[UInt8]>
}

extension [FetchRequest] {
  /// The slices, in order.
  fileprivate var slices: [BranchesOfSlice] {
    reduce(into: []) { slices, fetch in
      let names = fetch.request.dimensions.map(\.rawValue).joined(separator: " ")
      let branch = fetch.request.filters.key + [UInt8](names.utf8)
      if let last = slices.last, last.range == fetch.request.range {
        slices[slices.count - 1].branches.insert(branch)
      } else {
        slices.append(BranchesOfSlice(range: fetch.request.range, branches: [branch]))
      }
    }
  }
}

extension RowPlan {
  fileprivate var problem: String? {
    guard resultSteps.allSatisfy(computation.steps.indices.contains) else {
      return "a row looks at a step that is not there"
    }
    let targets = order.map(\.target)
    let isRepeated = targets.indices.contains { targets[..<$0].contains(targets[$0]) }
    return isRepeated ? "rows are ordered by one key twice" : nil
  }
}
