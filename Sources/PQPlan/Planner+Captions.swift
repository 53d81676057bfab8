package import PQModel
import PQSemantics

extension Planner {
  /// The lines about the range that stand above the result.
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
