import PQModel

/// Covers a range with slices that the backend can answer. A cover is a list of slices without gaps
/// and overlaps. The cover with the fewest requests is chosen. If several covers have the fewest
/// requests, the one with the fewest buckets is chosen. Fewer buckets mean longer intervals.
///
///     LAST 24h EVERY 1m     -> 4 slices of 6h in buckets of 1m
///     LAST 3d EVERY 2h      -> 1 slice in buckets of 1h
///     01-13 14:45 to 01-15 20:20, no EVERY   -> 5m up to 14:50, then 10m
///     12-15 00:00 to 01-15 20:20, no EVERY   -> 1d up to 01-15 00:00, then 10m
///
/// A bucket of a slice must not contain a border between two buckets of the query. So an interval
/// gives an exact answer if each of these borders, in milliseconds since the epoch, is a multiple
/// of the interval's length. The search finds a shortest path. The points of the path are the
/// instants where one slice can end and the next slice can begin.
struct TileRange {
  static let rollUpDetails = PlannerRule.Details(
    name: "roll up",
    summary: "Makes buckets of the query from shorter ones of the backend.",
    examples: [
      .init("SELECT http LAST 2h EVERY 15m;", ["buckets of 15m from 5m"])
    ])

  static let tileDetails = PlannerRule.Details(
    name: "tile",
    summary: "Makes one bucket for the whole range from those of the backend.",
    examples: [
      .init("SELECT http LAST 6h;", ["2026-01-15T14:30Z to 2026-01-15T20:30Z from 30m"]),
      .init(
        "SELECT http SINCE '2026-01-13T14:45' UNTIL '2026-01-15T20:20';",
        ["2026-01-13T14:45Z to 2026-01-15T20:20Z from 5m and 10m"]),
    ])

  let limits: ExportLimits
  /// The current time. The time for which the backend keeps data is counted back from it.
  let clock: Instant

  /// Returns the slices in order of time, or `nil` if the range cannot be covered. If even the fewest
  /// slices are more than a plan may have, the result is too long, too, and not a cover.
  ///
  /// - Parameter grid: a length in milliseconds. All borders between buckets of the query are
  ///   multiples of it. It is 0 if there is no such border.
  func slices(of range: TimeRange, innerGrid grid: Int64) -> [Slice]? {
    let spans = Self.admissible(limits, grid).compactMap {
      AnswerableRange($0, within: range, since: limits.earliest(of: $0, at: clock))
    }
    if let span = spans.last(where: { $0.range == range && range.length <= $0.maxLength }) {
      return [Slice(range: range, interval: span.interval)]
    }
    guard let borders = GreedyCover.borders(of: range, spans) else { return nil }
    if borders.isEmpty, let shortest = spans.min(by: { $0.maxLength < $1.maxLength }) {
      return Self.chunks(of: range, shortest)
    }
    let path = Self.shortestPath(over: Self.places(spans, in: range, borders), spans)
    return zip(path, path.dropFirst()).flatMap { from, to in
      to.span.map { Self.chunks(of: TimeRange(from: from.place, to: to.place), $0) } ?? []
    }
  }

  /// Returns the rules of the intervals whose length divides `grid`, a length in milliseconds.
  static func admissible(_ limits: ExportLimits, _ grid: Int64) -> [ExportLimits.Rule] {
    limits.rules.filter { grid % $0.interval.length.milliseconds == 0 }
  }

  /// Returns the instants at which a slice may begin or end. For each interval, these are the two
  /// ends of its answerable range. If the longest request starts or ends there, the other end of
  /// that request is added. For every interval, starts are rounded up to its buckets, and ends are
  /// rounded down. The borders of the cover with the fewest slices are added.
  ///
  /// - Parameter spans: the answerable range of each interval.
  private static func places(
    _ spans: [AnswerableRange], in range: TimeRange, _ borders: [Instant]
  ) -> [Instant] {
    let starts = spans.flatMap { [$0.range.from, $0.range.to - $0.maxLength] }
    let ends = spans.flatMap { [$0.range.to, $0.range.from + $0.maxLength] }
    var places = [range.from, range.to] + borders
    for span in spans {
      let length = span.interval.length
      places += starts.filter(range.contains).map { $0.raised(to: length) }
      places += ends.filter { range.from < $0 && $0 <= range.to }.map { $0.floored(to: length) }
    }
    let inside = places.filter { range.from <= $0 && $0 <= range.to }.sorted()
    return inside.indices.filter { $0 == 0 || inside[$0] != inside[$0 - 1] }.map { inside[$0] }
  }

  /// An instant (`place`) on a path, and the answerable range of the slices that end at this
  /// instant. `before` is the index of the stop before this stop on the path.
  private struct Stop {
    let place: Instant
    var span: AnswerableRange?
    var cost = AnswerableRange.Cost()
    var before = 0
  }

  /// Returns the path with the lowest cost from the first place to the last. There must be a path.
  private static func shortestPath(over places: [Instant], _ spans: [AnswerableRange]) -> [Stop] {
    var stops = places.map { Stop(place: $0) }
    for index in stops.indices.dropFirst() {
      for earlier in 0..<index where earlier == 0 || stops[earlier].span != nil {
        for span in spans {
          guard let step = span.cost(from: places[earlier], to: places[index]) else { continue }
          let cost = stops[earlier].cost + step
          guard stops[index].span == nil || cost < stops[index].cost else { continue }
          (stops[index].span, stops[index].cost, stops[index].before) = (span, cost, earlier)
        }
      }
    }
    var path = [stops[stops.count - 1]]
    while let stop = path.last, stop.span != nil { path.append(stops[stop.before]) }
    return path.reversed()
  }

