public import PQModel
import PQSemantics
import PQSyntax

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

/// A note about what is left out of the range of a query.
public enum RangeNote: Sendable, Equatable {
  /// The range begins later by a number of buckets, because older data is not kept. If the range is one
  /// bucket, the number is 0.
  case trimmed(buckets: Int)
  /// Buckets of the query range or of the comparison range have no partner.
  case unpaired([TimeRange])
}

extension RangeNote {
  func diagnostic(_ cuts: Cuts, at range: Range<Int>, comparison: Range<Int>?) -> Diagnostic {
    switch self {
    case .trimmed(let count): trimmed(count, cuts, at: range)
    case .unpaired(let buckets): unpaired(buckets, cuts, at: comparison ?? range)
    }
  }

  private func trimmed(_ count: Int, _ cuts: Cuts, at range: Range<Int>) -> Diagnostic {
    let other = cuts.before.map { ", and the one that it is compared with at \($0.range.from)" }
    let message = "the range begins at \(cuts.current.range.from)\(other ?? "")"
    let diagnostic = Diagnostic(
      .beyondRetention, message + ": what is older is no longer kept", at: range
    ).with { $0.severity = .warning }
    guard let bucketing = cuts.current.bucketing else { return diagnostic }
    let sides = cuts.before == nil ? "" : " of each range"
    return diagnostic.advising(
      "\(Self.counted(count, bucketing))\(sides) \(count == 1 ? "is" : "are") left out.")
  }

  private func unpaired(_ buckets: [TimeRange], _ cuts: Cuts, at range: Range<Int>) -> Diagnostic {
    let (what, isOne) = (Self.count(buckets, cuts.current.bucketing), buckets.count == 1)
    let verb = isOne ? "has no partner and is" : "have no partner and are"
    let names = buckets.prefix(3).map { Self.name($0, cuts.current.bucketing) }
    let more = buckets.count > 3 ? " and \(buckets.count - 3) more" : ""
    return Diagnostic(.withoutPartner, "\(what) \(verb) left out of the comparison", at: range)
      .advising("Left out: \(names.joined(separator: ", "))\(more).")
      .with { $0.severity = .warning }
  }

  /// Returns the number of buckets that are left out, with their length.
  static func count(_ buckets: [TimeRange], _ bucketing: Bucketing?) -> String {
    guard let bucketing else { return "the time that is not over" }
    return counted(buckets.count, bucketing)
  }

  /// Returns a text such as `1 day` or `3 buckets of 1h`.
  private static func counted(_ count: Int, _ bucketing: Bucketing) -> String {
    let unit = bucketing.isDay ? "day" : "bucket"
    return "\(count) \(unit)\(count == 1 ? "" : "s")" + (bucketing.isDay ? "" : " of \(bucketing)")
  }

  /// Returns the start of a bucket: the date of a day, or else the time with its offset.
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
  func notes(on cuts: Cuts, _ query: BoundQuery) -> [Diagnostic] {
    cuts.notes.map {
      $0.diagnostic(cuts, at: query.range.source, comparison: query.comparison?.range)
    }
  }
}
