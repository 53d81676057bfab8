import PQModel
import PQSemantics

/// Picks the buckets that a query leaves open: with EVERY AUTO the shortest of usual lengths that
/// makes no more buckets than the output is wide; without EVERY none, and the end of the range,
/// which is the newest complete interval from which the whole range can be answered. The range that
/// it is compared with has to be answered as well.
///
///     LAST 1d EVERY AUTO   -> EVERY 20m: 72 buckets for 80 columns
///     LAST 6h              -> up to this minute
///     LAST 30d             -> up to this midnight, because only 1d reaches back that far
///     LAST 10d COMPARE WITH PREVIOUS   -> up to this midnight, for the same reason
struct PickBuckets {
  let query: BoundQuery
  let asked: AskedRange
  let cutter: CutRange

  /// The lengths that people divide time into.
  static let usual: [Bucketing.Length] =
    [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720].map { .fixed($0 * .minute) }
    + [.days(1), .weeks(1), .months(1), .months(3), .months(12)]

  func cuts() throws(PlanFailure) -> Cuts {
    switch query.every {
    case .bucket(let bucketing, _): try cuts(asked.resolved(bucketing), bucketing)
    case .auto: try automatic()
    case .whole: try whole()
    }
  }

  private func cuts(_ range: TimeRange, _ bucketing: Bucketing?) throws(PlanFailure) -> Cuts {
    let current: Cut
    do throws(CutFailure) {
      current = try cutter.cut(range, bucketing)
    } catch {
      throw .range(error)
    }
    guard let comparison = query.comparison else { return Cuts(current: current) }
    let before = CompareRanges(asked: asked).range(comparison.value, beside: current)
    do throws(CutFailure) {
      return Cuts(current: current, before: try cutter.cut(before, bucketing))
    } catch {
      throw .comparison(error, at: comparison.range)
    }
  }

  private func automatic() throws(PlanFailure) -> Cuts {
    var failures: [PlanFailure] = []
    var coarsest: Cuts?
    for length in Self.usual {
      let bucketing = Bucketing(length, in: query.zone)
      do throws(PlanFailure) {
        let cuts = try cuts(asked.resolved(bucketing), bucketing)
        if cuts.current.buckets.count <= query.width { return cuts }
        coarsest = cuts
      } catch {
        failures.append(error)
      }
    }
    guard let coarsest else { throw Self.best(failures) }
    return coarsest
  }

  private func whole() throws(PlanFailure) -> Cuts {
    var failures: [PlanFailure] = []
    for rule in cutter.limits.rules where rule.interval <= .d1 || failures.isEmpty {
      do throws(PlanFailure) {
        return try cuts(asked.resolved(Bucketing(rule.interval)), nil)
      } catch {
        failures.append(error)
      }
    }
    throw Self.best(failures)
  }

  /// The failure to tell: the one that is closest to an answer, because its intervals reach the
  /// farthest back; or else the first of buckets that can be made.
  private static func best(_ failures: [PlanFailure]) -> PlanFailure {
    let starts = failures.map(\.earliest)
    let earliest = starts.compactMap { $0 }.min()
    let possible = failures.firstIndex { !$0.isNoInterval }
    return failures[earliest.flatMap(starts.firstIndex) ?? possible ?? 0]
  }
}
