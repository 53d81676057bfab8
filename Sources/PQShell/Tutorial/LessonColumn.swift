import PQ

/// A column of a table, as lessons compare it.
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
  /// Whether it tells of the same thing, though maybe of other rows.
  func isKin(of other: LessonColumn) -> Bool {
    name == other.name || !Set(cells).isDisjoint(with: other.cells)
  }

  /// Whether it has the same values, row by row.
  func matches(_ other: LessonColumn) -> Bool {
    cells.count == other.cells.count && zip(cells, other.cells).allSatisfy { $0.isSame(as: $1) }
  }

  /// The shortest time from one bucket to the next, in milliseconds; nil if there is only one.
  var step: Int64? {
    let times = Set(cells).compactMap { cell in
      if case .time(let time) = cell { time } else { nil }
    }.sorted()
    return zip(times.dropFirst(), times).map { $0 - $1 }.min()
  }
}

extension [LessonColumn] {
  /// The columns of a table.
  init(_ table: Table) { self = table.columns.map(LessonColumn.init) }

  /// The column of times.
  var times: LessonColumn? { first { $0.kind == .times } }

  /// The columns that rows are split by.
  var labels: [LessonColumn] { filter { $0.kind == .labels } }

  /// The columns of numbers.
  var numbers: [LessonColumn] { filter { $0.kind == .numbers } }

  /// What each row is about: its time and its labels, whichever column they stand in.
  var keys: [[LessonCell]] {
    let columns = filter { $0.kind != .numbers }
    return (first?.cells ?? []).indices.map { row in columns.map { $0.cells[row] }.sorted() }
  }

  /// The columns with their rows in the order of what they are about.
  var inOrderOfKeys: [LessonColumn] {
    let order = keys.enumerated().sorted { $0.element.lexicographicallyPrecedes($1.element) }
    return map { column in
      var column = column
      column.cells = order.map { column.cells[$0.offset] }
      return column
    }
  }
}
