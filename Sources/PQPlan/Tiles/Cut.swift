import PQModel

/// A range with its buckets and the slices that cover it.
struct Cut {
  let range: TimeRange
  let buckets: Buckets
  /// The inner buckets of each reducer.
  let grains: [Buckets]
  let slices: [Slice]
  /// The length of the buckets, or `nil` if the range is one bucket.
  let bucketing: Bucketing?
  /// The time up to which the last bucket counts, or `nil` if it counts completely. It is the
  /// current time in the query range and the corresponding time in the comparison range.
  var now: Instant?

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

/// The query range and the comparison range.
struct Cuts {
  let current: Cut
  var before: Cut?
  /// The notes about what is left out of the ranges.
  var notes: [RangeNote] = []

  /// The number of slices of both ranges.
  var sliceCount: Int { current.slices.count + (before?.slices.count ?? 0) }
}

/// The reason why a range cannot be answered.
enum CutFailure: Error, Equatable {
  /// The range ends where it begins, or before.
  case empty(TimeRange)
  /// No bucket begins at one of the range's ends.
  case partial(at: Instant, TimeRange, Bucketing)
  /// A reducer's buckets do not fit into the range or into its buckets.
  case partialGrain(Bucketing, TimeRange)
  /// No interval has buckets that fit.
  case noInterval(TimeRange)
  /// The intervals that fit one of the range's ends are kept only since a later time.
  case beyondRetention(TimeRange, at: Instant, needing: [Interval], earliest: Instant)
  /// No bucket has a partner in the comparison range.
  case noPartner(TimeRange, Bucketing?)
  /// The range has more buckets than are allowed.
  case tooManyBuckets(TimeRange, Bucketing)
  /// The range takes more slices than a plan may have requests.
  case tooManySlices(TimeRange)
}
