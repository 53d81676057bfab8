import PQModel
import PQPlan

/// What has been gathered becomes the rows of the result: groups are picked, gaps filled, numbers
/// computed, rows kept, ordered and cut off, columns made.
struct RowPipeline {
  private let plan: Plan
  private var gathering: Gathering
  /// What is missing of the range, and of the one that it is compared with.
  private let missing: MissingTime
  /// The groups that are shown even if they have no traffic.
  private let named: GroupSet
  private var current: OrderedRange
  private var before: OrderedRange?
  /// The rows that numbers are computed for.
  private var rows: RowSet
  /// Which of them have no traffic and are NULL, because FILL says so.
  private var isEmpty: [Bool]?
  private var top: TopGroups?
  /// What was done so far.
  private(set) var steps: [Execution.Step]

  /// - Parameters:
  ///   - missing: the parts of the range for which nothing was gathered.
  ///   - time: how long gathering took so far.
  init(
    _ plan: Plan, _ gathering: consuming Gathering, _ missing: [MissingSlice],
    gatheredIn time: Duration
  ) {
    let start = ContinuousClock.now
    var gathering = gathering
    gathering.order()
    self.missing = MissingTime(missing, until: plan.rows.now)
    named = gathering.namedGroups()
    (current, before) = self.missing.ordered(gathering)
    rows = Self.rows(current, before)
    self.plan = plan
    self.gathering = gathering
    let total = time + (ContinuousClock.now - start)
    steps = [Execution.Step(operation: .gather, rows: rows.count, time: total)]
  }

  /// A row for each group and bucket that one of the ranges has; buckets lie side by side.
  private static func rows(_ current: OrderedRange, _ before: OrderedRange?) -> RowSet {
    let own = current.rows
    return before.map { own.rows.union($0.rows.rows, bucketCount: own.series.buckets.count) }
      ?? own.rows
  }

  /// What a reader should know of the result, beside what is missing from it.
  var captions: [String] {
    top?.isUndecided == true ? ["TOP was decided without what is missing"] : []
  }

  /// The result.
  mutating func table() throws -> Table {
    if let top = plan.rows.top { try timed(.top, { $0 }) { try $0.pick(top) } }
    if plan.rows.fill != .nothing { try timed(.fill, { $0 }) { try $0.addGrid() } }
    addMissingRows()
    let filled = FilledSides(plan.rows.fill, of: current, before, until: plan.rows.now)
    let computed = try timed(.compute, { $0.rows.count }) { try $0.computed(filled) }
    let order = try order(of: computed)
    let result = ResultTable(plan: plan, groups: gathering.groups, states: states(filled))
    return try timed(.columns, { $0.rowCount }) { _ in try result.table(computed, order) }
  }

  /// The rows that are shown, in order.
  private mutating func order(of computed: ComputedRows) throws -> [UInt32] {
    var order = shown(of: computed)
    if let having = plan.rows.having {
      order = try timed(.having, { $0.count }) { _ in computed.kept(order, having) }
    }
    order = try timed(.sort, { $0.count }) { $0.sorted(order, computed) }
    guard let limit = plan.rows.limit else { return order }
    return try timed(.limit, { $0.count }) { _ in Array(order.prefix(limit)) }
  }

  /// Does a step, unless the task was cancelled.
  @discardableResult
  private mutating func timed<Result>(
    _ operation: Plan.Operation, _ count: (Result) -> Int,
    _ body: (inout RowPipeline) throws -> Result
  ) throws -> Result {
    try Task.checkCancellation()
    let start = ContinuousClock.now
    let result = try body(&self)
    let time = ContinuousClock.now - start
    steps.append(Execution.Step(operation: operation, rows: count(result), time: time))
    return result
  }
}

extension RowPipeline {
  /// Finds the groups with the most, and puts the others together; gives how many there are now.
  private mutating func pick(_ top: RowPlan.Top) throws -> Int {
    var picked = try TopGroups(
      top, of: gathering, plan, named, without: missing, current: current, before: before)
    if top.hasOthers {
      picked.addOthers(of: named.union(rows.distinctGroups), in: &gathering)
      (current, before) = missing.ordered(gathering)
      rows = Self.rows(current, before)
    }
    self.top = picked
    return picked.shown.groups.count
  }

  /// Adds the rows of the grid that have no traffic: every bucket of the groups that have rows or are
  /// named; gives how many there are now.
  private mutating func addGrid() throws -> Int {
    let grid = try RowSet.grid(gridGroups(of: rows), plan.current.buckets.count)
    if plan.rows.fill == .null { isEmpty = grid.places(in: rows).map { $0 == RowSet.nowhere } }
    rows = grid
    return rows.count
  }

  /// Adds the rows of buckets that were not fetched: they are not left out as those are that have no
  /// traffic.
  private mutating func addMissingRows() {
    guard let buckets = current.rows.coverage?.emptyBuckets else { return }
    var groups = gridGroups(of: rows)
    // Without BY there is one group, whether anything came back or not.
    if groups.isEmpty, plan.grouping.isEmpty { groups = [gathering.number(of: [])] }
    guard groups.count * buckets.count <= RowSet.gridLimit else { return }
    var added = RowSet(capacity: groups.count * buckets.count)
    for group in groups { for bucket in buckets { added.append(group, bucket) } }
    rows = rows.union(added, bucketCount: plan.current.buckets.count)
  }

  /// The numbers of all rows.
  private func computed(_ filled: FilledSides?) throws -> ComputedRows {
    let computer = RowComputer(
      rows: rows, current: current.side(for: rows), before: before?.side(for: rows),
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

  /// What can be said of the buckets.
  private func states(_ filled: FilledSides?) -> BucketStates {
    BucketStates(
      coverage: current.rows.coverage, coverageBefore: before?.rows.coverage,
      filled: filled?.current?.rows, filledBefore: filled?.before?.rows,
      isUndecided: top?.isUndecided ?? false,
      firstRunning: plan.rows.now.flatMap { plan.current.buckets.index(of: $0) })
  }

  /// The groups that have rows or are named. Of those that were put together only the one that they
  /// became is left.
  private func gridGroups(of rows: RowSet) -> [UInt32] {
    let groups = named.union(rows.distinctGroups).groups
    guard let others = top?.others, let shown = top?.shown else { return groups }
    return groups.filter { shown.contains($0) && $0 != others } + [others]
  }

  private func sorted(_ order: [UInt32], _ computed: ComputedRows) -> [UInt32] {
    let keys = SortKeys(
      rows: computed, groups: gathering.groups,
      top: top?.places(groupCount: gathering.groups.count) ?? [], others: top?.others)
    return keys.order(plan.rows.order).sorted(order)
  }

  /// The rows that TOP shows.
  private func shown(of computed: ComputedRows) -> [UInt32] {
    let all = Array(0..<UInt32(computed.rows.count))
    guard let shown = top?.shown else { return all }
    let isShown = (0..<UInt32(gathering.groups.count)).map(shown.contains)
    return all.filter { isShown[Int(computed.rows.groups[Int($0)])] }
  }
}
