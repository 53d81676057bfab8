import PQ

/// Whether two tables hold the same rows, whatever their columns are called and in which order they
/// stand.
struct LessonMatch {
  private let answer: [LessonColumn]
  private let wanted: [LessonColumn]
  private let isOrdered: Bool

  /// - Parameter isOrdered: whether the order of the rows counts.
  init(_ answer: Table, _ wanted: Table, isOrdered: Bool) {
    self.answer = [LessonColumn](answer)
    self.wanted = [LessonColumn](wanted)
    self.isOrdered = isOrdered
  }

  /// Whether they do.
  var holds: Bool {
    guard answer.count == wanted.count, answer.first?.cells.count == wanted.first?.cells.count
    else { return false }
    return holds(with: [])
  }

  /// Whether it can be so if the first columns wanted are those of the answer in these places.
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

  /// The rows, in an order that is the same for the same rows unless theirs counts.
  private func rows(of columns: [LessonColumn]) -> [[LessonCell]] {
    // Numbers last: of two that are nearly one, either may be the smaller.
    let order = columns.filter { $0.kind != .numbers } + columns.filter { $0.kind == .numbers }
    let rows = (order.first?.cells ?? []).indices.map { row in order.map { $0.cells[row] } }
    return isOrdered ? rows : rows.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
