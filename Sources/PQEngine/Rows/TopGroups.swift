import PQModel
import PQPlan

/// The groups with the most, over the whole range, in their order.
struct TopGroups {
  /// The groups that are shown, the most first.
  let groups: [Int]
  /// The group that all others were put together into.
  var others: Int?

  init(_ top: RowPlan.Top, of gathering: Gathering, _ plan: Plan) throws(StepFailure) {
    guard let whole = gathering.current.whole else {
      groups = []
      return
    }
    let rows = RowSet(whole)
    let side = RowComputer.Side(
      series: whole, grains: gathering.current.grains, cells: rows.cells(in: whole))
    let computer = RowComputer(
      rows: rows, current: side, before: nil, now: plan.rows.runningBucket?.now,
      countsEmptyBuckets: plan.rows.fill == .zero)
    let vector = try computer.vectors(of: top.computation)[top.step]
    let dimensions = plan.grouping.indices.map { dimension in
      let ranks = gathering.groups.valueRanks(dimension)
      return rows.groups.map {
        ranks[Int(gathering.groups.code(ofGroup: Int($0), dimension: dimension))]
      }
    }
    let order = RowOrder(keys: [vector.ranks(isDescending: true)] + dimensions)
    groups = order.sorted(Array(0..<rows.count)).prefix(top.count).map { Int(rows.groups[$0]) }
  }

  /// The place of each group; others come last.
  func places(groupCount: Int) -> [Int64] {
    var places = [Int64](repeating: Int64(groups.count), count: groupCount)
    for (place, group) in groups.enumerated() { places[group] = Int64(place) }
    return places
  }

  /// Whether each group is shown.
  func isShown(groupCount: Int) -> [Bool] {
    var shown = [Bool](repeating: false, count: groupCount)
    for group in groups + (others.map { [$0] } ?? []) { shown[group] = true }
    return shown
  }
}

extension GroupIndex {
  /// The place of each value of a dimension among all its values, in the order of their bytes.
  func valueRanks(_ dimension: Int) -> [Int64] {
    let values = values[dimension]
    let order = values.indices.sorted { left, right in
      values[left].utf8.lexicographicallyPrecedes(values[right].utf8)
    }
    var ranks = [Int64](repeating: 0, count: values.count)
    for (rank, code) in order.enumerated() { ranks[code] = Int64(rank) }
    return ranks
  }
}
