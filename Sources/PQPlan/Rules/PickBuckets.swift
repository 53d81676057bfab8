import PQModel
import PQSemantics

/// Picks the buckets that a query leaves open: with EVERY AUTO the shortest of usual lengths that
/// makes no more buckets than the output is wide; without EVERY none, and the end of the range, which
/// is the newest complete interval from which the whole range can be answered.
///
///     LAST 1d EVERY AUTO   -> EVERY 20m: 72 buckets for 80 columns
///     LAST 6h              -> up to this minute
///     LAST 30d             -> up to this midnight, because only 1d reaches back that far
struct PickBuckets {
  let query: BoundQuery
  let cutter: CutRange

  /// The lengths that people divide time into.
  static let usual: [Bucketing.Length] =
    [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720].map { .fixed($0 * .minute) }
    + [.days(1), .weeks(1), .months(1), .months(3), .months(12)]

  func cut() throws(CutFailure) -> Cut {
    switch query.every {
    case .bucket(let bucketing, _):
      return try cutter.cut(query.range.resolved(bucketing), bucketing)
    case .auto: return try automatic()
    case .whole: return try whole()
    }
  }

  private func automatic() throws(CutFailure) -> Cut {
    var last = CutFailure.empty(query.range.resolved(Bucketing(.m1)))
    var coarsest: Cut?
    for length in Self.usual {
      let bucketing = Bucketing(length, in: query.zone)
      do throws(CutFailure) {
        let cut = try cutter.cut(query.range.resolved(bucketing), bucketing)
        if cut.buckets.count <= query.width { return cut }
        coarsest = cut
      } catch {
        last = error
      }
    }
    guard let coarsest else { throw last }
    return coarsest
  }

  private func whole() throws(CutFailure) -> Cut {
    var first: CutFailure?
    for rule in cutter.limits.rules where rule.interval <= .d1 || first == nil {
      do throws(CutFailure) {
        return try cutter.cut(whole: query.range.resolved(Bucketing(rule.interval)))
      } catch {
        first = first ?? error
      }
    }
    throw first ?? .noInterval(query.range.resolved(Bucketing(.d1)))
  }
}
