import PQModel
import PQSemantics

/// Creates a row plan: the computation of the rows, their order and their selection.
///
/// The order is complete: first the query's keys, then time, then (with TOP) the rank of the group,
/// then the dimensions. No two rows are equal in it, so a repeated run gives the same order. The
/// row of WITH OTHERS is always the last row of its bucket.
///
///     BY browser EVERY 1h ORDER BY p2p DESC   -> p2p descending, time, browser.name
///     BY browser TOP 3 BY p2p, no EVERY       -> the group's place by p2p, browser.name
///     ... WITH OTHERS ORDER BY p2p DESC       -> the others last, p2p descending, ...
struct PlanRows {
  let query: BoundQuery
  let filter: RowFilter
  let covered: CoveredRange

  /// The maximum number of groups that FILL shows because IN lists name them.
  static let groupLimit = 1_000_000
  /// The maximum number of groups that `RowPlan.groupsOfZeros` has.
  private static let zeroGroupLimit: Int64 = 100_000

  func plan() throws(PlanFailure) -> RowPlan {
    let grains = Self.grains(of: query)
    var computation = Computation()
    let columns = query.columns.map { column in
      RowPlan.Column(
        name: column.name, unit: column.unit, numbers: column.expression.numberKind,
        step: computation.add(column.expression, grains: grains))
    }
    let having = query.having.map { computation.add($0, grains: grains) }
    let order = keys(&computation, grains)
    return RowPlan(
      timeZone: covered.isWhole ? nil : query.zone,
      now: query.range.includesNow ? query.range.now : nil,
      marksBuckets: query.range.includesNow && !covered.isWhole, grains: grains,
      computation: computation, columns: columns, fill: fill,
      namedGroups: query.fill == .nothing ? [] : try namedGroups(upTo: Int64(Self.groupLimit)),
      groupsOfZeros: groupsOfZeros,
      having: having, top: top(grains), order: order, limit: query.limit)
  }

  /// Returns the lengths of all inner buckets of reducers, each once.
  static func grains(of query: BoundQuery) -> [Bucketing] {
    var grains: [Bucketing] = []
    for column in query.columns { column.expression.collectGrains(into: &grains) }
    for part in query.having?.parts ?? [] { part.collectGrains(into: &grains) }
    for case .expression(let key) in query.order.map(\.target) { key.collectGrains(into: &grains) }
    query.top?.expression.collectGrains(into: &grains)
    return grains
  }

  /// Returns the keys of the query, followed by the keys that make the order complete. No key is
  /// there twice.
  private func keys(_ computation: inout Computation, _ grains: [Bucketing]) -> [RowPlan.SortKey] {
    let asked = query.order.map { key in
      RowPlan.SortKey(
        target: target(key, &computation, grains), isDescending: key.isDescending)
    }
    let byDefault: [RowPlan.SortKey.Target] =
      (covered.isWhole ? [] : [.time]) + (query.top == nil ? [] : [.top])
      + query.dimensions.indices.map { .dimension($0) }
    var keys: [RowPlan.SortKey] = []
    for key in asked + byDefault.map({ RowPlan.SortKey(target: $0, isDescending: false) })
    where !keys.contains(where: { $0.target == key.target }) {
      keys.append(key)
    }
    return withOthersLast(keys)
  }

  /// Returns the keys with an additional key after the time: it puts the group of WITH OTHERS last.
  /// The key is not added without WITH OTHERS. It is not added before the rank in TOP either,
  /// because that rank has the same effect.
  private func withOthersLast(_ keys: [RowPlan.SortKey]) -> [RowPlan.SortKey] {
    let place = keys.prefix { $0.target == .time }.count
    guard query.top?.hasOthers == true, keys[place].target != .top else { return keys }
    var keys = keys
    keys.insert(RowPlan.SortKey(target: .others, isDescending: false), at: place)
    return keys
  }

  private func target(
    _ key: OrderKey, _ computation: inout Computation, _ grains: [Bucketing]
  ) -> RowPlan.SortKey.Target {
    switch key.target {
    case .timestamp: .time
    case .dimension(let dimension):
      .dimension(query.dimensions.firstIndex { $0.value == dimension } ?? 0)
    case .expression(let expression): .step(computation.add(expression, grains: grains))
    }
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

  private var groupsOfZeros: [[String]]? {
    guard query.fill == .nothing, query.having != nil else { return nil }
    return try? namedGroups(upTo: Self.zeroGroupLimit)
  }

  /// Returns the groups that IN lists name, if there is a list for each dimension.
  ///
  /// - Throws: `PlanFailure.tooManyGroups` if there are more than `limit`.
  private func namedGroups(upTo limit: Int64) throws(PlanFailure) -> [[String]] {
    let lists = query.dimensions.compactMap { filter.values(of: $0.value) }
    guard lists.count == query.dimensions.count else { return [] }
    let count = lists.reduce(Int64(1)) { $0.clampedProduct(Int64($1.count)) }
    guard count <= limit else { throw .tooManyGroups(Int(count)) }
    return lists.reduce([[]]) { groups, values in
      groups.flatMap { group in values.map { group + [$0] } }
    }
  }

  private func top(_ grains: [Bucketing]) -> RowPlan.Top? {
    query.top.map { top in
      var computation = Computation()
      let isLarger = query.comparison != nil && !top.expression.looksAtOtherRange
      let step =
        isLarger
        ? computation.addLarger(top.expression, grains: grains)
        : computation.add(top.expression, grains: grains)
      return RowPlan.Top(
        count: top.count, computation: computation, step: step, hasOthers: top.hasOthers,
        isLarger: isLarger)
    }
  }
}

extension BoundExpression {
  /// True if the expression uses a value of the comparison range.
  fileprivate var looksAtOtherRange: Bool {
    contains { part in
      switch part {
      case .before, .change: true
      case .metric, .whole, .decimal, .negated, .arithmetic, .function, .window, .conditional,
        .reduced:
        false
      }
    }
  }
}

extension Computation {
  /// Adds the steps for the larger of two values: the value in the query's own range and the value
  /// in the comparison range. If one of them is NULL, the result is the other value.
  ///
  /// - Returns: the index of the last step.
  fileprivate mutating func addLarger(_ expression: BoundExpression, grains: [Bucketing]) -> Int {
    let now = add(expression, .current, grains: grains)
    let before = add(expression, .before, grains: grains)
    let larger = add(.function(.greatest, [now, before]))
    return add(.function(.coalesced, [larger, now, before]))
  }
}
