import PQModel
import PQSemantics

/// Divides the range of a query and its comparison range into pairs of buckets, and covers both with
/// slices.
///
///     LAST 7d EVERY 1h COMPARE WITH 7d AGO   -> 167 buckets of each week: the first one of the earlier
///                                               week has expired, so it is left out of both
///     DURING TODAY INCLUDING NOW EVERY 1h COMPARE WITH PREVIOUS, at 20:30
///                                            -> 21 buckets of yesterday, the last up to 20:30
struct SplitRanges {
  static let details = PlannerRule.Details(
    name: "split",
    summary: "Divides a range into slices that one request each can cover.",
    examples: [
      .init("SELECT http LAST 13h EVERY 1m;", ["13h -> 3 slices"]),
      .init(
        "SELECT http LAST 12h EVERY 1m COMPARE WITH PREVIOUS;", ["12h twice -> 4 slices"]),
    ])

  let query: BoundQuery
  let asked: AskedRange
  let coverRule: CoverRange
  /// The buckets that divide the range. If `isWhole` is true, they only define NOW: the end of the
  /// newest complete bucket.
  let grid: Bucketing
  /// True if the range is one bucket.
  let isWhole: Bool
  /// True if the range may begin later than asked when its first buckets have just expired.
  let trims: Bool

  private var bucketing: Bucketing? { isWhole ? nil : grid }

  /// Describes the slices; `nil` if one slice covers each range.
  static func rewrite(_ queryRanges: QueryRanges) -> Rewrite? {
    let (ranges, slices) = (queryRanges.before == nil ? 1 : 2, queryRanges.sliceCount)
    guard slices > ranges else { return nil }
    let length = "\(queryRanges.current.range.length)\(ranges == 1 ? "" : " twice")"
    return Rewrite(.split, "\(length) -> \(slices) slices")
  }

  func queryRanges() throws(PlanFailure) -> QueryRanges {
    let own = try ownBuckets()
    var covered: CoveredRange?
    do throws(PlanFailure) {
      covered = try current(own)
    } catch {
      guard firstKept(error, of: BucketPairs(own)) != nil else { throw error }
    }
    return try queryRanges(of: try pairs(of: own), covered)
  }

  /// Covers both ranges. After a failure it leaves out expired buckets, or a last bucket without a
  /// partner, and tries again.
  ///
  /// - Parameter known: the query's own range, already covered; `nil` if that failed.
  /// - Throws: the first failure, if nothing more can be left out.
  private func queryRanges(of pairs: BucketPairs, _ known: CoveredRange?) throws(PlanFailure)
    -> QueryRanges
  {
    let asked = pairs
    var pairs = pairs
    var first: PlanFailure?
    while true {
      do throws(PlanFailure) {
        return try covered(pairs, known)
      } catch {
        first = first ?? error
        guard leaveOut(of: &pairs, asked, error) else { throw first ?? error }
      }
    }
  }

  private func covered(_ pairs: BucketPairs, _ known: CoveredRange?) throws(PlanFailure)
    -> QueryRanges
  {
    let current =
      if let known, known.buckets == pairs.current { known } else { try current(pairs.current) }
    guard let buckets = pairs.before, let comparison = query.comparison else {
      return QueryRanges(current: current, notes: pairs.notes)
    }
    do throws(RangeFailure) {
      let before = try before(buckets, runningBeside: pairs.current)
      return QueryRanges(current: current, before: before, notes: pairs.notes)
    } catch {
      throw .comparison(error, at: comparison.range)
    }
  }

  /// Leaves out the buckets that caused a failure.
  ///
  /// - Returns: true if something was left out and something remains.
  private func leaveOut(
    of pairs: inout BucketPairs, _ asked: BucketPairs, _ failure: PlanFailure
  ) -> Bool {
    if let start = firstKept(failure, of: asked) {
      return isWhole
        ? pairs.shorten(to: start, ofBefore: failure.isOfComparison)
        : pairs.start(at: start, ofBefore: failure.isOfComparison)
    }
    guard case .comparison(.beyondRetention(let range, let end, _, _), _) = failure,
      end != range.from, let before = pairs.before, !isWhole,
      clock(in: before, beside: pairs.current) != nil
    else { return false }
    return pairs.leaveOutLast()
  }

