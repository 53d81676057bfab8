import PQModel
import PQPlan

/// The groups with the most, over the whole range and the one that it is compared with, in their
/// order.
struct TopGroups {
  /// The groups that are shown, the most first.
  let groups: [UInt32]
  /// Whether others are not, and a part of what they were picked by is missing.
  let isUndecided: Bool
  /// The group that all others were put together into.
  private(set) var others: UInt32?

  /// Finds the groups, among them those that are named and have no traffic.
  init(
    _ top: RowPlan.Top, of gathering: Gathering, _ plan: Plan, _ named: GroupSet,
    without missing: MissingTime, current: OrderedRange, before: OrderedRange?
  ) throws(BackendFailure) {
    let whole = missing.whole(gathering)
    let seen = [whole.current, whole.before].compactMap { $0?.rows.groups }
    let rows = RowSet(
      groups: seen.reduce(named) { $0.union($1) }.groups, bucketCount: 1)
    guard let side = whole.current?.side(for: rows, current.grains, gathering.current.now) else {
      (groups, isUndecided) = ([], false)
      return
    }
    let other = whole.before?.side(for: rows, before?.grains ?? [], gathering.before?.now)
    let computer = RowComputer(
      rows: rows, current: side, before: other,
      now: plan.rows.now, countsEmptyBuckets: plan.rows.fill.countsNothingAsZero)
    let numbers = try Self.numbers(computer, top)
    // Groups with as much are in the order of their dimensions.
    let ranks = plan.grouping.indices.map { dimension in
      RowOrder.Key.lookup(gathering.groups.ranks(ofDimension: dimension), of: rows.groups)
    }
    let order = RowOrder(keys: [.each(numbers.ranks(isDescending: true))] + ranks)
    groups = order.sorted(Array(0..<UInt32(rows.count))).prefix(top.count).map {
      rows.groups[Int($0)]
    }
    isUndecided = rows.count > groups.count && !missing.isNothing
  }

  private static func numbers(
    _ computer: RowComputer, _ top: RowPlan.Top
  ) throws(BackendFailure) -> Vector {
    do throws(StepFailure) {
      return try computer.vectors(of: top.computation)[top.step]
    } catch {
      throw .pastLargest("the number of TOP")
    }
  }

  /// Puts all other groups together into one, if there are any.
  mutating func addOthers(of groups: GroupSet, in gathering: inout Gathering) {
    guard !groups.groups.allSatisfy(shown.contains) else { return }
    let label = gathering.groups.freeLabel(Self.othersLabel, among: groups.groups)
    others = gathering.putTogether(allBut: self.groups, as: label)
  }

  /// What the rows are called that are not shown one by one, if no group is called so.
  private static let othersLabel = "(others)"

  /// All groups that are shown.
  var shown: GroupSet { GroupSet(groups + (others.map { [$0] } ?? [])) }

  /// The place of each of so many groups; others come last.
  func places(groupCount: Int) -> [Int64] {
    var places = [Int64](repeating: Int64(groups.count), count: groupCount)
    for (place, group) in groups.enumerated() { places[Int(group)] = Int64(place) }
    return places
  }
}

extension OrderedSeries {
  /// What numbers of some rows are computed from.
  fileprivate func side(
    for rows: RowSet, _ grains: [OrderedSeries], _ now: Instant?
  ) -> RowComputer.Side {
    RowComputer.Side(
      series: series, grains: grains, cells: cells(of: rows), coverage: coverage, now: now)
  }
}
