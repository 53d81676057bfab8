import PQModel

/// A range that was cut into buckets and covered with slices.
struct Cut {
  let range: TimeRange
  let buckets: Buckets
  /// The buckets of each reducer.
  let grains: [Buckets]
  let slices: [Slice]
  /// How it was cut; nil if it is one bucket.
  let bucketing: Bucketing?

  var isWhole: Bool { bucketing == nil }

  /// The intervals of the slices, each once, the shortest first.
  var intervals: [Interval] {
    var intervals: [Interval] = []
    for slice in slices where !intervals.contains(slice.interval) {
      intervals.append(slice.interval)
    }
    return intervals.sorted()
  }
}

/// Why a range cannot be answered.
enum CutFailure: Error, Equatable {
  /// It ends where it begins, or before.
  case empty(TimeRange)
  /// No bucket begins at one of its ends.
  case partial(at: Instant, TimeRange, Bucketing)
  /// A reducer's buckets do not fit into it or into its buckets.
  case partialGrain(Bucketing, TimeRange)
  /// There is no interval whose buckets fit.
  case noInterval(TimeRange)
  /// It begins before what is kept; after the second time it would be answered.
  case beyondRetention(TimeRange, earliest: Instant)
  /// It has more buckets, or needs more requests, than anybody can want.
  case tooLarge(TimeRange)
}
