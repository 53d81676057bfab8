import PQModel
import PQPlan

/// What a condition is of each row: true, false, or nil for unknown, which a NULL makes it.
enum Truth {
  static func values(of condition: RowCondition, _ vector: (Int) -> Vector) -> [Bool?] {
    switch condition {
    case .comparison(let comparator, let left, let right):
      return compared(vector(left), comparator, vector(right))
    case .not(let part): return values(of: part, vector).map { $0.map { !$0 } }
    case .all(let parts): return joined(parts.map { values(of: $0, vector) }, decisive: false)
    case .any(let parts): return joined(parts.map { values(of: $0, vector) }, decisive: true)
    }
  }

  /// AND, which one false decides, and OR, which one true decides.
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

  private static func compared(_ left: Vector, _ comparator: Comparator, _ right: Vector) -> [Bool?]
  {
    let nulls = Vector.nulls([left, right])
    if case .whole(let first) = left.numbers, case .whole(let second) = right.numbers {
      return first.indices.map {
        nulls?[$0] == true ? nil : comparator.holds(first[$0], second[$0])
      }
    }
    let (first, second) = (left.decimals, right.decimals)
    return first.indices.map { nulls?[$0] == true ? nil : comparator.holds(first[$0], second[$0]) }
  }
}

extension Comparator {
  fileprivate func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
