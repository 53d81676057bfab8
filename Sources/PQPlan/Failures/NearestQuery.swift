import PQModel
import PQSemantics
import PQSyntax

/// Finds the nearest query that works, for one that cannot be answered.
///
/// It changes as little as it can: of DURING first the buckets, and of others first the ends of the
/// range, to whole buckets; then the buckets, to the shortest longer ones; then the length, to the
/// longest that is answered. Each candidate is planned, so that what is offered works.
struct NearestQuery {
  let query: BoundQuery
  let planner: Planner
  let failure: PlanFailure

  /// A query that is not far from the one asked.
  struct Candidate {
    var every: Every
    var asked: AskedRange
    /// What to write where, and what to call it.
    var changes: [Change] = []
  }

  typealias Change = (edit: Repair.Edit, title: String)

  /// The change that makes the query work, or nil if none was found.
  var repair: Repair? {
    let stages = [withNow, withOtherBuckets, withWholeBuckets, withinRetention]
    for stage in stages {
      guard let found = stage().first(where: works) else { continue }
      return Repair(
        title: found.changes.map(\.title).joined(separator: " "), edits: found.changes.map(\.edit))
    }
    return nil
  }

  /// Whether a candidate has no mistake, or only one that has nothing to do with time and is told
  /// beside this one.
  private func works(_ candidate: Candidate) -> Bool {
    guard !candidate.changes.isEmpty else { return false }
    switch failure(of: candidate) {
    case nil: return true
    case .tooManyDimensions?: return failure.isOfRange
    default: return false
    }
  }

  func failure(of candidate: Candidate) -> PlanFailure? {
    var changed = query
    changed.every = candidate.every
    do throws(PlanFailure) {
      _ = try planner.outline(changed, candidate.asked)
      return nil
    } catch {
      return error
    }
  }

  /// What the ends of a range may lie on: the query's own buckets, and then longer ones; without
  /// EVERY, the intervals of the backend.
  var grids: [Bucketing] {
    switch query.every {
    case .bucket(let own, _): [own] + usual.filter { $0.typicalLength > own.typicalLength }
    case .auto: usual
    case .whole:
      planner.catalog.limits.rules.map(\.interval).filter { $0 <= .d1 }.map { Bucketing($0) }
    }
  }

  /// Buckets that people divide time into.
  var usual: [Bucketing] {
    PickBuckets.usual.map { length in
      if case .fixed = length { Bucketing(length) } else { Bucketing(length, in: query.zone) }
    }
  }

  /// The range grown to whole buckets; one that goes on to now ends as now does.
  func aligned(to grid: Bucketing) -> TimeRange {
    let asked = query.range.resolved(grid)
    let now = query.range.now
    let newest = query.range.includesNow ? grid.raised(now) : grid.start(of: now)
    let end = grid.raised(asked.to)
    return TimeRange(
      from: grid.start(of: asked.from), to: asked.to <= now && end > newest ? newest : end)
  }
}

extension Bucketing {
  /// About how long a bucket is.
  var typicalLength: TimeSpan {
    let start = start(of: Instant(milliseconds: 0))
    return end(ofBucketAt: start) - start
  }
}
