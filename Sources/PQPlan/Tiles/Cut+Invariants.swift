import PQModel

extension Cut {
  /// What is wrong with a cut, or nil. Its slices must cover the range exactly once, and no border
  /// between two buckets may fall inside a bucket of a slice.
  func checkInvariants() -> String? {
    var end = range.from
    for slice in slices {
      guard slice.range.from == end, slice.range.to > end else {
        return "a gap or an overlap at \(end)"
      }
      end = slice.range.to
    }
    guard end == range.to else { return "slices end at \(end), not at \(range.to)" }
    for buckets in grains + [buckets] {
      guard buckets.range == range else { return "buckets of another range" }
      let isCut = intervals.contains { buckets.innerGrid % $0.length.milliseconds != 0 }
      if isCut { return "a border between two buckets falls inside a bucket that is asked for" }
    }
    return nil
  }
}
