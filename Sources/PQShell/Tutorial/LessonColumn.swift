import PQ

/// A column of a table for the comparison with a solution.
struct LessonColumn {
  enum Kind {
    case times, labels, numbers
  }

  let name: String
  let kind: Kind
  fileprivate(set) var cells: [LessonCell]

  init(_ column: Column) {
    name = column.name
    let values: [LessonCell]
    switch column.values {
    case .instants(let instants): (kind, values) = (.times, instants.map { .time($0) })
    case .texts(let texts): (kind, values) = (.labels, texts.codes.indices.map { .text(texts[$0]) })
    case .integers(let numbers): (kind, values) = (.numbers, numbers.map { .number(Double($0)) })
    case .decimals(let numbers):
      (kind, values) = (.numbers, numbers.map { $0.isFinite ? .number($0) : .none })
    }
    cells = values.enumerated().map { column.isNull($0.offset) ? .none : $0.element }
  }
}

extension LessonColumn {
  /// Returns true if the columns have the same name or share a value.
  func isRelated(to other: LessonColumn) -> Bool {
    name == other.name || !Set(cells).isDisjoint(with: other.cells)
  }

  /// Returns true if the columns have the same values, row by row.
  func matches(_ other: LessonColumn) -> Bool {
    cells.count == other.cells.count && zip(cells, other.cells).allSatisfy { $0.isSame(as: $1) }
  }

  /// The shortest interval between two times, in milliseconds; `nil` if there are fewer than two.
  var step: Int64? {
    let times = Set(cells).compactMap { cell in
      if case .time(let time) = cell { time } else { nil }
    }.sorted()
    return zip(times.dropFirst(), times).map { $0 - $1 }.min()
  }
}

extension [LessonColumn] {
  /// Creates the columns of a table.
  init(_ table: DataTable) { self = table.columns.map(LessonColumn.init) }

  /// The first column of times; `nil` if there is none.
  var times: LessonColumn? { first { $0.kind == .times } }

  /// The columns of dimension values.
  var labels: [LessonColumn] { filter { $0.kind == .labels } }

  var numbers: [LessonColumn] { filter { $0.kind == .numbers } }

  /// The key of each row: its time and its labels, sorted, so that the order of columns does not
  /// matter.
  var keys: [[LessonCell]] {
    let columns = filter { $0.kind != .numbers }
    return (first?.cells ?? []).indices.map { row in columns.map { $0.cells[row] }.sorted() }
  }

  /// The columns with the rows sorted by key.
  var inOrderOfKeys: [LessonColumn] {
    let order = keys.enumerated().sorted { $0.element.lexicographicallyPrecedes($1.element) }
    return map { column in
      var column = column
      column.cells = order.map { column.cells[$0.offset] }
      return column
    }
  }
}

/// A value of a table for the comparison with a solution, without its unit.
enum LessonCell: Hashable {
  case none
  case time(Int64)
  case text(String)
  case number(Double)

  /// Returns true if two values are equal. Numbers may differ by rounding errors, at most by 1e-9 of
  /// the larger number.
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
