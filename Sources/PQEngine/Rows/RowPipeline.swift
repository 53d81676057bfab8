import PQModel
import PQPlan

/// What has been gathered becomes the rows of the result: groups are picked, numbers computed, gaps
/// filled, rows kept, ordered and cut off, columns made.
struct RowPipeline {
  let plan: Plan
  var gathering: Gathering
  /// How long each step took.
  private(set) var timings: [StepTiming] = []

  init(_ plan: Plan, _ gathering: Gathering) {
    self.plan = plan
    self.gathering = gathering
  }

  /// What the rows are called that TOP does not show one by one.
  static let othersLabel = "(others)"

  /// The rows that a grid may have.
  static let gridLimit = 20_000_000

  mutating func table() throws -> Table {
    let top = try timed("top") { try $0.top() }
    gathering.addNamedGroups()
    let rows = try timed("rows") { try $0.rows() }
    let computed = try timed("compute") { try $0.computed(rows, top) }
    let shown = try timed("fill") { try $0.filled(computed, top) }
    let order = timed("sort") { $0.ordered(shown, top) }
    return timed("columns") { $0.table(shown, order) }
  }

  private mutating func timed<Result>(
    _ name: String, _ body: (inout RowPipeline) throws -> Result
  ) rethrows -> Result {
    let start = ContinuousClock.now
    let result = try body(&self)
    timings.append(StepTiming(name: name, time: ContinuousClock.now - start))
    return result
  }

  private mutating func top() throws -> TopGroups? {
    guard let top = plan.rows.top else { return nil }
    var groups = try TopGroups(top, of: gathering, plan)
    if top.hasOthers {
      let hasOthers = groups.groups.count < gathering.groups.count
      if hasOthers {
        groups.others = try gathering.putTogether(allBut: Set(groups.groups), as: Self.othersLabel)
      }
    }
    return groups
  }

  /// The rows that numbers are computed for.
  private func rows() throws -> RowSet {
    let rows = RowSet(gathering.current.rows, gathering.before?.rows)
    guard plan.rows.fill == .zero || plan.rows.fill == .null else { return rows }
    return try grid(rows)
  }

  private func grid(_ rows: RowSet) throws -> RowSet {
    let buckets = plan.current.buckets.count
    let (size, overflows) = gathering.groups.count.multipliedReportingOverflow(by: buckets)
    guard !overflows, size <= Self.gridLimit else {
      throw BackendFailure(
        "FILL would make \(gathering.groups.count) groups times \(buckets) buckets of rows;"
          + " ask for a shorter range, longer buckets or fewer groups")
    }
    return rows.filled(
      groupCount: max(gathering.groups.count, plan.grouping.isEmpty ? 1 : 0), bucketCount: buckets)
  }
}

/// How long a step took.
public struct StepTiming: Sendable {
  /// What was done.
  public let name: String
  /// How long it took.
  public let time: Duration
}

/// Rows and the numbers of each step.
struct ComputedRows {
  var rows: RowSet
  var vectors: [Vector]
}

extension RowPipeline {
  private func computed(_ rows: RowSet, _ top: TopGroups?) throws -> ComputedRows {
    let current = RowComputer.Side(
      series: gathering.current.rows, grains: gathering.current.grains,
      cells: rows.cells(in: gathering.current.rows))
    let before = gathering.before.map {
      RowComputer.Side(series: $0.rows, grains: $0.grains, cells: rows.cells(in: $0.rows))
    }
    let computer = RowComputer(
      rows: rows, current: current, before: before, now: plan.rows.runningBucket?.now,
      others: top?.others.map { UInt32($0) }, countsEmptyBuckets: plan.rows.fill == .zero,
      fillsWithZero: plan.rows.fill == .zero)
    do throws(StepFailure) {
      return ComputedRows(rows: rows, vectors: try computer.vectors(of: plan.rows.computation))
    } catch {
      throw plan.rows.failure(error)
    }
  }

  /// The rows with the gaps between them, where the query wants them filled from their neighbours.
  private func filled(_ computed: ComputedRows, _ top: TopGroups?) throws -> ComputedRows {
    guard plan.rows.fill == .previous || plan.rows.fill == .linear else { return computed }
    let rows = try grid(computed.rows)
    let filler = GapFiller(rows: rows, isLinear: plan.rows.fill == .linear)
    return ComputedRows(rows: rows, vectors: computed.vectors.map(filler.filled))
  }

  /// The numbers of the rows that are shown, in order.
  private func ordered(_ computed: ComputedRows, _ top: TopGroups?) -> [Int] {
    var shown = Array(0..<computed.rows.count)
    if let top {
      let isShown = top.isShown(groupCount: gathering.groups.count)
      shown.removeAll { !isShown[Int(computed.rows.groups[$0])] }
    }
    if let having = plan.rows.having {
      let truth = Truth.values(of: having) { computed.vectors[$0] }
      shown.removeAll { truth[$0] != true }
    }
    let keys = plan.rows.order.map { key(for: $0, computed, top) }
    let order = RowOrder(keys: keys).sorted(shown)
    return plan.rows.limit.map { Array(order.prefix($0)) } ?? order
  }

  private func key(
    for key: RowPlan.SortKey, _ computed: ComputedRows, _ top: TopGroups?
  ) -> [Int64] {
    let rows = computed.rows
    let sign: Int64 = key.isDescending ? -1 : 1
    switch key.target {
    case .time: return rows.buckets.map { sign * Int64($0) }
    case .step(let step): return computed.vectors[step].ranks(isDescending: key.isDescending)
    case .dimension(let dimension):
      let ranks = gathering.groups.valueRanks(dimension)
      return rows.groups.map {
        sign * ranks[Int(gathering.groups.code(ofGroup: Int($0), dimension: dimension))]
      }
    case .top:
      let places = top?.places(groupCount: gathering.groups.count) ?? []
      return rows.groups.map { places[Int($0)] }
    }
  }
}

extension RowPlan {
  /// What to say of a number that is too large: in which column.
  fileprivate func failure(_ failure: StepFailure) -> BackendFailure {
    let column = columns.first { computation.step($0.step, uses: failure.step) }
    let name = column.map { "\"\($0.name)\"" } ?? "a number of the query"
    return BackendFailure(
      "\(name) is larger than \(Int64.max) in some row; ask for shorter buckets or more dimensions,"
        + " or divide before you multiply")
  }
}
