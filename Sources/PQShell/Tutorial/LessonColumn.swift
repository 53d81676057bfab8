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
  func isKin(of other: LessonColumn) -> Bool {
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
  init(_ table: Table) { self = table.columns.map(LessonColumn.init) }

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
