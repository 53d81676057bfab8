import PQModel

extension Answer {
  /// Returns the rows whose bucket starts in a range. The dictionaries may keep values that no row
  /// uses.
  func clipped(to range: TimeRange) -> Answer {
    let inside = range.from.milliseconds..<range.to.milliseconds
    guard !starts.allSatisfy(inside.contains) else { return self }
    let rows = RowRuns(starts, in: range)
    var clipped = self
    clipped.starts = rows.values(starts)
    for place in labels.indices { clipped.labels[place].codes = rows.values(labels[place].codes) }
    for place in values.indices { clipped.values[place] = values[place].rows(rows) }
    return clipped
  }
}
