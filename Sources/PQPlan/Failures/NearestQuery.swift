import PQModel
import PQSemantics
import PQSyntax

/// Finds the nearest query that works for a query that cannot be answered.
///
/// It changes as little as possible. Each candidate is planned, so that the suggested query works.
/// The changes are tried in this order:
///
/// - INCLUDING NOW, if the range is empty
/// - other buckets, for DURING
/// - ends at bucket borders, first of the query's buckets, then of longer ones
/// - a shorter range that the backend keeps
struct NearestQuery {
  let query: BoundQuery
  let planner: Planner
  let failure: PlanFailure

  /// A query that differs little from the original.
  struct Candidate {
    var every: Every
    var asked: AskedRange
    /// The edits, each with its title.
    var changes: [Change] = []
  }

  typealias Change = (edit: FixIt.Edit, title: String)

  /// The fix-it that makes the query work, or `nil` if none was found.
  var fixIt: FixIt? {
    let stages: [(stage: () -> [Candidate], change: String?)] = [
      (withNow, "It includes the bucket that is still running."), (withOtherBuckets, nil),
      (withWholeBuckets, "Its range ends at whole buckets."),
      (withinRetention, "Its range is shorter."),
    ]
    for (stage, change) in stages {
      guard let found = stage().first(where: works) else { continue }
      let buckets = found.every == query.every ? nil : "Its buckets have another length."
      let isMoved = found.changes.count > (buckets == nil ? 0 : 1)
      return FixIt(
        title: found.changes.map(\.title).joined(separator: " "), edits: found.changes.map(\.edit),
        change: [isMoved ? change : nil, buckets].compactMap { $0 }.joined(separator: " "))
    }
    return nil
  }

  /// Returns true if a candidate can be planned. If the range is the problem, too many dimensions are
  /// accepted, because another diagnostic reports them.
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

  /// The buckets whose borders may be the ends of a range: the query's own buckets, and then longer
  /// ones. Without EVERY, these are the intervals of the backend up to one day.
  var grids: [Bucketing] {
    switch query.every {
    case .bucket(let own, _): [own] + usual.filter { $0.typicalLength > own.typicalLength }
    case .auto: usual
    case .whole:
      planner.catalog.limits.rules.map(\.interval).filter { $0 <= .d1 }.map { Bucketing($0) }
    }
  }

  /// The lengths of buckets that people usually choose.
  var usual: [Bucketing] {
    PickBuckets.usual.map { length in
      if case .fixed = length { Bucketing(length) } else { Bucketing(length, in: query.zone) }
    }
  }

  /// Returns the query's range, extended to whole buckets. A range that ends by now is not extended
  /// beyond the newest bucket.
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
  /// The approximate length of a bucket.
  var typicalLength: TimeSpan {
    let start = start(of: Instant(milliseconds: 0))
    return end(ofBucketAt: start) - start
  }
}

/// The ways to change a query, from the smallest change to the largest.
extension NearestQuery {
  /// The query without changes.
  private var unchanged: Candidate {
    Candidate(every: query.every, asked: AskedRange(query.range))
  }

  /// Returns the query with INCLUDING NOW, if its range has no complete bucket.
  func withNow() -> [Candidate] {
    guard case .range(.empty) = failure, query.range.form.isOpen, !query.range.includesNow,
      let grid = grids.first
    else { return [] }
    let asked = query.range.resolved(grid)
    let range = TimeRange(from: grid.start(of: asked.from), to: asked.to)
    var candidate = unchanged.moved(to: range, on: grid)
    candidate.asked.includesNow = true
    let end = query.range.source.upperBound
    candidate.changes.append((FixIt.Edit(end..<end, " INCLUDING NOW"), "INCLUDING NOW"))
    return [candidate]
  }

  /// Returns the query with other buckets in the same period, the most similar length first.
  func withOtherBuckets() -> [Candidate] {
    guard case .during = query.range.form, case .bucket(let own, _) = query.every else { return [] }
    let length = own.typicalLength
    let others = usual.filter { $0.typicalLength != length }
    return others.sorted {
      $0.typicalLength.ratio(to: length) < $1.typicalLength.ratio(to: length)
    }.map(with)
  }

  /// Returns the query with a range that starts and ends at bucket borders.
  func withWholeBuckets() -> [Candidate] {
    grids.map { with($0).moved(to: aligned(to: $0), on: $0) }
  }

  /// Returns the query with the same end and the longest range that the backend keeps.
  func withinRetention() -> [Candidate] { grids.compactMap(withinRetention) }

  /// The maximum number of later starts that are tried. Each one halves the distance that is left, or
  /// is the first that the backend keeps.
  private static let startLimit = 64

  /// Returns the query with the first later start that the backend keeps, for the range and the one that
  /// it is compared with; `nil` if it keeps neither.
  private func withinRetention(on grid: Bucketing) -> Candidate? {
    var range = aligned(to: grid)
    for _ in 0..<Self.startLimit {
      let candidate = with(grid).moved(to: range, on: grid)
      guard let failure = failure(of: candidate), let earliest = failure.earliest,
        let lost = failure.ofRange?.range
      else { return candidate }
      // COMPARE WITH PREVIOUS moves the other start by twice as much.
      let distance = TimeSpan(milliseconds: max(1, (earliest - lost.from).milliseconds / 2))
      let start = failure.isOfComparison ? range.from + distance : max(earliest, range.from)
      let next = grid.raised(start)
      guard next > range.from, next < range.to else { return nil }
      range = TimeRange(from: next, to: range.to)
    }
    return nil
  }

  /// Returns the query with other buckets. A query that does not state its buckets stays unchanged.
  private func with(_ grid: Bucketing) -> Candidate {
    guard case .bucket(let own, let place) = query.every, grid != own else { return unchanged }
    var candidate = unchanged
    candidate.every = .bucket(grid, at: place)
    candidate.changes = [(FixIt.Edit(place, grid.description), "EVERY \(grid)")]
    return candidate
  }
}

extension TimeSpan {
  /// Returns the ratio of the longer length to the shorter one.
  fileprivate func ratio(to other: TimeSpan) -> Double {
    let ratio = Double(milliseconds) / Double(other.milliseconds)
    return max(ratio, 1 / ratio)
  }
}
