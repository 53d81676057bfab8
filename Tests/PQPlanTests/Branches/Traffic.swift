import PQModel
import PQSemantics
import PQTestSupport

@testable import PQPlan

/// Traffic of every combination of some values, and what a backend answers of it.
struct Traffic {
  private(set) var rows: [(values: [Dimension: String], amount: Int)] = []

  init(_ generator: inout FilterGenerator) {
    for values in generator.rows { rows.append((values, 1 + generator.random.next(1000))) }
  }

  /// The sums of the rows that pass a predicate.
  func sums(_ predicate: Predicate, by grouping: [Dimension]) -> [[String]: Int] {
    var sums: [[String]: Int] = [:]
    for row in rows where predicate.passes(row.values) {
      sums[grouping.map { row.values[$0] ?? "" }, default: 0] += row.amount
    }
    return sums
  }

  /// The sums that come of a branching, each request answered as a backend would: it sees nothing
  /// but the filters, and tells nothing but the dimensions.
  func sums(_ branching: Branching, by grouping: [Dimension]) -> [[String]: Int] {
    var sums: [[String]: Int] = [:]
    for branch in branching.branches {
      for row in rows where branch.filters.allPass(row.values) {
        var seen = row.values.filter { branching.dimensions.contains($0.key) }
        for label in branch.labels { seen[label.dimension] = label.value }
        guard branching.local?.passes(seen) ?? true else { continue }
        sums[grouping.map { seen[$0] ?? "not told" }, default: 0] += branch.factor * row.amount
      }
    }
    return sums.filter { !branching.subtracts || $0.value != 0 }
  }
}
