import PQModel
import PQPlan

/// The steps from sums to the rows of a result: picks groups, fills gaps, computes values, filters,
/// sorts and limits rows, and makes columns.
struct RowPipeline {
  private var plan: Plan
  private var aggregation: Aggregation
  /// The missing parts of the query range and of the comparison range.
  private let missing: MissingTime
  /// The groups that are shown even without traffic.
  private var named: GroupSet
  private var current: OrderedRange
  private var before: OrderedRange?
  /// The rows whose values are computed.
  private var rows: RowSet
  /// For each row, true if the row has no traffic and FILL NULL shows NULL for it; `nil` without FILL
  /// NULL.
  private var isEmpty: [Bool]?
  private var top: TopGroups?
  /// The steps that were done so far.
  private(set) var steps: [Execution.OperationSummary]

  /// - Parameters:
  ///   - missing: The parts of the range without an answer.
  ///   - time: The time spent on adding up the answers so far.
  init(
    _ plan: Plan, _ aggregation: consuming Aggregation, _ missing: [MissingSlice],
    gatheredIn time: Duration
  ) {
    let start = ContinuousClock.now
    var aggregation = aggregation
    aggregation.order()
    self.missing = MissingTime(missing, until: plan.rows.now)
    named = aggregation.groupSet(plan.rows.namedGroups)
    (current, before) = self.missing.ordered(aggregation)
    rows = Self.rows(current, before)
    self.plan = plan
    self.aggregation = aggregation
    let total = time + (ContinuousClock.now - start)
    steps = [Execution.OperationSummary(operation: .gather, rows: rows.count, time: total)]
  }

  /// Returns a row for each group and bucket that has rows in the query range or in the comparison
  /// range. Buckets of both ranges with the same number belong to the same row.
  private static func rows(_ current: OrderedRange, _ before: OrderedRange?) -> RowSet {
    let own = current.rows
    return before.map { own.rows.union($0.rows.rows, bucketCount: own.series.buckets.count) }
      ?? own.rows
  }

  /// True if parts are missing, and TOP could have picked other groups with these parts.
  var isTopUndecided: Bool { top?.isUndecided ?? false }

  /// Does all steps and returns the result.
  ///
  /// - Throws: A `BackendFailure`, or `CancellationError` if the task was cancelled.
  mutating func table() throws -> DataTable {
    if let top = plan.rows.top { try timed(.top, { $0 }) { try $0.pick(top) } }
    if plan.rows.fill != .nothing { try timed(.fill, { $0 }) { try $0.addGrid() } }
    addMissingRows()
    let filled = FilledSides(plan.rows.fill, of: current, before)
    let computed = try timed(.compute, { $0.rows.count }) { try $0.computed(filled) }
    let order = try order(of: computed)
    let result = ResultTable(plan: plan, groups: aggregation.groups, states: states(filled))
    return try timed(.columns, { $0.rowCount }) { _ in try result.table(computed, order) }
  }

  /// Returns the pipeline of the same plan with FILL 0, before any step. It is `nil` if the query has FILL
  /// or no HAVING.
  func filledWithZeros() -> RowPipeline? {
    guard let plan = plan.filledWithZeros else { return nil }
    var filled = self
    filled.plan = plan
    filled.named = filled.aggregation.groupSet(plan.rows.namedGroups)
    return filled
  }

  /// Returns the number of rows that this pipeline shows only because of FILL 0: rows without traffic
  /// that satisfy HAVING. LIMIT does not count. Rows of buckets that were not fetched are left out.
  ///
  /// - Returns: `nil` if the grid is too large to be computed, or if a number is too large.
  mutating func rowCountWithoutTraffic() -> Int? {
    do {
      if let top = plan.rows.top { _ = try pick(top) }
      return try zeroRowCount()
    } catch {
      return nil
    }
  }

  /// Returns the rows that are shown, in order.
  private mutating func order(of computed: ComputedRows) throws -> [UInt32] {
    var order = shown(of: computed)
    if let having = plan.rows.having {
      order = try timed(.having, { $0.count }) { _ in computed.kept(order, having) }
    }
    order = try timed(.sort, { $0.count }) { $0.sorted(order, computed) }
    guard let limit = plan.rows.limit else { return order }
    return try timed(.limit, { $0.count }) { _ in Array(order.prefix(limit)) }
  }

  /// Does a step and records its time.
  ///
  /// - Throws: An error of the step, or `CancellationError` if the task was cancelled.
  @discardableResult
  private mutating func timed<Result>(
    _ operation: Plan.Operation, _ count: (Result) -> Int,
    _ body: (inout RowPipeline) throws -> Result
  ) throws -> Result {
    try Task.checkCancellation()
    let start = ContinuousClock.now
    let result = try body(&self)
    let time = ContinuousClock.now - start
    steps.append(Execution.OperationSummary(operation: operation, rows: count(result), time: time))
    return result
  }
}

extension RowPipeline {
  /// Picks the groups of TOP. If the plan has the group "(others)", all other groups are joined into it.
  ///
  /// - Returns: The number of groups that are shown.
  private mutating func pick(_ top: RowPlan.Top) throws -> Int {
    var picked = try TopGroups(
      top, of: aggregation, plan, named, without: missing, current: current, before: before)
    if top.hasOthers {
      picked.mergeOthers(of: named.union(rows.distinctGroups), in: &aggregation)
      (current, before) = missing.ordered(aggregation)
      rows = Self.rows(current, before)
    }
    self.top = picked
    return picked.shown.groups.count
  }

