import PQModel
import PQSemantics
import PQSyntax

extension NearestQuery {
  private typealias Change = (edit: Repair.Edit, title: String)

  /// The text that says a candidate; nil if it says what the query does already.
  func edits(to candidate: Candidate) -> Repair? {
    var changes = rangeChanges(candidate)
    if case .bucket(let own, let place) = query.every, let bucketing = candidate.bucketing,
      bucketing != own
    {
      changes.append((Repair.Edit(place, bucketing.description), "EVERY \(bucketing)"))
    }
    guard !changes.isEmpty else { return nil }
    return Repair(title: changes.map(\.title).joined(separator: " "), edits: changes.map(\.edit))
  }

  private func rangeChanges(_ candidate: Candidate) -> [Change] {
    let asked = query.range.resolved(candidate.grid)
    guard asked != candidate.range else { return [] }
    switch query.range.form {
    case .last(_, let place):
      let text = length(of: candidate)
      return [(Repair.Edit(place, text), "LAST \(text)")]
    case .between(let since, let until):
      return [
        change(since, "SINCE", from: asked.from, to: candidate.range.from, candidate.grid),
        until.flatMap {
          change($0, "UNTIL", from: asked.to, to: candidate.range.to, candidate.grid)
        },
      ].compactMap { $0 }
    case .during: return [during(candidate)]
    }
  }

  /// The length of a range that ends with the newest complete bucket.
  private func length(of candidate: Candidate) -> String {
    let range = candidate.range
    let end = candidate.grid.start(of: query.range.now)
    guard case .fixed = candidate.grid.length else {
      let count = Buckets(candidate.grid, of: TimeRange(from: range.from, to: end))?.count ?? 1
      return candidate.grid.text(of: count)
    }
    let length = end - range.from
    // Days of a zone may have 23 or 25 hours.
    return query.zone.isUTC ? length.description : length.inHours
  }

  private func during(_ candidate: Candidate) -> Change {
    let range = candidate.range
    let isOpen = range.to >= candidate.grid.start(of: query.range.now)
    let until = isOpen ? "" : " UNTIL '\(range.to)'"
    let text = "SINCE '\(range.from)'\(until)" + (query.range.includesNow ? " INCLUDING NOW" : "")
    return (Repair.Edit(query.range.source, text), text)
  }

  private func change(
    _ time: BoundRange.Time, _ word: String, from asked: Instant, to instant: Instant,
    _ grid: Bucketing
  ) -> Change? {
    guard asked != instant else { return nil }
    let text = text(of: instant, time.anchor, grid)
    return (Repair.Edit(time.range, text), "\(word) \(text)")
  }

  private func text(of instant: Instant, _ anchor: BoundRange.Time.Anchor, _ grid: Bucketing)
    -> String
  {
    let base: (word: String, instant: Instant)? =
      switch anchor {
      case .absolute: nil
      case .now: ("NOW", grid.start(of: query.range.now))
      case .today: ("TODAY", Bucketing(.days(1), in: query.zone).start(of: query.range.now))
      }
    guard let base, query.zone.isUTC, base.instant >= instant else { return "'\(instant)'" }
    let distance = base.instant - instant
    return distance.milliseconds == 0 ? base.word : "\(base.word) - \(distance)"
  }
}

extension Bucketing {
  /// The length of so many buckets, as LAST says it.
  fileprivate func text(of count: Int) -> String {
    switch length {
    case .fixed(let span): (Int64(count) * span).description
    case .days(let days): "\(count * days)d"
    case .weeks(let weeks): "\(count * weeks)w"
    case .months(let months): "\(count * months)mo"
    }
  }
}

extension TimeSpan {
  /// The span in hours and less.
  fileprivate var inHours: String {
    let hours = milliseconds / TimeSpan.hour.milliseconds
    let rest = TimeSpan(milliseconds: milliseconds % TimeSpan.hour.milliseconds)
    return "\(hours)h" + (rest.milliseconds == 0 ? "" : rest.description)
  }
}
