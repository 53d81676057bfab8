import PQModel

/// What requests of one interval can answer of a range.
struct Span: Equatable {
  let interval: Interval
  /// The part of the range that has whole buckets and is kept.
  let range: TimeRange
  /// The longest range of one request that has whole buckets.
  let longest: TimeSpan

  /// Nil if nothing of the range can be answered.
  ///
  /// - Parameter earliest: when what is kept begins; nil if there is no limit.
  init?(_ rule: ExportLimits.Rule, within range: TimeRange, since earliest: Instant?) {
    let length = rule.interval.length
    let earliest = earliest.map { max(range.from, $0) } ?? range.from
    interval = rule.interval
    longest = rule.maxRange?.whole(length) ?? .endless
    self.range = TimeRange(from: earliest.raised(to: length), to: range.to.floored(to: length))
    guard self.range.from < self.range.to, longest >= length else { return nil }
  }

  /// What a part of the range costs; nil if it does not lie inside or cuts a bucket.
  func cost(from: Instant, to: Instant) -> Cost? {
    let length = interval.length
    guard from >= range.from, to <= range.to, from.isMultiple(of: length),
      to.isMultiple(of: length)
    else { return nil }
    let (whole, most) = ((to - from).milliseconds, longest.milliseconds)
    return Cost(
      requests: whole / most + (whole % most == 0 ? 0 : 1), buckets: whole / length.milliseconds)
  }

  /// How many requests a cover takes, and how many buckets it has: first it is to be few requests.
  struct Cost: Comparable {
    var requests: Int64 = 0
    var buckets: Int64 = 0

    static func < (left: Cost, right: Cost) -> Bool {
      (left.requests, left.buckets) < (right.requests, right.buckets)
    }

    static func + (left: Cost, right: Cost) -> Cost {
      Cost(
        requests: left.requests.clampedSum(right.requests),
        buckets: left.buckets.clampedSum(right.buckets))
    }
  }
}

extension TimeSpan {
  /// Longer than any range.
  fileprivate static let endless = TimeSpan(milliseconds: .max)

  /// As many whole lengths as fit.
  fileprivate func whole(_ length: TimeSpan) -> TimeSpan {
    milliseconds / length.milliseconds * length
  }
}
