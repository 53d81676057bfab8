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
  /// When the last bucket is looked at, if it is not over then.
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

/// The range of a query, and the one that it is compared with.
struct Cuts {
  let current: Cut
  var before: Cut?
  /// What is left out of the ranges.
  var notes: [RangeNote] = []

  /// How many requests they take, if one answers a slice.
  var sliceCount: Int { current.slices.count + (before?.slices.count ?? 0) }
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
  /// The intervals that fit one of its ends are not kept so long; only since a time.
  case beyondRetention(TimeRange, at: Instant, needing: [Interval], earliest: Instant)
  /// No bucket has a partner in the range that is compared with.
  case noPartner(TimeRange, Bucketing?)
  /// It has more such buckets than anybody can want.
  case tooManyBuckets(TimeRange, Bucketing)
  /// It takes more requests than a plan may have, one for each slice.
  case tooManySlices(TimeRange)
}
