import PQModel
import PQSemantics
import PQSyntax

/// Finds the nearest query that works, for one whose range the API would refuse.
///
/// It changes as little as it can: first the ends of the range, to whole buckets; then the interval,
/// to the finest coarser one; then the length, to the longest that is answered. Each candidate is
/// tried by building its request, so that what is offered works.
struct NearestQuery {
  let query: BoundQuery
  let catalog: Catalog
  let clock: Instant

  /// The change that makes the query work, or nil if none was found.
  var repair: Repair? {
    let interval = query.interval.value
    let coarser = catalog.limits.rules.map(\.interval).filter { $0 > interval }
    for candidate in [interval] + coarser {
      let range = aligned(to: candidate)
      if works(range, candidate) { return repair(to: range, candidate) }
    }
    for candidate in [interval] + coarser {
      guard let range = shortened(to: candidate) else { continue }
      if works(range, candidate) { return repair(to: range, candidate) }
    }
    return nil
  }

  private func works(_ range: TimeRange, _ interval: Interval) -> Bool {
    let request = try? ExportRequest(
      range: range, interval: interval, metrics: query.columns.prefix(1).map(\.metric),
      catalog: catalog, clock: clock)
    return request != nil
  }

  // MARK: Ranges

  /// The range grown to whole buckets; one that is counted from now ends with a complete bucket.
  private func aligned(to interval: Interval) -> TimeRange {
    let asked = query.range.range
    switch query.range.form {
    case .last:
      let end = clock.floored(to: interval.length)
      let length = Instant(milliseconds: asked.length.milliseconds).raised(to: interval.length)
      return TimeRange(from: end - TimeSpan(milliseconds: length.milliseconds), to: end)
    case .between:
      let newest = clock.floored(to: interval.length)
      let end = asked.to.raised(to: interval.length)
      return TimeRange(
        from: asked.from.floored(to: interval.length),
        to: asked.to <= clock && end > newest ? newest : end)
    }
  }

  /// The longest range that the interval answers, with the end that is asked for.
  private func shortened(to interval: Interval) -> TimeRange? {
    guard let rule = catalog.limits[interval] else { return nil }
    let range = aligned(to: interval)
    let length =
      [rule.maxRange, rule.retention.map { $0 - (clock - range.to) }]
      .compactMap { $0 }.min() ?? range.length
    let from = (range.to - length).raised(to: interval.length)
    return TimeRange(from: max(from, range.from), to: range.to)
  }

  // MARK: Edits

  private func repair(to range: TimeRange, _ interval: Interval) -> Repair {
    var edits: [Repair.Edit] = []
    var titles: [String] = []
    for (edit, title) in rangeEdits(to: range, interval) {
      edits.append(edit)
      titles.append(title)
    }
    if interval != query.interval.value {
      edits.append(Repair.Edit(query.interval.range, interval.rawValue))
      titles.append("EVERY \(interval.rawValue)")
    }
    return Repair(title: titles.joined(separator: " "), edits: edits)
  }

  private func rangeEdits(
    to range: TimeRange, _ interval: Interval
  ) -> [(edit: Repair.Edit, title: String)] {
    switch query.range.form {
    case .last(let duration):
      // Months before another end may be another length, so they are written as days.
      let keepsEnd = interval == query.interval.value || !query.range.hasMonths
      guard range.length != query.range.range.length || !keepsEnd else { return [] }
      let text = range.length.description
      return [(Repair.Edit(duration, text), "LAST \(text)")]
    case .between(let since, let until):
      return [
        edit(since, "SINCE", from: query.range.range.from, to: range.from, interval),
        until.flatMap { edit($0, "UNTIL", from: query.range.range.to, to: range.to, interval) },
      ].compactMap { $0 }
    }
  }

  private func edit(
    _ source: BoundRange.TimeSource, _ word: String, from asked: Instant, to instant: Instant,
    _ interval: Interval
  ) -> (edit: Repair.Edit, title: String)? {
    let unchanged = asked == instant
    // NOW means another instant under another interval, so it is written anew.
    guard !unchanged || (source.anchor == .now && interval != query.interval.value) else {
      return nil
    }
    let text = text(of: instant, source.anchor, interval)
    return (Repair.Edit(source.range, text), "\(word) \(text)")
  }

  private func text(
    of instant: Instant, _ anchor: BoundRange.TimeSource.Anchor, _ interval: Interval
  ) -> String {
    let length = anchor == .today ? TimeSpan.day : interval.length
    let distance = clock.floored(to: length) - instant
    guard anchor != .absolute, distance.milliseconds >= 0 else { return "'\(instant)'" }
    return distance.milliseconds == 0
      ? anchor.rawValue : "\(anchor.rawValue) - \(distance)"
  }
}

extension TimeSpan {
  fileprivate static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: left.milliseconds.clampedDifference(right.milliseconds))
  }
}
