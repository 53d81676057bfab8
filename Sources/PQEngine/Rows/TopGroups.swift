import PQModel
import PQPlan

/// The groups of TOP: the groups with the largest values of the TOP expression. The expression is
/// computed once for each group, over the whole query range and comparison range.
struct TopGroups {
  /// The groups that TOP picked, the largest value first.
  let groups: [UInt32]
  /// True if data is missing, and TOP could have picked other groups with this data.
  let isUndecided: Bool
  /// The group that combines all groups that were not picked, or `nil` if there is none.
  private(set) var others: UInt32?

  /// Creates the groups of TOP. `named` has the groups whose values are in the query. TOP can pick
  /// them even if they have no traffic.
  ///
  /// - Throws: A failure if the TOP expression of a group exceeds 2^127-1.
  init(
    _ top: RowPlan.Top, of aggregation: Aggregation, _ plan: Plan, _ named: GroupSet,
    without missing: MissingTime, current: OrderedRange, before: OrderedRange?
  ) throws(BackendFailure) {
    let totals = missing.totals(aggregation)
    let seen = [totals.current, totals.before].compactMap { $0?.rows.groups }
    let rows = RowSet(
      groups: seen.reduce(named) { $0.union($1) }.groups, bucketCount: 1)
    guard let side = totals.current?.rangeData(for: rows, current.grains, aggregation.current.now)
    else {
      (groups, isUndecided) = ([], false)
      return
    }
    let other = totals.before?.rangeData(for: rows, before?.grains ?? [], aggregation.before?.now)
    let computer = RowComputer(
      rows: rows, current: side, before: other,
      now: plan.rows.now, countsEmptyBuckets: plan.rows.fill.countsNothingAsZero)
    let numbers = try Self.numbers(computer, top)
    // Groups with equal values are sorted by the values of their dimensions.
    let ranks = plan.grouping.indices.map { dimension in
      RowOrder.Key.lookup(aggregation.groups.ranks(ofDimension: dimension), of: rows.groups)
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
      throw .integerOverflow("the number of TOP")
    }
  }

  /// Joins all groups that were not picked into one group, if there are any.
  mutating func mergeOthers(of groups: GroupSet, in aggregation: inout Aggregation) {
    guard !groups.groups.allSatisfy(shown.contains) else { return }
    let label = aggregation.groups.freeLabel(Self.othersLabel, among: groups.groups)
    others = aggregation.mergeGroups(except: self.groups, as: label)
  }

  /// The label of the joined group, unless one of the groups already has this value.
  private static let othersLabel = "(others)"

  /// All groups that are shown, including the joined group.
  var shown: GroupSet { GroupSet(groups + (others.map { [$0] } ?? [])) }

  /// Returns the place of each group in TOP, by group number. Groups that were not picked come last.
  func places(groupCount: Int) -> [Int64] {
    var places = [Int64](repeating: Int64(groups.count), count: groupCount)
    for (place, group) in groups.enumerated() { places[Int(group)] = Int64(place) }
    return places
  }
}

extension OrderedSeries {
  /// Returns the data of this series that a `RowComputer` needs for the given rows.
  fileprivate func rangeData(
    for rows: RowSet, _ grains: [OrderedSeries], _ now: Instant?
  ) -> RowComputer.RangeData {
    RowComputer.RangeData(
      series: series, grains: grains, cells: cells(of: rows), coverage: coverage, now: now)
  }
}
