import PQModel

extension Plan {
  /// The plans of the parts of the range, in the order of time; `nil` if the plan cannot be split.
  ///
  /// If every request is answered, the rows of the parts, one part after the other, are exactly the
  /// rows of this plan, in the same order. Only LIMIT counts the rows of all parts: each part has the
  /// limit of the whole, so the caller must stop at that number of rows. A part is as short as
  /// possible: one slice, or several slices if a bucket needs their answers together.
  ///
  /// A plan can be split if each of its rows depends on its own bucket only, and if the rows are in
  /// the order of time. So these do not split: a plan with one bucket or one slice; COMPARE WITH;
  /// TOP; an order that does not begin with the time; `delta`, `cumulative`, `moving_avg` and
  /// `share`; FILL, unless IN lists name all groups.
  package var parts: [Plan]? {
    guard rowsAreLocal, rows.isOrderedByTime else { return nil }
    let parts = current.parts
    guard parts.count > 1 else { return nil }
    return parts.map(part)
  }

  /// True if each row depends only on the answers about its own bucket.
  private var rowsAreLocal: Bool {
    before == nil && rows.top == nil && rows.groupsAreLocal
      && rows.computation.steps.allSatisfy(\.isLocal)
  }

  private func part(_ fetching: FetchPlan) -> Plan {
    let plan = Plan(
      current: fetching, before: nil, metrics: metrics, dropsEmptyGroups: dropsEmptyGroups,
      grouping: grouping, frame: frame.part(fetching.range), rows: rows,
      namedValues: namedValues, predicates: predicates, rewrites: rewrites)
    assert(plan.invariantViolation() == nil, plan.invariantViolation() ?? "")
    return plan
  }
}

extension TimeFrame {
  /// Returns the frame of a part of the range.
  fileprivate func part(_ range: TimeRange) -> TimeFrame {
    TimeFrame(
      range: range, comparedRange: comparedRange, zone: zone, bucketing: bucketing,
      isBucketingChosen: isBucketingChosen, omissions: omissions)
  }
}

extension RowPlan {
  /// True if the rows are in the order of time, the earliest first.
  fileprivate var isOrderedByTime: Bool {
    order.first == SortKey(target: .time, isDescending: false)
  }

  /// True if the groups that a bucket shows do not depend on other buckets. FILL shows every group of
  /// the range in every bucket. These are the named groups, if there are any: the rows have no
  /// others then.
  fileprivate var groupsAreLocal: Bool {
    switch fill {
    case .nothing: true
    case .null, .zero, .previous, .linear: !namedGroups.isEmpty
    }
  }
}

extension Step {
  /// True if the value of a row depends only on the row's bucket.
  fileprivate var isLocal: Bool {
    switch self {
    case .metric, .whole, .decimal, .negated, .arithmetic, .function, .choice, .change: true
    case .window(let window, _, _): window.isLocal
    case .reduced(_, let inner, _, _, _): inner.steps.allSatisfy(\.isLocal)
    }
  }
}

extension WindowFunction {
  /// True if the value of a row depends only on the row's bucket.
  ///
  /// `share` counts as dependent: it adds up the groups as whole numbers or as decimals, and a number
  /// above 2^63-1 in any bucket of the range decides which.
  fileprivate var isLocal: Bool {
    switch self {
    case .rate, .rank: true
    case .delta, .cumulative, .movingAverage, .share: false
    }
  }
}

extension FetchPlan {
  /// The shortest parts that begin and end between two buckets of the result, between two inner
  /// buckets of each reducer, and between two slices.
  fileprivate var parts: [FetchPlan] {
    guard buckets.commonLength != nil || buckets.gaps.isEmpty else { return [self] }
    let ends = fetches.indices.filter { index in
      index + 1 == fetches.count
        || fetches[index + 1].request.range != fetches[index].request.range
          && isBorder(fetches[index].request.range.to)
    }
    return zip([-1] + ends, ends).map { last, end in part(last + 1...end) }
  }

  /// Returns true if no bucket contains an instant, except at its start.
  private func isBorder(_ instant: Instant) -> Bool {
    ([buckets] + grains).allSatisfy { buckets in
      buckets.index(of: instant).map { buckets[$0].from == instant } ?? true
    }
  }

  /// Returns the part of these requests. The range of the requests must be whole buckets.
  private func part(_ numbers: ClosedRange<Int>) -> FetchPlan {
    let part = fetches[numbers]
    let range = TimeRange(
      from: fetches[numbers.lowerBound].request.range.from,
      to: fetches[numbers.upperBound].request.range.to)
    return FetchPlan(
      range: range, buckets: buckets.part(range), grains: grains.map { $0.part(range) },
      fetches: Array(part), now: range.to == self.range.to ? now : nil)
  }
}

extension Buckets {
  /// Returns the buckets in a part of the range. The part must be whole buckets.
  fileprivate func part(_ part: TimeRange) -> Buckets {
    let first = index(of: part.from) ?? 0
    let end = index(of: part.to) ?? count
    return dropping(first: first, last: count - end) ?? self
  }
}
