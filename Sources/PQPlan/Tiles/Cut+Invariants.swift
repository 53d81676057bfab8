import PQModel

extension Cut {
  /// Returns a description of what is wrong with the cut, or `nil` if it is valid. Slices must cover
  /// the range exactly once, except for its gaps. No border between two buckets may be inside a bucket
  /// of a slice.
  func checkInvariants() -> String? {
    var end = range.from
    let gaps = Set(buckets.gaps)
    for slice in slices {
      let isGap = gaps.contains(TimeRange(from: end, to: slice.range.from))
      guard slice.range.from == end || isGap, slice.range.to > slice.range.from else {
        return "a gap or an overlap at \(end)"
      }
      end = slice.range.to
    }
    guard end == range.to else { return "slices end at \(end), not at \(range.to)" }
    for buckets in grains + [buckets] {
      guard buckets.range == self.buckets.range, buckets.range.from == range.from else {
        return "buckets of another range"
      }
      let isCut = intervals.contains { buckets.innerGrid % $0.length.milliseconds != 0 }
      if isCut { return "a border between two buckets falls inside a bucket that is asked for" }
    }
    return nil
  }
}
