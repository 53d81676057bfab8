import PQ

/// The missing parts of the range of a query and of its comparison range, in milliseconds since the
/// epoch.
struct Gaps: Sendable {
  var own: [Range<Int64>] = []
  var before: [Range<Int64>] = []

  /// Creates the gaps of an answer, or returns `nil` if nothing is missing.
  init?(_ missing: [MissingSlice]) {
    guard !missing.isEmpty else { return nil }
    for slice in missing {
      let gap = slice.range.from.milliseconds..<slice.range.to.milliseconds
      if slice.isBefore { before.append(gap) } else { own.append(gap) }
    }
  }

  init(own: [Range<Int64>], before: [Range<Int64>] = []) {
    (self.own, self.before) = (own, before)
  }
}
