public import PQModel

/// The time that a result is about, for its captions and for host programs.
public struct TimeFrame: Sendable, Equatable {
  /// The range of the result. It is shorter than the range of the query if `omissions` says so.
  public let range: TimeRange
  /// The range that `range` is compared with, or `nil` without COMPARE.
  public let comparedRange: TimeRange?
  /// The zone of TIMEZONE; UTC without TIMEZONE.
  public let zone: ZoneRules
  /// The division of the range into buckets, or `nil` if the range is one bucket.
  public let bucketing: Bucketing?
  /// True if pq chose the length of the buckets, because of EVERY AUTO.
  public let isBucketingChosen: Bool
  /// What is left out of both ranges.
  public let omissions: [RangeNote]
}

extension TimeFrame {
  /// The captions about the time of a result. A range that is divided into buckets needs none, because
  /// the rows show their buckets.
  package var captions: [String] {
    var captions: [String] = []
    if bucketing == nil { captions.append(range.text(in: zone)) }
    if isBucketingChosen, let bucketing { captions.append("EVERY \(bucketing)") }
    if let comparedRange { captions.append("compared with \(comparedRange.text(in: zone))") }
    return captions + omissions.compactMap(caption(of:))
  }

  /// Returns the caption of an omission, or `nil` if the result shows its range anyway.
  private func caption(of omission: RangeNote) -> String? {
    switch omission {
    case .trimmed:
      guard bucketing != nil else { return nil }
      let start = zone.isUTC ? "\(range.from)" : "\(range.from.text(in: zone)) (\(zone.name))"
      return "from \(start): what is older is no longer kept"
    case .unpaired(let buckets):
      return "\(RangeNote.count(buckets, bucketing)) without a partner left out"
    }
  }
}

extension TimeRange {
  /// Returns both ends as the clocks of a zone show them. They have their offsets if clocks are changed
  /// between them.
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
  /// Returns the date and the time of day that the clocks of a zone show, without an offset.
  func text(in zone: ZoneRules) -> String {
    String((self + zone.offset(at: self)).description.dropLast())
  }
}
