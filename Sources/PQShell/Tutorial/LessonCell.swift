/// A value of a table for the comparison with a solution, without its unit.
enum LessonCell: Hashable {
  case none
  case time(Int64)
  case text(String)
  case number(Double)

  /// Returns true if two values are equal. Numbers may differ by rounding errors, up to 1e-9
  /// relatively.
  func isSame(as other: LessonCell) -> Bool {
    guard case (.number(let left), .number(let right)) = (self, other) else { return self == other }
    return abs(left - right) <= 1e-9 * max(abs(left), abs(right))
  }
}

extension LessonCell: Comparable {
  static func < (left: LessonCell, right: LessonCell) -> Bool {
    switch (left, right) {
    case (.time(let left), .time(let right)): left < right
    case (.text(let left), .text(let right)): left < right
    case (.number(let left), .number(let right)): left < right
    default: left.place < right.place
    }
  }

  private var place: Int {
    switch self {
    case .none: 0
    case .time: 1
    case .text: 2
    case .number: 3
    }
  }
}
