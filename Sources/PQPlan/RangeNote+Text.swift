import PQModel
import PQSemantics
import PQSyntax

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
