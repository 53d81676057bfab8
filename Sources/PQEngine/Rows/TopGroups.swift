import PQModel
import PQPlan

/// The groups with the most, over the whole range, in their order.
struct TopGroups {
  /// The groups that are shown, the most first.
  let groups: [UInt32]
  /// The group that all others were put together into.
  private(set) var others: UInt32?

  /// Finds the groups of a range, among them those that are named and have no traffic.
  init(
    _ top: RowPlan.Top, of gathering: Gathering, _ grains: [OrderedSeries],
    _ named: GroupSet, _ plan: Plan, without missing: [TimeRange]
  ) throws(BackendFailure) {
    guard let series = gathering.current.whole else {
      groups = []
      return
    }
    let coverage = Coverage(of: series.buckets, without: missing, until: plan.rows.now)
    let whole = OrderedSeries(series, coverage)
    let rows = RowSet(groups: named.union(whole.rows.groups).groups, bucketCount: 1)
    let side = RowComputer.Side(
      series: series, grains: grains, cells: whole.cells(of: rows), coverage: coverage)
    let computer = RowComputer(
      rows: rows, current: side, now: plan.rows.now,
      countsEmptyBuckets: plan.rows.fill == .zero)
    let numbers = try Self.numbers(computer, top)
    // Groups with as much are in the order of their dimensions.
    let ranks = plan.grouping.indices.map { dimension in
      RowOrder.Key.lookup(gathering.groups.ranks(ofDimension: dimension), of: rows.groups)
    }
    let order = RowOrder(keys: [.each(numbers.ranks(isDescending: true))] + ranks)
    groups = order.sorted(Array(0..<UInt32(rows.count))).prefix(top.count).map {
      rows.groups[Int($0)]
    }
  }

  private static func numbers(
    _ computer: RowComputer, _ top: RowPlan.Top
  ) throws(BackendFailure) -> Vector {
    do throws(StepFailure) {
      return try computer.vectors(of: top.computation)[top.step]
    } catch {
      throw .tooLarge("the number of TOP", in: "some group")
    }
  }

  /// Puts all other groups together into one, if there are any.
  mutating func addOthers(of groups: GroupSet, in gathering: inout Gathering) {
    guard !groups.groups.allSatisfy(shown.contains) else { return }
    others = gathering.putTogether(allBut: self.groups, as: Self.othersLabel)
  }

  /// What the rows are called that are not shown one by one.
  static let othersLabel = "(others)"

  /// All groups that are shown.
  var shown: GroupSet { GroupSet(groups + (others.map { [$0] } ?? [])) }

  /// The place of each of so many groups; others come last.
  func places(groupCount: Int) -> [Int64] {
    var places = [Int64](repeating: Int64(groups.count), count: groupCount)
    for (place, group) in groups.enumerated() { places[Int(group)] = Int64(place) }
    return places
  }
}
