import PQModel
import PQPlan

/// The aggregate of all answers to a plan. It has the groups and the sums of the query range and of the
/// comparison range. The sums are in the buckets of the result and in the inner buckets of reducers such
/// as `p95(http, 1m)`.
struct Aggregation {
  private(set) var groups: GroupIndex
  private(set) var current: RangeAggregates
  private(set) var before: RangeAggregates?
  private let plan: Plan
  /// A fetch of the slice if only the answers of one slice are added up; `nil` for the answers of the
  /// whole range. A slice is the part of the range that one request asks for.
  private var slice: FetchRequest?

  /// - Parameter slice: A fetch of the slice if only the answers of one slice are added up; `nil` for
  ///   the answers of the whole range.
  init(_ plan: Plan, slice: FetchRequest? = nil) {
    self.plan = plan
    self.slice = slice
    groups = GroupIndex(dimensionCount: plan.grouping.count)
    let hasWhole = plan.rows.top != nil
    current = RangeAggregates(plan.current, of: plan, hasWhole: hasWhole, slice)
    before = plan.before.map { RangeAggregates($0, of: plan, hasWhole: hasWhole, slice) }
  }

  /// An aggregation of the same plan and slice, without sums.
  var empty: Aggregation { Aggregation(plan, slice: slice) }

  /// Adds an answer of a slice. The answer is a table or the sums of several pieces.
  mutating func add(_ answer: Contradiction.SliceAnswer, isBefore: Bool) {
    switch answer.content {
    case .table(let table):
      add(table, to: answer.fetch, in: answer.range, isBefore: isBefore)
    case .aggregated(let sums): add(sums)
    }
  }

  /// Adds the rows in a range of an answer.
  ///
  /// - Parameter isBefore: True if the request belongs to the comparison range.
  mutating func add(
    _ answer: DataTable, to fetch: FetchRequest, in range: TimeRange, isBefore: Bool
  ) {
    let batch = GroupedRows(answer, to: fetch, in: range, of: plan, groups: &groups)
    if isBefore { before?.add(batch) } else { current.add(batch) }
  }

  /// Adds the sums of another aggregate.
  mutating func add(_ other: Aggregation) {
    if groups.count == 0, slice == nil { return take(other) }
    let target = (0..<other.groups.count).map {
      UInt32(groups.number(of: other.groups.values(of: $0)))
    }
    current.add(other.current, as: target)
    if let before = other.before { self.before?.add(before, as: target) }
  }

  /// Takes over the sums of another aggregate. This aggregate must have no sums yet.
  private mutating func take(_ other: Aggregation) {
    self = other
    slice = nil
    current.unsettled = nil
    before?.unsettled = nil
  }

  /// Sorts the cells of all sums by group and then by bucket. A cell is one pair of a group and a
  /// bucket.
  mutating func order() {
    current.order()
    before?.order()
  }

  /// Returns the values of a group, one for each dimension.
  func labels(of group: UInt32) -> [RowLabel] {
    zip(plan.grouping, groups.values(of: Int(group))).map { RowLabel(dimension: $0, value: $1) }
  }

  /// Returns the number of the group with the given values. A new group is added.
  mutating func number(of labels: [RowLabel]) -> UInt32 {
    UInt32(groups.number(of: labels.map(\.value)))
  }

  /// Returns the groups with the given values. New groups are added.
  mutating func groupSet(_ values: [[String]]) -> GroupSet {
    GroupSet(values.map { UInt32(groups.number(of: $0)) })
  }

  /// Joins all groups except the kept ones into a new group.
  ///
  /// - Returns: The number of the new group.
  mutating func mergeGroups(
    except kept: [UInt32], as label: String
  ) -> UInt32 {
    let others = UInt32(groups.addGroup(called: label))
    var target = [UInt32](repeating: others, count: groups.count)
    for group in kept { target[Int(group)] = group }
    current.regroup(target)
    before?.regroup(target)
    return others
  }
}

/// The sums of the query range or of the comparison range.
struct RangeAggregates {
  /// The sums in the buckets of the result.
  private(set) var rows: Series
  /// The sums in the inner buckets of each reducer.
  private(set) var grains: [Series]
  /// The sums in one bucket over the whole range; `nil` without TOP.
  private(set) var rangeTotals: Series?
  /// The sums in the buckets of the answers. `nil`, unless answers of the slice are subtracted and the
  /// traffic of its buckets may still change.
  fileprivate(set) var unsettled: Series?
  /// The last bucket counts only up to this time; `nil` if the whole bucket counts. In the query
  /// range, it is the current time. In the comparison range, it is the same point of the last
  /// bucket, rounded to an interval of the backend.
  let now: Instant?

  init(_ fetching: FetchPlan, of plan: Plan, hasWhole: Bool, _ slice: FetchRequest?) {
    now = fetching.now
    let top = hasWhole ? plan.rows.top?.computation.steps : nil
    let steps = plan.rows.computation.steps
    rows = fetching.series(fetching.buckets, plan) { steps.look(at: $0) }
    grains = fetching.grains.enumerated().map { grain, buckets in
      fetching.series(buckets, plan) { (steps + (top ?? [])).look(at: $0, in: grain) }
    }
    rangeTotals = top.map { top in
      fetching.series(Buckets(whole: fetching.range), plan) { top.look(at: $0) }
    }
    unsettled = slice.flatMap { $0.isUnsettled ? $0.request.buckets : nil }.map { buckets in
      Series(buckets, plan.metrics, subtracts: true)
    }
  }

  mutating func add(_ batch: GroupedRows) {
    rows.add(batch)
    for place in grains.indices { grains[place].add(batch) }
    rangeTotals?.add(batch)
    unsettled?.add(batch)
  }

  /// Sorts the cells of all sums by group and then by bucket. A cell is one pair of a group and a
  /// bucket.
  fileprivate mutating func order() {
    rows.order()
    for place in grains.indices { grains[place].order() }
    rangeTotals?.order()
  }

  /// The series in which no sum may be negative. A negative sum shows that a part is larger than its
  /// whole.
  var checked: [Series] { unsettled.map { [$0] } ?? [rows] + grains }

  /// Adds the sums of another aggregate.
  ///
  /// - Parameter target: For each group of the other aggregate, its number in this aggregate.
  fileprivate mutating func add(
    _ other: RangeAggregates, as target: [UInt32]
  ) {
    rows.add(other.rows, as: target)
    for place in grains.indices { grains[place].add(other.grains[place], as: target) }
    if let rangeTotals = other.rangeTotals { self.rangeTotals?.add(rangeTotals, as: target) }
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

extension FetchPlan {
  /// Returns an empty series for the metrics that the steps use. If the plan drops empty groups, the
  /// series has all metrics of the plan, because a row has no traffic only if all its sums are zero.
  fileprivate func series(
    _ buckets: Buckets, _ plan: Plan, _ isLookedAt: (Metric) -> Bool
  ) -> Series {
    Series(
      buckets, plan.metrics.filter { plan.dropsEmptyGroups || isLookedAt($0) },
      subtracts: plan.dropsEmptyGroups)
  }
}

extension [Step] {
  /// Returns true if a step uses a metric in the buckets of the result.
  fileprivate func look(at metric: Metric) -> Bool {
    contains { step in
      if case .metric(metric, _) = step { true } else { false }
    }
  }

  /// Returns true if a step uses a metric in the inner buckets of a reducer.
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
