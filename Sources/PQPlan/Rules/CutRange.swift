import PQModel
import PQSemantics

/// Cuts a range into buckets, and covers it with slices of intervals that the backend answers. An
/// interval that it lacks is rolled up from the coarsest whose buckets fit.
///
///     LAST 2h EVERY 15m       -> 8 buckets, from one slice of 5m
///     LAST 2mo EVERY 1mo      -> 2 buckets that begin on the first of a month, from one slice of 1d
///     max(sessions, 5m) LAST 1d EVERY 1h  -> 24 buckets of 12 each, from 4 slices of 5m
struct CutRange {
  let limits: ExportLimits
  let clock: Instant
  /// The buckets of reducers.
  let grains: [Bucketing]

  /// The range in buckets of a length.
  func cut(_ range: TimeRange, _ bucketing: Bucketing) throws(CutFailure) -> Cut {
    guard range.from < range.to else { throw .empty(range) }
    for end in [range.from, range.to] where !bucketing.isBorder(end) {
      throw .partial(at: end, range, bucketing)
    }
    guard let buckets = Buckets(bucketing, of: range) else { throw .tooLarge(range) }
    return try cover(buckets, bucketing)
  }

  /// The range as one bucket.
  func cut(whole range: TimeRange) throws(CutFailure) -> Cut {
    guard range.from < range.to else { throw .empty(range) }
    return try cover(Buckets(whole: range), nil)
  }

  private func cover(_ buckets: Buckets, _ bucketing: Bucketing?) throws(CutFailure) -> Cut {
    let range = buckets.range
    var inner: [Buckets] = []
    var grid = buckets.innerGrid
    for grain in grains {
      guard let cut = nested(grain, in: buckets) else { throw .partialGrain(grain, range) }
      inner.append(cut)
      grid = Buckets.divisor(grid, cut.innerGrid)
    }
    let tiles = TileRange(limits: limits, clock: clock)
    guard let slices = tiles.slices(of: range, innerGrid: grid) else {
      throw failure(range, grid)
    }
    guard slices.count <= BranchSearch.limit else { throw .tooLarge(range) }
    return Cut(range: range, buckets: buckets, grains: inner, slices: slices, bucketing: bucketing)
  }

  /// The buckets of a reducer, if each lies inside one bucket of the query.
  private func nested(_ grain: Bucketing, in buckets: Buckets) -> Buckets? {
    let range = buckets.range
    guard grain.isBorder(range.from), grain.isBorder(range.to) else { return nil }
    let grid = buckets.innerGrid
    if case .fixed(let length) = grain.length {
      guard grid % length.milliseconds == 0 else { return nil }
    } else {
      guard (0..<buckets.count).allSatisfy({ grain.isBorder(buckets[$0].from) }) else { return nil }
    }
    return Buckets(grain, of: range)
  }

  /// Why there are no slices: the earliest time from which there are some tells.
  private func failure(_ range: TimeRange, _ grid: Int64) -> CutFailure {
    let rules = TileRange.admissible(limits, grid)
    let starts = rules.compactMap { rule in
      rule.retention.map { (clock - $0).raised(to: rule.interval.length) }
    }
    guard !rules.isEmpty else { return .noInterval(range) }
    guard starts.count == rules.count, let earliest = starts.min(), earliest > range.from else {
      return .noInterval(range)
    }
    return .beyondRetention(range, earliest: earliest)
  }
}
