import PQModel
import PQSemantics
import PQTestSupport

@testable import PQPlan

/// Rows for each combination of some values, and the answers of a backend that has them.
struct Traffic {
  private(set) var rows: [(values: [ExportDimension: String], amount: Int)] = []

  init(_ generator: inout FilterGenerator) {
    for values in generator.rows { rows.append((values, 1 + generator.random.next(1000))) }
  }

  /// Returns the sums of the rows that pass a predicate, by group.
  func sums(_ predicate: BoundPredicate, by grouping: [ExportDimension]) -> [[String]: Int] {
    var sums: [[String]: Int] = [:]
    for row in rows where predicate.passes(row.values) {
      sums[grouping.map { row.values[$0] ?? "" }, default: 0] += row.amount
    }
    return sums
  }

  /// Returns the sums of a branching, by group. Each request is answered as by a backend: only its
  /// filters count, and only its dimensions are returned.
  func sums(_ branching: Branching, by grouping: [ExportDimension]) -> [[String]: Int] {
    var sums: [[String]: Int] = [:]
    for branch in branching.branches {
      for row in rows where branch.filters.allPass(row.values) {
        var seen = row.values.filter { branching.dimensions(of: branch).contains($0.key) }
        for label in branch.labels { seen[label.dimension] = label.value }
        guard branching.local(of: branch)?.passes(seen) ?? true else { continue }
        sums[grouping.map { seen[$0] ?? "not told" }, default: 0] += branch.factor * row.amount
      }
    }
    return sums.filter { !branching.subtracts || $0.value != 0 }
  }
}
