import PQModel
import PQSemantics
import PQSyntax

extension NearestQuery.Candidate {
  /// Returns the candidate with another range, which starts and ends at bucket borders. Only parts
  /// of the text that differ are changed, and they keep their form.
  func moved(to range: TimeRange, on grid: Bucketing) -> Self {
    let old = asked.written.resolved(grid)
    guard old != range else { return self }
    switch asked.written.form {
    case .last(_, let place): return last(range.from, at: place, grid)
    case .between(let since, let until): return between(since, until, old, range, grid)
    case .during: return since(range, grid)
    }
  }

  private func last(_ start: Instant, at place: Range<Int>, _ grid: Bucketing) -> Self {
    let end = grid.start(of: asked.written.now)
    let span = CalendarSpan(from: start, to: end, grid, asked.written.zone)
    guard !span.isZero else { return self }
    var result = self
    result.asked.last = span
    result.changes.insert((FixIt.Edit(place, span.text), "LAST \(span.text)"), at: 0)
    return result
  }

  private func between(
    _ since: BoundRange.Time, _ until: BoundRange.Time?, _ old: TimeRange, _ range: TimeRange,
    _ grid: Bucketing
  ) -> Self {
    var result = self
    result.asked.since = old.from == range.from ? nil : time(range.from, since.anchor, grid)
    result.asked.until = old.to == range.to ? nil : until.map { time(range.to, $0.anchor, grid) }
    result.changes =
      change(since, "SINCE", result.asked.since)
      + (until.map { change($0, "UNTIL", result.asked.until) } ?? []) + changes
    return result
  }

  /// Returns the candidate with SINCE in place of DURING.
  private func since(_ range: TimeRange, _ grid: Bucketing) -> Self {
    let written = asked.written
    let isOpen = range.to >= grid.start(of: written.now)
    var result = self
    result.asked.since = .absolute(range.from)
    result.asked.until = isOpen ? nil : .absolute(range.to)
    let until = isOpen ? "" : " UNTIL '\(range.to)'"
    let text = "SINCE '\(range.from)'\(until)" + (written.includesNow ? " INCLUDING NOW" : "")
    result.changes.insert((FixIt.Edit(written.source, text), text), at: 0)
    return result
  }

  private func change(
    _ written: BoundRange.Time, _ word: String, _ time: AskedRange.Time?
  ) -> [NearestQuery.Change] {
    time.map { [(FixIt.Edit(written.range, $0.text), "\(word) \($0.text)")] } ?? []
  }

  /// Returns a time for an instant, relative to the same anchor as in the text.
  private func time(
    _ instant: Instant, _ anchor: BoundRange.Time.Anchor, _ grid: Bucketing
  ) -> AskedRange.Time {
    // Days of other zones have 23 to 25 hours, so no span expresses the time.
    guard asked.written.zone.isUTC else { return .absolute(instant) }
    switch anchor {
    case .absolute: return .absolute(instant)
    case .now:
      let distance = grid.start(of: asked.written.now) - instant
      return distance.milliseconds < 0 ? .absolute(instant) : .now(minus: distance)
    case .today:
      let distance = asked.midnight - instant
      return distance.milliseconds < 0 ? .absolute(instant) : .today(minus: distance)
    }
  }
}

extension AskedRange.Time {
  /// The time as a query writes it.
  fileprivate var text: String {
    switch self {
    case .absolute(let instant): "'\(instant)'"
    case .now(let span): span.milliseconds == 0 ? "NOW" : "NOW - \(span)"
    case .today(let span): span.milliseconds == 0 ? "TODAY" : "TODAY - \(span)"
    }
  }
}

extension CalendarSpan {
  /// Creates the span between two bucket borders.
  fileprivate init(from: Instant, to: Instant, _ grid: Bucketing, _ zone: ZoneRules) {
    let span = to - from
    let count = Buckets(grid, of: TimeRange(from: from, to: to))?.count ?? 1
    switch grid.length {
    case .months(let months): self.init(months: count * months)
    case .weeks(let weeks): self.init(days: count * weeks * 7)
    case .days(let days): self.init(days: count * days)
    case .fixed where zone.isUTC:
      let days = span.milliseconds / TimeSpan.day.milliseconds
      self.init(days: Int(days), rest: span - days * .day)
    case .fixed: self.init(rest: span)
    }
  }

  /// The span as LAST writes it. Clock time is written in hours, because days are calendar days.
  fileprivate var text: String {
    let hours = rest.milliseconds / TimeSpan.hour.milliseconds
    let behind = rest - hours * .hour
    let dates = CalendarSpan(months: months, days: days)
    return (dates.isZero ? "" : dates.description) + (hours > 0 ? "\(hours)h" : "")
      + (behind.milliseconds > 0 || isZero ? behind.description : "")
  }
}

extension TimeSpan {
  fileprivate static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: left.milliseconds - right.milliseconds)
  }
}
