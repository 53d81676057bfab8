package import PQModel
import PQSemantics

/// What is told of the range: above the result, and in EXPLAIN.
extension Planner {
  func captions(_ query: BoundQuery, _ cuts: Cuts) -> [String] {
    var captions: [String] = []
    if cuts.current.isWhole { captions.append(cuts.current.range.text(in: query.zone)) }
    if case .auto = query.every, let bucketing = cuts.current.bucketing {
      captions.append("EVERY \(bucketing)")
    }
    if let before = cuts.before {
      captions.append("compared with \(before.range.text(in: query.zone))")
    }
    return captions + cuts.notes.compactMap { $0.caption(cuts.current, query.zone) }
  }

  func cutRewrites(_ query: BoundQuery, _ cuts: Cuts) -> [Rewrite] {
    let cut = cuts.current
    let slices = cuts.sliceCount
    let ranges = cuts.before == nil ? 1 : 2
    return [
      picked(query, cut), cut.rolledUp, cut.tiled,
      slices > ranges
        ? Rewrite("split", "\(cut.range.length)\(ranges == 1 ? "" : " twice") -> \(slices) slices")
        : nil,
      cuts.before.map { Rewrite("compare", "with \($0.range)") },
    ].compactMap { $0 } + cuts.notes.map { Rewrite("leave out", $0.rewrite(cut)) }
  }

  private func picked(_ query: BoundQuery, _ cut: Cut) -> Rewrite? {
    guard case .auto = query.every, let bucketing = cut.bucketing else { return nil }
    let count = cut.buckets.count
    return Rewrite(
      "pick", "EVERY AUTO -> EVERY \(bucketing), \(count) bucket\(count == 1 ? "" : "s")")
  }
}

extension Cut {
  /// That its buckets are made of shorter ones.
  fileprivate var rolledUp: Rewrite? {
    guard let bucketing, bucketing.interval != intervals.first || intervals.count > 1 else {
      return nil
    }
    return Rewrite("roll up", "buckets of \(bucketing) from \(names)")
  }

  /// That it is one bucket, made of shorter ones.
  fileprivate var tiled: Rewrite? {
    isWhole ? Rewrite("tile", "\(range) from \(names)") : nil
  }

  private var names: String { intervals.map(\.rawValue).joined(separator: " and ") }
}

extension Bucketing {
  /// The interval of the API that has the same buckets, if there is one.
  fileprivate var interval: Interval? {
    if case .fixed(let length) = length { Interval(length: length) } else { nil }
  }
}

extension TimeRange {
  /// Both ends as the clocks of a zone show them; with their offsets if clocks are changed in between.
  package func text(in zone: ZoneRules) -> String {
    guard !zone.isUTC else { return description }
    let isChanged = zone.offset(at: from) != zone.offset(at: to)
    let ends = [from, to].map {
      isChanged ? $0.description(offset: zone.offset(at: $0)) : $0.text(in: zone)
    }
    return "\(ends[0]) to \(ends[1]) (\(zone.name))"
  }
}

extension Instant {
  /// The date and the time of day that the clocks of a zone show, without its offset.
  func text(in zone: ZoneRules) -> String {
    String((self + zone.offset(at: self)).description.dropLast())
  }
}
