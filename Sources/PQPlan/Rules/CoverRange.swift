import PQModel

/// Divides a range into buckets, and covers it with slices. A slice is the range of one request, in
/// an interval that the backend has. The backend may lack the bucket length of the query. Then its
/// buckets are made of buckets of the longest interval that fits.
///
///     LAST 2h EVERY 15m       -> 8 buckets, from one slice of 5m
///     LAST 2mo EVERY 1mo      -> 2 buckets that begin on a first, from one slice of 1d
///     max(sessions, 5m) LAST 1d EVERY 1h  -> 24 buckets of 12 each, from 4 slices of 5m
struct CoverRange {
  let limits: ExportLimits
  let clock: Instant
  /// The inner buckets of reducers.
  let grains: [Bucketing]

  /// Returns the buckets of a range, or the range as one bucket if `bucketing` is `nil`.
  ///
  /// - Throws: `RangeFailure.empty`; `.partial` if an end of the range is not a bucket border; or
  ///   `.tooManyBuckets`.
  func buckets(of range: TimeRange, _ bucketing: Bucketing?) throws(RangeFailure) -> Buckets {
    guard range.from < range.to else { throw .empty(range) }
    guard let bucketing else { return Buckets(whole: range) }
    for end in [range.from, range.to] where !bucketing.isBorder(end) {
      throw .partial(at: end, range, bucketing)
    }
    guard let buckets = Buckets(bucketing, of: range) else {
      throw .tooManyBuckets(range, bucketing)
    }
    return buckets
  }

  /// Covers buckets with slices.
  ///
  /// - Parameter now: the end of the covered part of the last bucket; `nil` covers the whole
  ///   bucket.
  func cover(
    _ buckets: Buckets, _ bucketing: Bucketing?, until now: Instant? = nil
  ) throws(RangeFailure) -> CoveredRange {
    let range = TimeRange(from: buckets.range.from, to: now ?? buckets.range.to)
    var inner: [Buckets] = []
    var grid = buckets.innerGrid
    for grain in grains {
      let nestedBuckets = try nested(grain, in: buckets)
      inner.append(nestedBuckets)
      grid = Buckets.divisor(grid, nestedBuckets.innerGrid)
    }
    let tiles = TileRange(limits: limits, clock: clock)
    var slices: [Slice] = []
    for run in buckets.runs {
      let run = TimeRange(from: run.from, to: min(run.to, range.to))
      guard let covering = tiles.slices(of: run, innerGrid: grid) else {
        throw failure(run, grid, isWhole: bucketing == nil)
      }
      slices += covering
    }
    guard slices.count <= BranchSearch.limit else { throw .tooManySlices(range) }
    let covered = CoveredRange(
      range: range, buckets: buckets, grains: inner, slices: slices, bucketing: bucketing, now: now)
    assert(covered.invariantViolation() == nil, covered.invariantViolation() ?? "")
    return covered
  }

  /// Returns the inner buckets of a reducer. They are created for each run of the query's buckets.
  /// A run has no gaps.
  private func nested(_ grain: Bucketing, in buckets: Buckets) throws(RangeFailure) -> Buckets {
    let runs = buckets.runs
    guard runs.count > 1 else { return try nested(grain, inRun: buckets) }
    var all: [TimeRange] = []
    for run in runs {
      let outer = (0..<buckets.count).map { buckets[$0] }.filter { run.contains($0.from) }
      guard let outer = Buckets(listed: outer) else { continue }
      let inner = try nested(grain, inRun: outer)
      guard all.count + inner.count <= Buckets.listLimit else {
        throw .tooManyBuckets(buckets.range, grain)
      }
      all += (0..<inner.count).map { inner[$0] }
    }
    return Buckets(listed: all) ?? buckets
  }

  /// Returns the inner buckets of a reducer in one run. Each must lie inside one bucket of the
  /// query.
  private func nested(
    _ grain: Bucketing, inRun buckets: Buckets
  ) throws(RangeFailure) -> Buckets {
    let range = buckets.range
    let fits: Bool
    if case .fixed(let length) = grain.length {
      fits = buckets.innerGrid % length.milliseconds == 0
    } else {
      fits = (0..<buckets.count).allSatisfy { grain.isBorder(buckets[$0].from) }
    }
    guard fits, grain.isBorder(range.from), grain.isBorder(range.to) else {
      throw .partialGrain(grain, range)
    }
    guard let nested = Buckets(grain, of: range) else { throw .tooManyBuckets(range, grain) }
    return nested
  }

  /// Returns the reason why no slices cover a range: no interval fits one of its ends, or the
  /// intervals that fit are not kept long enough.
  private func failure(_ range: TimeRange, _ grid: Int64, isWhole: Bool) -> RangeFailure {
    let rules = TileRange.admissible(limits, grid)
    for end in [range.from, range.to] {
      let fitting = rules.filter { end.isMultiple(of: $0.interval.length) }
      let starts = fitting.compactMap { rule in
        limits.earliest(of: rule, at: clock)?.raised(to: rule.interval.length)
      }
      if fitting.isEmpty, isWhole, let finest = limits.rules.first {
        return .partial(at: end, range, Bucketing(finest.interval))
      }
      if starts.count == fitting.count, let earliest = starts.min(), earliest > range.from {
        return .beyondRetention(
          range, at: end, needing: fitting.map(\.interval), earliest: earliest)
      }
    }
    return .noInterval(range)
  }
}

/// A range with its buckets and the slices that cover it.
struct CoveredRange {
  let range: TimeRange
  let buckets: Buckets
  /// The inner buckets of each reducer.
  let grains: [Buckets]
  let slices: [Slice]
  /// The division into buckets, or `nil` if the range is one bucket.
  let bucketing: Bucketing?
  /// The end of the time that counts in the last bucket, or `nil` if the whole bucket counts. In
  /// the query range, it is the current time. In the comparison range, it is the same point of the
  /// last bucket, rounded to an interval of the backend.
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
struct QueryRanges {
  let current: CoveredRange
  var before: CoveredRange?
  /// The notes about what is left out of the ranges.
  var notes: [RangeNote] = []

  /// The number of slices of both ranges.
  var sliceCount: Int { current.slices.count + (before?.slices.count ?? 0) }
}

/// The reason why a range cannot be answered.
enum RangeFailure: Error, Equatable {
  /// The end of the range is not after its start.
  case empty(TimeRange)
  /// No bucket begins at one of the range's ends.
  case partial(at: Instant, TimeRange, Bucketing)
  /// The inner buckets of a reducer do not fit into the range or into its buckets.
  case partialGrain(Bucketing, TimeRange)
  /// No interval of the backend fits the buckets.
  case noInterval(TimeRange)
  /// The backend keeps the intervals that fit an end of the range only from a later time on.
  case beyondRetention(TimeRange, at: Instant, needing: [Interval], earliest: Instant)
  /// No bucket has a partner in the comparison range.
  case noPartner(TimeRange, Bucketing?)
  /// The range has more buckets than are allowed.
  case tooManyBuckets(TimeRange, Bucketing)
  /// The range takes more slices than a plan may have requests.
  case tooManySlices(TimeRange)
}

extension CoveredRange {
  /// Returns a description of what is wrong with the range, or `nil` if it is valid. Slices must cover
  /// the range exactly once, except for its gaps. No border between two buckets may be inside a bucket
  /// of a slice.
  func invariantViolation() -> String? {
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

/// A part of a range that one request of each branch answers.
struct Slice: Equatable {
  let range: TimeRange
  let interval: Interval
}
