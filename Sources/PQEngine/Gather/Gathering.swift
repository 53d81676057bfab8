import PQModel
import PQPlan

/// What comes together of all answers to a plan: the groups, and the sums in the buckets of the
/// result and of its reducers, for the range of the query and the one that it is compared with.
struct Gathering {
  private(set) var groups: GroupIndex
  private(set) var current: GatheredRange
  private(set) var before: GatheredRange?
  private let plan: Plan
  /// A fetch of the slice that it is about; nil if it is about the whole range.
  private var slice: Fetch?

  /// - Parameters:
  ///   - slice: a fetch of the slice that it is about, if it is about one.
  init(_ plan: Plan, slice: Fetch? = nil) {
    self.plan = plan
    self.slice = slice
    groups = GroupIndex(dimensionCount: plan.grouping.count)
    let hasWhole = plan.rows.top != nil
    current = GatheredRange(plan.current, of: plan, hasWhole: hasWhole, slice)
    before = plan.before.map { GatheredRange($0, of: plan, hasWhole: hasWhole, slice) }
  }

  /// The same without sums.
  var empty: Gathering { Gathering(plan, slice: slice) }

  /// Adds an answer of a slice, as a table or added up.
  mutating func add(_ answer: Contradiction.Answer, isBefore: Bool) {
    switch answer.content {
    case .table(let table):
      add(table, to: answer.fetch, in: answer.range, isBefore: isBefore)
    case .gathered(let sums): add(sums)
    }
  }

  /// Adds the rows in a range of the answer to a request of the query's range, or of the one that it
  /// is compared with.
  mutating func add(
    _ answer: Table, to fetch: Fetch, in range: TimeRange, isBefore: Bool
  ) {
    let batch = RowBatch(answer, to: fetch, in: range, of: plan, groups: &groups)
    if isBefore { before?.add(batch) } else { current.add(batch) }
  }

  /// Adds what was gathered of another part.
  mutating func add(_ other: Gathering) {
    if groups.count == 0, slice == nil { return take(other) }
    let target = (0..<other.groups.count).map {
      UInt32(groups.number(of: other.groups.values(of: $0)))
    }
    current.add(other.current, as: target)
    if let before = other.before { self.before?.add(before, as: target) }
  }

  /// Goes on from what was gathered of one part: until then, there is nothing.
  private mutating func take(_ other: Gathering) {
    self = other
    slice = nil
    current.unsettled = nil
    before?.unsettled = nil
  }

  /// Puts the sums in order.
  mutating func order() {
    current.order()
    before?.order()
  }

  /// The values of a group, one a dimension.
  func labels(of group: UInt32) -> [RowLabel] {
    zip(plan.grouping, groups.values(of: Int(group))).map { RowLabel(dimension: $0, value: $1) }
  }

  /// The number of the group with such values.
  mutating func number(of labels: [RowLabel]) -> UInt32 {
    UInt32(groups.number(of: labels.map(\.value)))
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
  ) -> UInt32 {
    let others = UInt32(groups.addGroup(called: label))
    var target = [UInt32](repeating: others, count: groups.count)
    for group in kept { target[Int(group)] = group }
    current.regroup(target)
    before?.regroup(target)
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
  /// In the buckets of the answers; only of a slice that subtracts buckets which may still change.
  fileprivate(set) var unsettled: Series?
  /// When the last bucket is looked at, if it is not over then.
  let now: Instant?

  init(_ fetching: Fetching, of plan: Plan, hasWhole: Bool, _ slice: Fetch?) {
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
    unsettled = slice.flatMap { $0.isUnsettled ? $0.request.buckets : nil }.map { buckets in
      Series(buckets, plan.metrics, subtracts: true)
    }
  }

  mutating func add(_ batch: RowBatch) {
    rows.add(batch)
    for place in grains.indices { grains[place].add(batch) }
    whole?.add(batch)
    unsettled?.add(batch)
  }

  /// Puts the sums in order.
  fileprivate mutating func order() {
    rows.order()
    for place in grains.indices { grains[place].order() }
    whole?.order()
  }

  /// All sums that no part may be larger than its whole in.
  var checked: [Series] { unsettled.map { [$0] } ?? [rows] + grains }

  /// Adds the sums of another part, for each of whose groups the number here is told.
  fileprivate mutating func add(
    _ other: GatheredRange, as target: [UInt32]
  ) {
    rows.add(other.rows, as: target)
    for place in grains.indices { grains[place].add(other.grains[place], as: target) }
    if let whole = other.whole { self.whole?.add(whole, as: target) }
    if let sums = other.unsettled { unsettled?.add(sums, as: target) }
  }

  fileprivate mutating func regroup(_ target: [UInt32]) {
    rows = rows.regrouped(target)
    for place in grains.indices { grains[place] = grains[place].regrouped(target) }
  }
}

extension ExportRequest {
  /// The buckets of the answer.
  fileprivate var buckets: Buckets? { Buckets(Bucketing(interval), of: range) }
}

extension Fetching {
  /// A series for the sums that are looked at; for all, where only those tell which rows have
  /// traffic.
  fileprivate func series(
    _ buckets: Buckets, _ plan: Plan, _ isLookedAt: (Metric) -> Bool
  ) -> Series {
    Series(
      buckets, plan.metrics.filter { plan.dropsEmptyGroups || isLookedAt($0) },
      subtracts: plan.dropsEmptyGroups)
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
