import PQModel
import PQSemantics

/// Chooses the buckets if a query does not state their length. For EVERY AUTO it chooses the
/// shortest usual length that gives at most `width` buckets. Without EVERY it chooses the end of
/// the range. This is the end of the newest complete bucket of the shortest interval that can
/// answer the whole range. The comparison range must be answered as well.
///
///     LAST 1d EVERY AUTO   -> EVERY 20m: 72 buckets for 80 columns
///     LAST 6h              -> up to this minute
///     LAST 30d             -> up to this midnight, because only 1d reaches back that far
///     LAST 10d COMPARE WITH PREVIOUS   -> up to this midnight, for the same reason
///     LAST 14d             -> up to this minute, from the first minute that is still kept
///
/// A range as long as the retention may lose its first buckets, because they have just expired.
/// This is allowed only if no interval shorter than a day can answer the whole range.
struct PickBuckets {
  static let details = PlannerRule.Details(
    name: "pick",
    summary: "Chooses the bucket length of EVERY AUTO for the output's width.",
    examples: [
      .init("SELECT http LAST 1d EVERY AUTO;", ["EVERY AUTO -> EVERY 20m, 72 buckets"])
    ])

  let query: BoundQuery
  let asked: AskedRange
  let coverRule: CoverRange

  /// The usual bucket lengths, the shortest first.
  static let usual: [Bucketing.Length] =
    [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720].map { .fixed($0 * .minute) }
    + [.days(1), .weeks(1), .months(1), .months(3), .months(12)]

  /// Describes the chosen length; `nil` if the query states it.
  static func rewrite(_ query: BoundQuery, _ covered: CoveredRange) -> Rewrite? {
    guard case .auto = query.every, let bucketing = covered.bucketing else { return nil }
    let count = covered.buckets.count
    return Rewrite(
      .pick, "EVERY AUTO -> EVERY \(bucketing), \(count) bucket\(count == 1 ? "" : "s")")
  }

  func queryRanges() throws(PlanFailure) -> QueryRanges {
    switch query.every {
    case .bucket(let bucketing, _): try queryRanges(bucketing, trims: true)
    case .auto: try automatic()
    case .whole: try whole()
    }
  }

  private func queryRanges(
    _ grid: Bucketing, isWhole: Bool = false, trims: Bool
  ) throws(PlanFailure) -> QueryRanges {
    try SplitRanges(
      query: query, asked: asked, coverRule: coverRule, grid: grid, isWhole: isWhole, trims: trims
    ).queryRanges()
  }

  private func automatic() throws(PlanFailure) -> QueryRanges {
    var failures: [PlanFailure] = []
    for trims in [false, true] {
      var coarsest: QueryRanges?
      for length in Self.usual {
        do throws(PlanFailure) {
          let queryRanges = try queryRanges(Bucketing(length, in: query.zone), trims: trims)
          if queryRanges.current.buckets.count <= query.width { return queryRanges }
          coarsest = queryRanges
        } catch {
          failures.append(error)
        }
      }
      if let coarsest { return coarsest }
    }
    throw Self.best(failures)
  }

  private func whole() throws(PlanFailure) -> QueryRanges {
    let intervals = coverRule.limits.rules.map(\.interval)
    guard !intervals.isEmpty else {
      throw .range(.noInterval(query.range.resolved(Bucketing(.d1))))
    }
    let short = intervals.filter { $0 < .d1 }
    var failures: [PlanFailure] = []
    for (interval, trims) in short.map({ ($0, false) }) + short.map({ ($0, true) })
      + intervals.filter({ $0 >= .d1 }).map({ ($0, false) })
    where interval <= .d1 || failures.isEmpty {
      do throws(PlanFailure) {
        return try queryRanges(Bucketing(interval), isWhole: true, trims: trims)
      } catch {
        failures.append(error)
      }
    }
    throw Self.best(failures)
  }

  /// Returns the failure to report: the failure with the earliest start that could be answered. If
  /// there is none, it is the first failure where some interval fits the buckets.
  private static func best(_ failures: [PlanFailure]) -> PlanFailure {
    let starts = failures.map(\.earliest)
    let earliest = starts.compactMap { $0 }.min()
    let possible = failures.firstIndex { !$0.isNoInterval }
    return failures[earliest.flatMap(starts.firstIndex) ?? possible ?? 0]
  }
}
