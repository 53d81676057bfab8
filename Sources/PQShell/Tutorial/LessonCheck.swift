import PQ

/// Compares a result with the solution of a lesson. It compares values and not the text of the query,
/// so that every correct query is accepted.
struct LessonCheck {
  private let answer: LessonAnswer
  private let wanted: LessonAnswer
  private let isOrdered: Bool
  private let columns: [LessonColumn]
  private let wantedColumns: [LessonColumn]

  /// Creates a check of an answer against the wanted one.
  ///
  /// - Parameter isOrdered: true if the order of the rows matters.
  init(_ answer: LessonAnswer, _ wanted: LessonAnswer, isOrdered: Bool) {
    self.answer = answer
    self.wanted = wanted
    self.isOrdered = isOrdered
    columns = [LessonColumn](answer.table)
    wantedColumns = [LessonColumn](wanted.table)
  }

  /// The first difference to correct; `nil` if the answer is correct.
  var difference: LessonDifference? {
    if LessonMatch(answer.table, wanted.table, isOrdered: isOrdered).holds { return nil }
    return emptiness ?? times ?? groups ?? buckets ?? range ?? rows ?? numbers ?? .order
  }

  private var emptiness: LessonDifference? { answer.table.rowCount == 0 ? .empty : nil }

  private var times: LessonDifference? {
    let (isThere, isWanted) = (columns.times != nil, wantedColumns.times != nil)
    return isThere == isWanted ? nil : .times(isMissing: isWanted)
  }

  private var groups: LessonDifference? {
    let (labels, wantedLabels) = (columns.labels, wantedColumns.labels)
    let missing = wantedLabels.filter { label in !labels.contains { $0.isRelated(to: label) } }
    let extra = labels.filter { label in !wantedLabels.contains { $0.isRelated(to: label) } }
    guard !missing.isEmpty || !extra.isEmpty else { return nil }
    return .groups(missing: missing.map(\.name), extra: extra.map(\.name))
  }

  private var buckets: LessonDifference? {
    guard let step = columns.times?.step, let wantedStep = wantedColumns.times?.step else {
      return nil
    }
    return step == wantedStep ? nil : .buckets(areLonger: step > wantedStep)
  }

  /// Compares the times in the results, or the ranges of the queries if the results have no times.
  private var range: LessonDifference? {
    let (start, end): (LessonDifference.Shift?, LessonDifference.Shift?)
    if let times = columns.times?.cells, let wanted = wantedColumns.times?.cells {
      (start, end) = (shift(times.min(), wanted.min()), shift(times.max(), wanted.max()))
    } else {
      start = shift(answer.range?.from, wanted.range?.from)
      end = shift(answer.range?.to, wanted.range?.to)
    }
    if start != nil || end != nil { return .range(start: start, end: end) }
    guard let before = answer.before, let wantedBefore = wanted.before else { return nil }
    return before == wantedBefore ? nil : .comparison
  }

  private func shift<Time: Comparable>(_ time: Time?, _ wanted: Time?) -> LessonDifference.Shift? {
    guard let time, let wanted, time != wanted else { return nil }
    return time < wanted ? .early : .late
  }

  private var rows: LessonDifference? {
    let (keys, wantedKeys) = (Set(columns.keys), Set(wantedColumns.keys))
    let missing = wantedKeys.subtracting(keys).count
    let extra = keys.subtracting(wantedKeys).count
    return missing + extra == 0 ? nil : .rows(missing: missing, extra: extra)
  }

  /// The number columns that differ. Call it only if the rows have the same keys.
  private var numbers: LessonDifference? {
    var rest = columns.inOrderOfKeys.numbers
    var missing: [String] = []
    for wanted in wantedColumns.inOrderOfKeys.numbers {
      let same = rest.indices.filter { rest[$0].matches(wanted) }
      if let index = same.first(where: { rest[$0].name == wanted.name }) ?? same.first {
        rest.remove(at: index)
      } else {
        missing.append(wanted.name)
      }
    }
    guard !missing.isEmpty || !rest.isEmpty else { return nil }
    return .columns(missing: missing, extra: rest.map(\.name))
  }
}

/// Compares two tables. Names and order of the columns do not matter.
struct LessonMatch {
  private let answer: [LessonColumn]
  private let wanted: [LessonColumn]
  private let isOrdered: Bool

  /// Creates a comparison.
  ///
  /// - Parameter isOrdered: true if the order of the rows matters.
  init(_ answer: DataTable, _ wanted: DataTable, isOrdered: Bool) {
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

  /// Returns true if the other columns of the solution can be matched too. `places` has the index of
  /// the answer's column for each of the solution's first columns.
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
