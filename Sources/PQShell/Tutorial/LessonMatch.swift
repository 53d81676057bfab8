import PQ

/// Compares two tables. Names and order of the columns do not matter.
struct LessonMatch {
  private let answer: [LessonColumn]
  private let wanted: [LessonColumn]
  private let isOrdered: Bool

  /// Creates a comparison.
  ///
  /// - Parameter isOrdered: true if the order of the rows matters.
  init(_ answer: Table, _ wanted: Table, isOrdered: Bool) {
    self.answer = [LessonColumn](answer)
    self.wanted = [LessonColumn](wanted)
    self.isOrdered = isOrdered
  }

  /// True if both tables have the same rows.
  var holds: Bool {
    guard answer.count == wanted.count, answer.first?.cells.count == wanted.first?.cells.count
    else { return false }
    return holds(with: [])
  }

  /// Returns true if the columns can be matched, given the answer's column for each of the first
  /// columns of the solution.
  private func holds(with places: [Int]) -> Bool {
    guard places.count < wanted.count else { return hasSameRows(places) }
    return answer.indices.contains { place in
      !places.contains(place) && isCandidate(answer[place], for: wanted[places.count])
        && holds(with: places + [place])
    }
  }

  private func isCandidate(_ column: LessonColumn, for wanted: LessonColumn) -> Bool {
    column.kind == wanted.kind
      && zip(column.cells.sorted(), wanted.cells.sorted()).allSatisfy { $0.isSame(as: $1) }
  }

  private func hasSameRows(_ places: [Int]) -> Bool {
    let rows = zip(rows(of: places.map { answer[$0] }), rows(of: wanted))
    return rows.allSatisfy { zip($0, $1).allSatisfy { $0.isSame(as: $1) } }
  }

  /// Returns the rows. They are sorted, unless their order matters.
  private func rows(of columns: [LessonColumn]) -> [[LessonCell]] {
    // Numbers come last, because numbers that are nearly equal may sort either way.
    let order = columns.filter { $0.kind != .numbers } + columns.filter { $0.kind == .numbers }
    let rows = (order.first?.cells ?? []).indices.map { row in order.map { $0.cells[row] } }
    return isOrdered ? rows : rows.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
