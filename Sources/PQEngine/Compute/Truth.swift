import PQModel
import PQPlan

/// The value of a condition for each row: true, false, or `nil` for unknown. A comparison with NULL is
/// unknown.
enum Truth {
  static func values(of condition: RowCondition, _ vector: (Int) -> Vector) -> [Bool?] {
    switch condition {
    case .comparison(let comparator, let left, let right):
      compared(vector(left), comparator, vector(right))
    case .not(let part): values(of: part, vector).map { $0.map { !$0 } }
    case .all(let parts): joined(parts.map { values(of: $0, vector) }, decisive: false)
    case .any(let parts): joined(parts.map { values(of: $0, vector) }, decisive: true)
    }
  }

  /// Returns the AND of values if `decisive` is false, and the OR of values if it is true.
  private static func joined(_ lists: [[Bool?]], decisive: Bool) -> [Bool?] {
    guard var result = lists.first else { return [] }
    for list in lists.dropFirst() {
      for row in list.indices where result[row] != decisive {
        if list[row] == decisive {
          result[row] = decisive
        } else if list[row] == nil {
          result[row] = nil
        }
      }
    }
    return result
  }

  /// Compares two vectors. Whole numbers are not converted to doubles, because two different large
  /// numbers may become equal.
  private static func compared(_ left: Vector, _ comparator: ComparisonOperator, _ right: Vector)
    -> [Bool?]
  {
    let holds =
      if case .whole(let first) = left.numbers, case .whole(let second) = right.numbers {
        comparator.holds(first, second)
      } else if let first = left.wide, let second = right.wide {
        comparator.holds(first, second)
      } else {
        comparator.holds(left.decimals, right.decimals)
      }
    guard let nulls = Vector.nulls([left, right]) else { return holds }
    return Array(rows: holds.count) { nulls[$0] ? nil : holds[$0] }
  }
}

extension ComparisonOperator {
  /// Compares two arrays. Each comparator has its own loop, so that the comparator is not chosen again
  /// for each row.
  fileprivate func holds<Number: Comparable>(_ left: [Number], _ right: [Number]) -> [Bool?] {
    let count = left.count
    return switch self {
    case .equal: Array(rows: count) { left[$0] == right[$0] }
    case .notEqual: Array(rows: count) { left[$0] != right[$0] }
    case .less: Array(rows: count) { left[$0] < right[$0] }
    case .lessOrEqual: Array(rows: count) { left[$0] <= right[$0] }
    case .greater: Array(rows: count) { left[$0] > right[$0] }
    case .greaterOrEqual: Array(rows: count) { left[$0] >= right[$0] }
    }
  }
}
