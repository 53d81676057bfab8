import PQModel
import PQPlan

/// What comes together of all answers to a plan: the groups, and the sums in the buckets of the
/// result and of its reducers, for the range of the query and the one that it is compared with.
struct Gathering {
  private(set) var groups: GroupIndex
  private(set) var current: GatheredRange
  private(set) var before: GatheredRange?
  private let plan: Plan

  init(_ plan: Plan) {
    self.plan = plan
    groups = GroupIndex(dimensionCount: plan.grouping.count)
    current = GatheredRange(plan.current, of: plan, hasWhole: plan.rows.top != nil)
    before = plan.before.map { GatheredRange($0, of: plan, hasWhole: false) }
  }

  /// Adds the answer to a request of the query's range, or of the one that it is compared with.
  mutating func add(_ answer: Table, to fetch: Fetch, isBefore: Bool) throws(SumTooLarge) {
    let batch = RowBatch(answer, to: fetch, of: plan, groups: &groups)
    if isBefore { try before?.add(batch) } else { try current.add(batch) }
  }

  /// Adds what was gathered of another part.
  mutating func add(_ other: Gathering) throws(SumTooLarge) {
    let target = (0..<other.groups.count).map {
      UInt32(groups.number(of: other.groups.values(of: $0)))
    }
    try current.add(other.current, as: target)
    if let before = other.before { try self.before?.add(before, as: target) }
  }

  /// The groups that a plan names.
  mutating func namedGroups() -> GroupSet {
    GroupSet(plan.rows.namedGroups.map { UInt32(groups.number(of: $0)) })
  }

  /// Puts all groups but some together into a new one.
  ///
  /// - Returns: the number of that one.
  mutating func putTogether(
    allBut kept: [UInt32], as label: String
  ) throws(SumTooLarge) -> UInt32 {
    let others = UInt32(groups.addGroup(called: label))
    var target = [UInt32](repeating: others, count: groups.count)
    for group in kept { target[Int(group)] = group }
    try current.regroup(target)
    try before?.regroup(target)
    return others
  }
}

/// The sums of one range.
struct GatheredRange {
  /// In the buckets of the result.
  private(set) var rows: Series
  /// In the buckets of each reducer.
  private(set) var grains: [Series]
  /// In one bucket; only where TOP looks at the whole range.
  private(set) var whole: Series?
  /// When the last bucket is looked at, if it is not over then.
  let now: Instant?

  init(_ fetching: Fetching, of plan: Plan, hasWhole: Bool) {
    now = fetching.now
    let top = hasWhole ? plan.rows.top?.computation.steps : nil
    let steps = plan.rows.computation.steps
    rows = fetching.series(fetching.buckets, plan) { steps.look(at: $0) }
    grains = fetching.grains.enumerated().map { grain, buckets in
      fetching.series(buckets, plan) { (steps + (top ?? [])).look(at: $0, in: grain) }
    }
    whole = top.map { top in
      fetching.series(Buckets(whole: fetching.range), plan) { top.look(at: $0) }
    }
  }

  mutating func add(_ batch: RowBatch) throws(SumTooLarge) {
    try rows.add(batch)
    for place in grains.indices { try grains[place].add(batch) }
    try whole?.add(batch)
  }

  /// Adds the sums of another part, for each of whose groups the number here is told.
  fileprivate mutating func add(
    _ other: GatheredRange, as target: [UInt32]
  ) throws(SumTooLarge) {
    try rows.add(other.rows, as: target)
    for place in grains.indices { try grains[place].add(other.grains[place], as: target) }
    if let whole = other.whole { try self.whole?.add(whole, as: target) }
  }

  fileprivate mutating func regroup(_ target: [UInt32]) throws(SumTooLarge) {
    rows = try rows.regrouped(target)
    for place in grains.indices { grains[place] = try grains[place].regrouped(target) }
  }
}

extension Fetching {
  /// A series for the sums that are looked at; for all, where only those tell which rows have
  /// traffic.
  fileprivate func series(
    _ buckets: Buckets, _ plan: Plan, _ isLookedAt: (Metric) -> Bool
  ) -> Series {
    let intervals = fetches.map(\.request.interval.length)
    let isWhole = intervals.allSatisfy { $0 == buckets.commonLength }
    return Series(
      buckets, plan.metrics.filter { plan.dropsEmptyGroups || isLookedAt($0) },
      weightUnit: isWhole ? nil : intervals.min(), subtracts: plan.dropsEmptyGroups)
  }
}

extension [Step] {
  /// Whether a metric is looked at.
  fileprivate func look(at metric: Metric) -> Bool {
    contains { step in
      if case .metric(metric, _) = step { true } else { false }
    }
  }

  /// Whether a metric is looked at in the buckets of a reducer.
  fileprivate func look(at metric: Metric, in grain: Int) -> Bool {
    contains { step in
      if case .reduced(_, let inner, _, grain, _) = step {
        inner.steps.look(at: metric)
      } else {
        false
      }
    }
  }
}
