public import PQModel
import PQSemantics
import PQSyntax

/// The ranges, the zone and the buckets of a result, for its captions and for host programs.
public struct TimeFrame: Sendable, Equatable {
  /// The range of the result. It can be shorter than the range of the query; `omissions` has the
  /// reasons.
  public let range: TimeRange
  /// The range that `range` is compared with, or `nil` without COMPARE.
  public let comparedRange: TimeRange?
  /// The zone of TIMEZONE; UTC without TIMEZONE.
  public let zone: ZoneRules
  /// The division of the range into buckets, or `nil` if the range is one bucket.
  public let bucketing: Bucketing?
  /// True if pq chose the length of the buckets, because of EVERY AUTO.
  package let isBucketingChosen: Bool
  /// Notes about parts of the two ranges that the result leaves out.
  public let omissions: [RangeNote]
}

extension TimeFrame {
  /// The captions about the time of a result. A range with buckets needs no caption, because the
  /// rows show their buckets.
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
  /// Returns both ends as local times of a zone. If the offset of the zone changes between them,
  /// each end has its offset.
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
  /// Returns the local date and time in a zone, without an offset.
  func text(in zone: ZoneRules) -> String {
    String((self + zone.offset(at: self)).description.dropLast())
  }
}

/// A note about a part of a range that the result leaves out.
public enum RangeNote: Sendable, Equatable {
  /// The range begins `buckets` buckets later than asked, because the backend no longer keeps older
  /// data. The number is 0 if the range is one bucket.
  case trimmed(buckets: Int)
  /// These buckets of the query range or of the comparison range have no partner in the other
  /// range.
  case unpaired([TimeRange])
}

extension RangeNote {
  func diagnostic(_ queryRanges: QueryRanges, at range: Range<Int>, comparison: Range<Int>?)
    -> Diagnostic
  {
    switch self {
    case .trimmed(let count): trimmed(count, queryRanges, at: range)
    case .unpaired(let buckets): unpaired(buckets, queryRanges, at: comparison ?? range)
    }
  }

  private func trimmed(_ count: Int, _ queryRanges: QueryRanges, at range: Range<Int>) -> Diagnostic
  {
    let other = queryRanges.before.map {
      ", and the one that it is compared with at \($0.range.from)"
    }
    let message = "the range begins at \(queryRanges.current.range.from)\(other ?? "")"
    let diagnostic = Diagnostic(
      .beyondRetention, message + ": what is older is no longer kept", at: range
    ).with { $0.severity = .warning }
    guard let bucketing = queryRanges.current.bucketing else { return diagnostic }
    let sides = queryRanges.before == nil ? "" : " of each range"
    return diagnostic.advising(
      "\(Self.counted(count, bucketing))\(sides) \(count == 1 ? "is" : "are") left out.")
  }

  private func unpaired(_ buckets: [TimeRange], _ queryRanges: QueryRanges, at range: Range<Int>)
    -> Diagnostic
  {
    let (what, isOne) = (Self.count(buckets, queryRanges.current.bucketing), buckets.count == 1)
    let verb = isOne ? "has no partner and is" : "have no partner and are"
    let names = buckets.prefix(3).map { Self.name($0, queryRanges.current.bucketing) }
    let more = buckets.count > 3 ? " and \(buckets.count - 3) more" : ""
    return Diagnostic(.withoutPartner, "\(what) \(verb) left out of the comparison", at: range)
      .advising("Left out: \(names.joined(separator: ", "))\(more).")
      .with { $0.severity = .warning }
  }

  /// Returns a text with the number and the length of buckets that are left out.
  static func count(_ buckets: [TimeRange], _ bucketing: Bucketing?) -> String {
    guard let bucketing else { return "the time that is not over" }
    return counted(buckets.count, bucketing)
  }

  /// Returns a text such as `1 day` or `3 buckets of 1h`.
  private static func counted(_ count: Int, _ bucketing: Bucketing) -> String {
    let unit = bucketing.isDay ? "day" : "bucket"
    return "\(count) \(unit)\(count == 1 ? "" : "s")" + (bucketing.isDay ? "" : " of \(bucketing)")
  }

  /// Returns the start of a bucket as text: a date if the buckets are days, otherwise a time with
  /// its offset.
  private static func name(_ bucket: TimeRange, _ bucketing: Bucketing?) -> String {
    let zone = bucketing?.zone ?? .utc
    if bucketing?.isDay == true { return String(bucket.from.text(in: zone).prefix { $0 != "T" }) }
    return zone.isUTC
      ? "\(bucket.from)" : bucket.from.description(offset: zone.offset(at: bucket.from))
  }
}

extension Bucketing {
  /// True if each bucket is one day.
  fileprivate var isDay: Bool { length == .days(1) || length == .fixed(.day) }
}

extension Planner {
  /// Returns diagnostics about the buckets that are left out of the ranges of a query.
  func notes(on queryRanges: QueryRanges, _ query: BoundQuery) -> [Diagnostic] {
    queryRanges.notes.map {
      $0.diagnostic(queryRanges, at: query.range.source, comparison: query.comparison?.range)
    }
  }
}