  /// Adds the rows without traffic, so that there is a row for every bucket of every group that has rows
  /// or is named in the query.
  ///
  /// - Returns: The number of rows.
  private mutating func addGrid() throws -> Int {
    let grid = try RowSet.grid(gridGroups(of: rows), plan.current.buckets.count)
    if plan.rows.fill == .null { isEmpty = grid.places(in: rows).map { $0 == RowSet.notFound } }
    rows = grid
    return rows.count
  }

  private func zeroRowCount() throws -> Int? {
    guard let having = plan.rows.having else { return nil }
    let shown = top?.shown
    let isShown = { shown?.contains($0) ?? true }
    let groups = gridGroups(of: rows).filter(isShown)
    let (size, overflows) = groups.count.multipliedReportingOverflow(
      by: plan.current.buckets.count)
    guard !overflows else { return nil }
    if hasEqualZeroRows(having) {
      guard try satisfies(having) else { return 0 }
      return size - rows.groups.count(where: isShown)
    }
    guard size <= Self.zeroGridLimit else { return nil }
    return try zeroRowCount(having)
  }

  /// The maximum number of rows of a grid that is computed only to count rows.
  private static let zeroGridLimit = 1_000_000

  /// True if HAVING is the same in all rows without traffic. Then it does not depend on other rows, and
  /// every bucket was fetched and is over.
  private func hasEqualZeroRows(_ having: RowCondition) -> Bool {
    missing.isNothing && plan.rows.now == nil && before?.now == nil
      && !having.steps.contains { step in
        plan.rows.computation.step(
          step,
          usesAny: { step in
            switch step {
            case .window(let window, _, _): window != .rate
            // A bucket can be without inner buckets in the comparison range.
            case .reduced: before != nil
            case .metric, .whole, .decimal, .negated, .arithmetic, .function, .choice, .change:
              false
            }
          })
      }
  }

  /// Returns true if a row without traffic satisfies HAVING. The row has a group that is not in the
  /// answer.
  private func satisfies(_ having: RowCondition) throws -> Bool {
    var pipeline = self
    pipeline.rows = RowSet(groups: [UInt32(aggregation.groups.count)], buckets: [0])
    return try pipeline.computed(nil).kept([0], having) == [0]
  }

  private func zeroRowCount(_ having: RowCondition) throws -> Int {
    var pipeline = self
    _ = try pipeline.addGrid()
    let computed = try pipeline.computed(nil)
    let kept = computed.kept(pipeline.shown(of: computed), having)
    let places = pipeline.rows.places(in: rows)
    return kept.count { row in
      let isFetched = current.rows.coverage?.part(Int(pipeline.rows.buckets[Int(row)])) != .nothing
      return places[Int(row)] == RowSet.notFound && isFetched
    }
  }

  /// Adds rows for the buckets that were not fetched, unless there would be too many rows. Buckets
  /// without traffic get no rows here.
  private mutating func addMissingRows() {
    guard let buckets = current.rows.coverage?.emptyBuckets else { return }
    var groups = gridGroups(of: rows)
    // Without BY there is one group, even if there are no rows.
    if groups.isEmpty, plan.grouping.isEmpty { groups = [aggregation.number(of: [])] }
    guard groups.count * buckets.count <= RowSet.gridLimit else { return }
    var added = RowSet(capacity: groups.count * buckets.count)
    for group in groups { for bucket in buckets { added.append(group, bucket) } }
    rows = rows.union(added, bucketCount: plan.current.buckets.count)
  }

  /// Returns the values of all rows.
  private func computed(_ filled: FilledSides?) throws -> ComputedRows {
    let computer = RowComputer(
      rows: rows, current: current.rangeData(for: rows), before: before?.rangeData(for: rows),
      now: plan.rows.now, others: top?.others,
      countsEmptyBuckets: plan.rows.fill.countsNothingAsZero, isEmpty: isEmpty)
    let filling = try filled?.computer(computer, current, before)
    do throws(StepFailure) {
      guard let filled, let filling else {
        return ComputedRows(rows: rows, vectors: try computer.vectors(of: plan.rows.computation))
      }
      return ComputedRows(rows: rows, vectors: try filled.vectors(plan, computer, filling))
    } catch {
      throw plan.rows.failure(error)
    }
  }

  private func states(_ filled: FilledSides?) -> BucketStates {
    BucketStates(
      coverage: current.rows.coverage, coverageBefore: before?.rows.coverage,
      filled: filled?.current?.rows, filledBefore: filled?.before?.rows,
      isUndecided: isTopUndecided,
      firstRunning: plan.rows.now.flatMap { plan.current.buckets.index(of: $0) })
  }

  /// Returns the groups that have rows or are named in the query. If TOP has joined groups, the result
  /// has the joined group in their place.
  private func gridGroups(of rows: RowSet) -> [UInt32] {
    let groups = named.union(rows.distinctGroups).groups
    guard let others = top?.others, let shown = top?.shown else { return groups }
    return groups.filter { shown.contains($0) && $0 != others } + [others]
  }

  private func sorted(_ order: [UInt32], _ computed: ComputedRows) -> [UInt32] {
    let keys = SortKeys(
      rows: computed, groups: aggregation.groups,
      top: top?.places(groupCount: aggregation.groups.count) ?? [], others: top?.others)
    return keys.order(plan.rows.order).sorted(order)
  }

  /// Returns the rows that TOP shows, or all rows without TOP.
  private func shown(of computed: ComputedRows) -> [UInt32] {
    let all = Array(0..<UInt32(computed.rows.count))
    guard let shown = top?.shown else { return all }
    let isShown = (0..<UInt32(aggregation.groups.count)).map(shown.contains)
    return all.filter { isShown[Int(computed.rows.groups[Int($0)])] }
  }
}
