import PQModel

/// The part of a range that requests of one interval can answer.
struct Span: Equatable {
  let interval: Interval
  /// The part of the range that has whole buckets and is kept by the backend.
  let range: TimeRange
  /// The maximum length of a request, in whole buckets.
  let longest: TimeSpan

  /// Creates the span of an interval, or returns `nil` if nothing of the range can be answered.
  ///
  /// - Parameter earliest: The start of the data that the backend keeps, or `nil` if there is no limit.
  init?(_ rule: ExportLimits.Rule, within range: TimeRange, since earliest: Instant?) {
    let length = rule.interval.length
    let earliest = earliest.map { max(range.from, $0) } ?? range.from
    interval = rule.interval
    longest = rule.maxRange?.whole(length) ?? .endless
    self.range = TimeRange(from: earliest.raised(to: length), to: range.to.floored(to: length))
    guard self.range.from < self.range.to, longest >= length else { return nil }
  }

  /// Returns the cost of a part of the range, or `nil` if it is not inside or splits a bucket.
  func cost(from: Instant, to: Instant) -> Cost? {
    let length = interval.length
    guard from >= range.from, to <= range.to, from.isMultiple(of: length),
      to.isMultiple(of: length)
    else { return nil }
    let (whole, most) = ((to - from).milliseconds, longest.milliseconds)
    return Cost(
      requests: whole / most + (whole % most == 0 ? 0 : 1), buckets: whole / length.milliseconds)
  }

  /// The number of requests and of buckets of a cover. Requests are compared first.
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
  /// A length that no range exceeds.
  fileprivate static let endless = TimeSpan(milliseconds: .max)

  /// Returns the longest multiple of a length that fits into this one.
  fileprivate func whole(_ length: TimeSpan) -> TimeSpan {
    milliseconds / length.milliseconds * length
  }
}
