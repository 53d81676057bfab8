import PQModel

/// Divides a range into buckets, and covers it with slices of intervals that the backend has. Any other
/// bucket length is rolled up from the coarsest interval that fits.
///
///     LAST 2h EVERY 15m       -> 8 buckets, from one slice of 5m
///     LAST 2mo EVERY 1mo      -> 2 buckets that begin on a first, from one slice of 1d
///     max(sessions, 5m) LAST 1d EVERY 1h  -> 24 buckets of 12 each, from 4 slices of 5m
struct CutRange {
  let limits: ExportLimits
  let clock: Instant
  /// The buckets of reducers.
  let grains: [Bucketing]

  /// Returns the buckets of a range, or the range as one bucket if `bucketing` is `nil`.
  ///
  /// - Throws: `CutFailure.empty`, `.partial` if an end is not a border of a bucket, or
  ///   `.tooManyBuckets`.
  func buckets(of range: TimeRange, _ bucketing: Bucketing?) throws(CutFailure) -> Buckets {
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
  /// - Parameter now: the instant up to which the last bucket is covered; `nil` covers all of it.
  func cover(
    _ buckets: Buckets, _ bucketing: Bucketing?, until now: Instant? = nil
  ) throws(CutFailure) -> Cut {
    let range = TimeRange(from: buckets.range.from, to: now ?? buckets.range.to)
    var inner: [Buckets] = []
    var grid = buckets.innerGrid
    for grain in grains {
      let cut = try nested(grain, in: buckets)
      inner.append(cut)
      grid = Buckets.divisor(grid, cut.innerGrid)
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
    let cut = Cut(
      range: range, buckets: buckets, grains: inner, slices: slices, bucketing: bucketing, now: now)
    assert(cut.checkInvariants() == nil, cut.checkInvariants() ?? "")
    return cut
  }

  /// Returns the buckets of a reducer in each run of the query's buckets.
  private func nested(_ grain: Bucketing, in buckets: Buckets) throws(CutFailure) -> Buckets {
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

  /// Returns the buckets of a reducer. Each must lie inside one bucket of the query.
  private func nested(
    _ grain: Bucketing, inRun buckets: Buckets
  ) throws(CutFailure) -> Buckets {
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

  /// Returns the reason why no slices cover a range: no interval fits one of its ends, or the fitting ones
  /// are not kept long enough.
  private func failure(_ range: TimeRange, _ grid: Int64, isWhole: Bool) -> CutFailure {
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
