import PQModel
import PQSemantics
import PQSyntax

/// Finds the nearest query that works, for one whose range cannot be answered.
///
/// It changes as little as it can: first the ends of the range, to whole buckets; then the buckets,
/// to the shortest longer ones; then the length, to the longest that is answered. Each candidate is
/// tried by cutting it, so that what is offered works.
struct NearestQuery {
  let query: BoundQuery
  let planner: Planner

  /// A range and how it is cut; nil for one bucket.
  struct Candidate {
    let range: TimeRange
    let bucketing: Bucketing?
    /// What its ends lie on.
    let grid: Bucketing
  }

  /// The change that makes the query work, or nil if none was found.
  var repair: Repair? {
    let candidates = grids.map { grid in
      Candidate(range: aligned(to: grid), bucketing: isCut ? grid : nil, grid: grid)
    }
    if let found = candidates.first(where: works) { return edits(to: found) }
    let shortened = candidates.lazy.compactMap(shortened).first(where: works)
    return shortened.flatMap { edits(to: $0) }
  }

  /// Whether the query has buckets, which a repair may change.
  private var isCut: Bool { if case .bucket = query.every { true } else { false } }

  /// The buckets to try: the query's own, and then longer ones.
  private var grids: [Bucketing] {
    let usual = PickBuckets.usual.map { Bucketing($0, in: query.zone) }
    guard case .bucket(let own, _) = query.every else { return usual }
    return [own] + usual.filter { Self.length(of: $0) > Self.length(of: own) }
  }

  /// About how long a bucket is.
  private static func length(of bucketing: Bucketing) -> TimeSpan {
    let start = bucketing.start(of: Instant(milliseconds: 0))
    return bucketing.end(ofBucketAt: start) - start
  }

  private func works(_ candidate: Candidate) -> Bool { failure(of: candidate) == nil }

  private func failure(of candidate: Candidate) -> CutFailure? {
    let cutter = CutRange(
      limits: planner.catalog.limits, clock: planner.clock, grains: PlanRows.grains(of: query))
    do throws(CutFailure) {
      if let bucketing = candidate.bucketing {
        _ = try cutter.cut(candidate.range, bucketing)
      } else {
        _ = try cutter.cut(whole: candidate.range)
      }
      return nil
    } catch {
      return error
    }
  }

  /// The range grown to whole buckets; one that goes on to now ends as now does.
  private func aligned(to grid: Bucketing) -> TimeRange {
    let asked = query.range.resolved(grid)
    let newest =
      query.range.includesNow ? grid.raised(query.range.now) : grid.start(of: query.range.now)
    let end = grid.raised(asked.to)
    let isPast = asked.to <= query.range.now
    return TimeRange(
      from: grid.start(of: asked.from), to: isPast && end > newest ? newest : end)
  }

  /// The longest range that is answered, with the end that is asked for.
  private func shortened(_ candidate: Candidate) -> Candidate? {
    guard case .beyondRetention(_, let earliest)? = failure(of: candidate) else { return nil }
    let start = candidate.grid.raised(max(earliest, candidate.range.from))
    guard start < candidate.range.to else { return nil }
    return Candidate(
      range: TimeRange(from: start, to: candidate.range.to), bucketing: candidate.bucketing,
      grid: candidate.grid)
  }
}
