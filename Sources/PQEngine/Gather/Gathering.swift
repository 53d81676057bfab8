import PQModel
import PQPlan

/// What comes together of all answers to a plan: the groups, and the sums in the buckets of the
/// result and of its reducers, for the range of the query and the one that it is compared with.
struct Gathering {
  /// The sums of one range.
  struct Side {
    /// In the buckets of the result.
    var rows: Series
    /// In the buckets of each reducer.
    var grains: [Series]
    /// In one bucket; only where TOP looks at the whole range.
    var whole: Series?
  }

  private(set) var groups: GroupIndex
  private(set) var current: Side
  private(set) var before: Side?
  private let plan: Plan

  init(_ plan: Plan) {
    self.plan = plan
    groups = GroupIndex(dimensionCount: plan.grouping.count)
    current = Side(plan.current, plan, hasWhole: plan.rows.top != nil)
    before = plan.before.map { Side($0, plan, hasWhole: false) }
  }

  /// Adds the answer to a request of the query's range, or of the one that it is compared with.
  mutating func add(_ answer: Table, to fetch: Fetch, isBefore: Bool) throws(SumTooLarge) {
    let batch = RowBatch(answer, to: fetch, of: plan, groups: &groups)
    if isBefore { try before?.add(batch) } else { try current.add(batch) }
  }

  /// Gives the groups that a plan names numbers of their own.
  mutating func addNamedGroups() {
    for group in plan.rows.namedGroups { _ = groups.number(of: group) }
  }

  /// Puts all groups but some together into one.
  ///
  /// - Returns: the number of that one.
  mutating func putTogether(allBut kept: Set<Int>, as label: String) throws(SumTooLarge) -> Int {
    let others = groups.number(of: plan.grouping.map { _ in label })
    let target = (0..<groups.count).map { UInt32(kept.contains($0) ? $0 : others) }
    try current.regroup(target)
    try before?.regroup(target)
    return others
  }
}

extension Gathering.Side {
  fileprivate init(_ fetching: Fetching, _ plan: Plan, hasWhole: Bool) {
    let intervals = Set(fetching.fetches.map(\.request.interval.length))
    let series = { (buckets: Buckets) in
      let isWhole = intervals.count == 1 && intervals.first == buckets.commonLength
      return Series(
        buckets, plan.metrics, weightUnit: isWhole ? nil : intervals.min() ?? .minute,
        keepsMagnitudes: plan.dropsEmptyGroups)
    }
    rows = series(fetching.buckets)
    grains = fetching.grains.map(series)
    whole = hasWhole ? series(Buckets(whole: fetching.range)) : nil
  }

  fileprivate mutating func add(_ batch: RowBatch) throws(SumTooLarge) {
    try rows.add(batch)
    for place in grains.indices { try grains[place].add(batch) }
    try whole?.add(batch)
  }

  fileprivate mutating func regroup(_ target: [UInt32]) throws(SumTooLarge) {
    rows = try rows.regrouped(target)
    for place in grains.indices { grains[place] = try grains[place].regrouped(target) }
  }
}
