import PQModel
import PQSemantics

/// What is told of the range: above the result, and in EXPLAIN.
extension Planner {
  typealias Cuts = (current: Cut, before: Cut?)

  func captions(_ query: BoundQuery, _ cuts: Cuts) -> [String] {
    var captions: [String] = []
    if cuts.current.isWhole { captions.append(cuts.current.range.text(in: query.zone)) }
    if case .auto = query.every, let bucketing = cuts.current.bucketing {
      captions.append("EVERY \(bucketing)")
    }
    if let before = cuts.before {
      captions.append("compared with \(before.range.text(in: query.zone))")
    }
    return captions
  }

  func cutRewrites(_ query: BoundQuery, _ cuts: Cuts) -> [Rewrite] {
    let cut = cuts.current
    var rewrites: [Rewrite] = []
    if case .auto = query.every, let bucketing = cut.bucketing {
      rewrites.append(
        Rewrite("pick", "EVERY AUTO -> EVERY \(bucketing), \(cut.buckets.count) buckets"))
    }
    let intervals = cut.intervals.map(\.rawValue)
    let isNative =
      cut.bucketing.map { [$0] == cut.slices.first.map { [Bucketing($0.interval)] } } ?? false
    if !isNative || intervals.count > 1, let bucketing = cut.bucketing {
      rewrites.append(
        Rewrite("roll up", "buckets of \(bucketing) from \(intervals.joined(separator: " and "))"))
    }
    if cut.isWhole {
      rewrites.append(Rewrite("tile", "\(cut.range) from \(intervals.joined(separator: " and "))"))
    }
    if cut.slices.count > 1 {
      rewrites.append(Rewrite("split", "\(cut.range.length) -> \(cut.slices.count) slices"))
    }
    if let before = cuts.before { rewrites.append(Rewrite("compare", "with \(before.range)")) }
    return rewrites
  }
}

extension TimeRange {
  /// Both ends as the clocks of a zone show them.
  fileprivate func text(in zone: ZoneRules) -> String {
    zone.isUTC ? description : "\(from.text(in: zone)) to \(to.text(in: zone)) (\(zone.name))"
  }
}

extension Instant {
  /// The date and the time of day that the clocks of a zone show, without its offset.
  fileprivate func text(in zone: ZoneRules) -> String {
    String((self + zone.offset(at: self)).description.dropLast())
  }
}
