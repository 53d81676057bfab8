import PQModel
import PQSemantics

/// Makes a row plan: what is computed, and which rows are shown in which order.
///
/// The order is complete: the query's keys, then (with TOP) the place of the group, then time and the
/// dimensions, so that no two rows are equal and a run repeats exactly.
///
///     BY browser ORDER BY p2p DESC   -> p2p descending, time, browser.name
///     TOP 3 BY p2p, no EVERY         -> the group's place by p2p, browser.name
struct PlanRows {
  let query: BoundQuery
  let filter: RowFilter
  let cut: Cut

  func plan(captions: [String]) -> RowPlan {
    let grains = Self.grains(of: query)
    var computation = Computation()
    let columns = query.columns.map { column in
      RowPlan.Column(
        name: column.name, unit: column.unit,
        step: computation.add(column.expression, grains: grains))
    }
    let having = query.having.map { computation.add($0, grains: grains) }
    let order = keys(&computation, grains)
    return RowPlan(
      timeZone: cut.isWhole ? nil : query.zone, runningBucket: running, grains: grains,
      computation: computation, columns: columns, fill: fill, namedGroups: namedGroups,
      having: having, top: top(grains), order: order, limit: query.limit, captions: captions)
  }

  /// The lengths of all buckets that reducers look at, each once.
  static func grains(of query: BoundQuery) -> [Bucketing] {
    var grains: [Bucketing] = []
    for column in query.columns { column.expression.collectGrains(into: &grains) }
    for part in query.having?.parts ?? [] { part.collectGrains(into: &grains) }
    for case .expression(let key) in query.order.map(\.target) { key.collectGrains(into: &grains) }
    query.top?.expression.collectGrains(into: &grains)
    return grains
  }

  private func keys(_ computation: inout Computation, _ grains: [Bucketing]) -> [RowPlan.SortKey] {
    let dimensions = query.dimensions.map(\.value)
    var keys = query.order.map { key in
      let target: RowPlan.SortKey.Target =
        switch key.target {
        case .timestamp: .time
        case .dimension(let dimension): .dimension(dimensions.firstIndex(of: dimension) ?? 0)
        case .expression(let expression): .step(computation.add(expression, grains: grains))
        }
      return RowPlan.SortKey(target: target, isDescending: key.isDescending)
    }
    let byDefault: [RowPlan.SortKey.Target] =
      [.time] + (query.top == nil ? [] : [.top]) + dimensions.indices.map { .dimension($0) }
    for target in byDefault where !keys.contains(where: { $0.target == target }) {
      keys.append(RowPlan.SortKey(target: target, isDescending: false))
    }
    return keys
  }

  private var running: RunningBucket? {
    guard query.range.includesNow, !cut.isWhole else { return nil }
    let index = cut.buckets.index(of: query.range.now)
    return RunningBucket(index: index, now: query.range.now)
  }

  private var fill: RowPlan.Fill {
    switch query.fill {
    case .nothing: .nothing
    case .null: .null
    case .zero: .zero
    case .previous: .previous
    case .linear: .linear
    }
  }

  /// The groups that IN lists name, if there is a list for each dimension.
  private var namedGroups: [[String]] {
    guard query.fill != .nothing else { return [] }
    var groups: [[String]] = [[]]
    for dimension in query.dimensions.map(\.value) {
      guard let values = filter.values(of: dimension), groups.count * values.count <= 1_000_000
      else { return [] }
      groups = groups.flatMap { group in values.map { group + [$0] } }
    }
    return groups
  }

  private func top(_ grains: [Bucketing]) -> RowPlan.Top? {
    query.top.map { top in
      var computation = Computation()
      let step = computation.add(top.expression, grains: grains)
      return RowPlan.Top(
        count: top.count, computation: computation, step: step, hasOthers: top.hasOthers)
    }
  }
}