  /// Returns the slices of one interval. It stops when there are more slices than a plan may have.
  private static func chunks(of range: TimeRange, _ span: AnswerableRange) -> [Slice] {
    var slices: [Slice] = []
    var start = range.from
    while start < range.to, slices.count <= BranchSearch.limit {
      let end = min(range.to, start + span.maxLength)
      slices.append(Slice(range: TimeRange(from: start, to: end), interval: span.interval))
      start = end
    }
    return slices
  }
}

extension TileRange {
  /// Describes the intervals that make up the buckets or the whole range; `nil` if the backend has buckets
  /// of the same length.
  static func rewrite(_ covered: CoveredRange) -> Rewrite? {
    let intervals = covered.intervals
    let bucketing = covered.bucketing
    if let bucketing, bucketing.interval == intervals.first, intervals.count == 1 { return nil }
    let names = intervals.map(\.rawValue).joined(separator: " and ")
    guard let bucketing else { return Rewrite(.tile, "\(covered.range) from \(names)") }
    return Rewrite(.rollUp, "buckets of \(bucketing) from \(names)")
  }
}

extension Bucketing {
  /// The interval of the API that has the same buckets, if there is one.
  fileprivate var interval: Interval? {
    if case .fixed(let length) = length { Interval(length: length) } else { nil }
  }
}

/// The part of a time range that the backend can answer in buckets of one interval.
struct AnswerableRange: Equatable {
  let interval: Interval
  /// The part of the range that consists of whole buckets and that the backend keeps.
  let range: TimeRange
  /// The maximum length of a request, rounded down to whole buckets.
  let maxLength: TimeSpan

  /// Creates the answerable range of an interval, or returns `nil` if the backend can answer no
  /// part of the range.
  ///
  /// - Parameter earliest: The start of the data that the backend keeps, or `nil` if there is no limit.
  init?(_ rule: ExportLimits.Rule, within range: TimeRange, since earliest: Instant?) {
    let length = rule.interval.length
    let earliest = earliest.map { max(range.from, $0) } ?? range.from
    interval = rule.interval
    maxLength = rule.maxRange?.whole(length) ?? .endless
    self.range = TimeRange(from: earliest.raised(to: length), to: range.to.floored(to: length))
    guard self.range.from < self.range.to, maxLength >= length else { return nil }
  }

  /// Returns the cost of a part of `range`. It is `nil` if the part is not inside `range`, or if an
  /// end of the part is not a bucket border.
  func cost(from: Instant, to: Instant) -> Cost? {
    let length = interval.length
    guard from >= range.from, to <= range.to, from.isMultiple(of: length),
      to.isMultiple(of: length)
    else { return nil }
    let (whole, most) = ((to - from).milliseconds, maxLength.milliseconds)
    return Cost(
      requests: whole / most + (whole % most == 0 ? 0 : 1), buckets: whole / length.milliseconds)
  }

  /// The number of requests and the number of buckets of some slices. The requests are compared
  /// first.
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

  /// Returns this time span, rounded down to a multiple of `length`.
  fileprivate func whole(_ length: TimeSpan) -> TimeSpan {
    milliseconds / length.milliseconds * length
  }
}

/// Finds the borders between intervals when a range is covered with the fewest slices.
///
/// Each interval is a multiple of every shorter one, so a slice can end at every bucket border of a
/// longer interval. The search finds for each slice the latest possible end. The next slice begins
/// at the last bucket border of its own interval up to this end. The two slices may overlap; then
/// the earlier slice is shortened.
private enum GreedyCover {
  /// Returns the start of the first slice, and the start of each slice with another interval than
  /// the slice before it. The result is `nil` if the range cannot be covered. It is empty if the range
  /// takes more slices than a plan may have. A range can end thousands of years from now, so the slices
  /// behind this number are not computed.
  static func borders(of range: TimeRange, _ spans: [AnswerableRange]) -> [Instant]? {
    var borders: [Instant] = []
    var reached = range.from
    var last: AnswerableRange?
    var count = 0
    while reached < range.to {
      guard count <= BranchSearch.limit else {
        return spans.contains { $0.range.to == range.to } ? [] : nil
      }
      count += 1
      guard let step = farthest(from: reached, spans) else { return nil }
      if step.span != last { borders.append(step.start) }
      (reached, last) = (step.end, step.span)
    }
    return borders
  }

  private typealias Step = (span: AnswerableRange, start: Instant, end: Instant)

  /// Returns the slice that covers an instant and ends last. If several slices end last, returns
  /// the one with the longest interval.
  private static func farthest(from reached: Instant, _ spans: [AnswerableRange]) -> Step? {
    var best: Step?
    for span in spans {
      let start = reached.floored(to: span.interval.length)
      let end = min(start + span.maxLength, span.range.to)
      guard start >= span.range.from, end > reached, end >= best?.end ?? end else { continue }
      best = (span, start, end)
    }
    return best
  }
}