  /// Returns the first instant that is still kept, or `nil` if retention did not cause the failure.
  private func firstKept(_ failure: PlanFailure, of pairs: BucketPairs) -> Instant? {
    guard trims, let reason = failure.ofRange else { return nil }
    let buckets = failure.isOfComparison ? pairs.before ?? pairs.current : pairs.current
    let trim = TrimToRetention(
      limits: coverRule.limits, clock: coverRule.clock, asked: asked,
      completeEnd: grid.start(of: asked.written.now), isWhole: isWhole, grains: coverRule.grains)
    return trim.start(reason, from: buckets.range.from)
  }
}

extension SplitRanges {
  private func ownBuckets() throws(PlanFailure) -> Buckets {
    do throws(RangeFailure) {
      return try coverRule.buckets(of: asked.resolved(grid), bucketing)
    } catch {
      throw .range(error)
    }
  }

  private func current(_ buckets: Buckets) throws(PlanFailure) -> CoveredRange {
    do throws(RangeFailure) {
      var covered = try coverRule.cover(buckets, bucketing)
      covered.now = asked.includesNow ? asked.written.now : nil
      return covered
    } catch {
      throw .range(error)
    }
  }

  private func pairs(of own: Buckets) throws(PlanFailure) -> BucketPairs {
    guard let comparison = query.comparison else { return BucketPairs(own) }
    let compare = CompareRanges(
      asked: asked, comparison: comparison.value, grid: grid, isWhole: isWhole, coverRule: coverRule
    )
    do throws(RangeFailure) {
      return try compare.pairs(of: own)
    } catch {
      throw .comparison(error, at: comparison.range)
    }
  }

  /// Covers the comparison range. If the last bucket of the query range is not complete, its
  /// partner counts only up to the same time of day. That time is rounded down to a bucket of an
  /// interval that the backend can answer.
  private func before(
    _ buckets: Buckets, runningBeside own: Buckets
  ) throws(RangeFailure) -> CoveredRange {
    let last = buckets[buckets.count - 1]
    let intervals = coverRule.limits.rules.map(\.interval).filter {
      $0.length < last.length && $0 <= Self.longestRest
    }
    guard let clock = clock(in: buckets, beside: own), !intervals.isEmpty else {
      return try coverRule.cover(buckets, bucketing)
    }
    var failure: RangeFailure?
    for interval in intervals {
      let first = (last.from + interval.length).floored(to: interval.length)
      let end = max(clock.floored(to: interval.length), first)
      do throws(RangeFailure) {
        return try coverRule.cover(buckets, bucketing, until: min(end, last.to))
      } catch {
        failure = failure ?? error
      }
    }
    throw failure ?? .noPartner(own.range, bucketing)
  }

  /// The longest interval that may cover the partner of a running bucket. Longer intervals are too
  /// coarse for a part of a day.
  static let longestRest = Interval.h1

  /// Returns the instant in the last comparison bucket that corresponds to now. It is `nil` if no
  /// bucket is running, or if that instant is not before the end of the comparison bucket.
  private func clock(in buckets: Buckets, beside own: Buckets) -> Instant? {
    let now = asked.written.now
    let (running, partner) = (own[own.count - 1], buckets[buckets.count - 1])
    guard asked.includesNow, !isWhole, running.contains(now) else { return nil }
    let clock = running.place(of: now, movedTo: partner, grid)
    return clock < partner.to ? clock : nil
  }
}

extension TimeRange {
  /// Returns the instant in another bucket that corresponds to an instant in this bucket. Both are
  /// equally far from the start of their bucket. In calendar buckets they are equally many days
  /// after the start, at the same time of day.
  fileprivate func place(
    of instant: Instant, movedTo other: TimeRange, _ bucketing: Bucketing
  ) -> Instant {
    if case .fixed = bucketing.length { return other.from + (instant - from) }
    let zone = bucketing.zone
    let passed = zone.local(instant).instant - zone.local(from).midnight.instant
    return zone.instant(of: CivilTime(zone.local(other.from).midnight.instant + passed))
  }
}
