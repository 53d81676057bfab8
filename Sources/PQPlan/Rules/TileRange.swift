import PQModel

/// Covers a range with slices that a backend answers: as few requests as can be, and of those the
/// coarsest intervals.
///
///     LAST 24h EVERY 1m               -> 4 slices of 6h in buckets of 1m
///     LAST 3d EVERY 2h                -> 1 slice in buckets of 1h
///     14:45 to 20:20 two days on, no EVERY -> 5m up to 15:00, 12h and 1d inside, 10m at the end
///
/// No border between two buckets of the query may fall inside a bucket of a slice; so every interval
/// whose multiples all of them are gives an exact answer. A shortest path over the places where one
/// interval can give way to another finds the best cover.
struct TileRange {
  let limits: ExportLimits
  let clock: Instant

  /// The slices in the order of time; nil if the range cannot be covered.
  func slices(of range: TimeRange, innerGrid grid: Int64) -> [Slice]? {
    let spans = Self.admissible(limits, grid).compactMap { Span($0, within: range, clock) }
    guard !spans.isEmpty else { return nil }
    let places = Self.places(of: spans, in: range)
    guard let path = shortestPath(over: places, spans) else { return nil }
    return zip(path, path.dropFirst()).flatMap { from, to in
      to.span.map { chunks(of: TimeRange(from: from.place, to: to.place), $0.rule) } ?? []
    }
  }

  /// The rules whose intervals have all the borders of a grid.
  static func admissible(_ limits: ExportLimits, _ grid: Int64) -> [ExportLimits.Rule] {
    limits.rules.filter { grid % $0.interval.length.milliseconds == 0 }
  }

  /// What one interval can answer of a range.
  struct Span {
    let rule: ExportLimits.Rule
    let range: TimeRange

    init?(_ rule: ExportLimits.Rule, within range: TimeRange, _ clock: Instant) {
      let length = rule.interval.length
      let earliest = rule.retention.map { max(range.from, clock - $0) } ?? range.from
      self.rule = rule
      self.range = TimeRange(from: earliest.raised(to: length), to: range.to.floored(to: length))
      guard self.range.from < self.range.to else { return nil }
    }

    /// How many requests a part takes, and how many buckets it has; nil if it does not lie inside
    /// or cuts a bucket.
    func cost(from: Instant, to: Instant) -> Cost? {
      let length = rule.interval.length
      guard from >= range.from, to <= range.to, from.isMultiple(of: length),
        to.isMultiple(of: length)
      else { return nil }
      let whole = (to - from).milliseconds
      let most = rule.longest.milliseconds
      return Cost(
        requests: whole / most + (whole % most == 0 ? 0 : 1), buckets: whole / length.milliseconds)
    }
  }

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

  /// Where a slice can begin or end: the ends of the range and of the spans, to every interval.
  private static func places(of spans: [Span], in range: TimeRange) -> [Instant] {
    var places = [range.from, range.to]
    for span in spans {
      let length = span.rule.interval.length
      for other in spans {
        places.append(other.range.from.raised(to: length))
        places.append(other.range.to.floored(to: length))
      }
    }
    let inside = places.filter { range.from <= $0 && $0 <= range.to }.sorted()
    return inside.indices.filter { $0 == 0 || inside[$0] != inside[$0 - 1] }.map { inside[$0] }
  }

  /// A place on the path, and the span that leads there.
  private struct Stop {
    let place: Instant
    var span: Span?
    var cost = Cost()
    var before: Int?
  }

  private func shortestPath(over places: [Instant], _ spans: [Span]) -> [Stop]? {
    var stops = places.map { Stop(place: $0) }
    for index in stops.indices.dropFirst() {
      for earlier in 0..<index where earlier == 0 || stops[earlier].before != nil {
        for span in spans.reversed() {
          guard let step = span.cost(from: places[earlier], to: places[index]) else { continue }
          let cost = stops[earlier].cost + step
          if stops[index].before == nil || cost < stops[index].cost {
            (stops[index].cost, stops[index].span, stops[index].before) = (cost, span, earlier)
          }
        }
      }
    }
    var path: [Stop] = []
    var index: Int? = stops.count - 1
    while let place = index {
      path.append(stops[place])
      index = stops[place].before
    }
    return path.last?.place == places.first ? path.reversed() : nil
  }

  private func chunks(of range: TimeRange, _ rule: ExportLimits.Rule) -> [Slice] {
    var slices: [Slice] = []
    var start = range.from
    while start < range.to, slices.count <= BranchSearch.limit {
      let end = min(range.to, start + rule.longest)
      slices.append(Slice(range: TimeRange(from: start, to: end), interval: rule.interval))
      start = end
    }
    return slices
  }
}

extension ExportLimits.Rule {
  /// The longest range of one request that has whole buckets.
  fileprivate var longest: TimeSpan {
    guard let maxRange else { return TimeSpan(milliseconds: .max) }
    let count = max(1, maxRange.milliseconds / interval.length.milliseconds)
    return count * interval.length
  }
}
