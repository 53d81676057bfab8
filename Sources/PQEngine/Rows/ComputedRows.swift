import PQModel
import PQPlan

/// Rows with the numbers of each step.
struct ComputedRows {
  let rows: RowSet
  let vectors: [Vector]

  /// Returns those of the given rows for which a condition is true.
  func kept(_ rows: [UInt32], _ condition: RowCondition) -> [UInt32] {
    let truth = Truth.values(of: condition) { vectors[$0] }
    return rows.filter { truth[Int($0)] == true }
  }
}

/// The keys by which rows are sorted.
struct SortKeys {
  let rows: ComputedRows
  let groups: GroupIndex
  /// The place of each group in TOP, by group number.
  let top: [Int64]
  /// The group that joins all groups outside of TOP, or `nil` if there is none.
  let others: UInt32?

  /// Returns the row order for sort keys, the most significant first.
  func order(_ keys: [RowPlan.SortKey]) -> RowOrder { RowOrder(keys: keys.map(key)) }

  private func key(_ key: RowPlan.SortKey) -> RowOrder.Key {
    switch key.target {
    case .step(let step): return .each(rows.vectors[step].ranks(isDescending: key.isDescending))
    case .time:
      let buckets = rows.rows.buckets
      return .small(key.isDescending ? buckets.map { .max - $0 } : buckets)
    case .dimension where groups.isOrdered:
      let numbers = rows.rows.groups
      return .small(key.isDescending ? numbers.map { .max - $0 } : numbers)
    case .dimension(let dimension):
      let ranks = groups.ranks(ofDimension: dimension)
      return .lookup(key.isDescending ? ranks.map { -$0 } : ranks, of: rows.rows.groups)
    case .top: return .lookup(top, of: rows.rows.groups)
    case .others:
      return .small(Array(rows: rows.rows.count) { rows.rows.groups[$0] == others ? 1 : 0 })
    }
  }
}
