/// The instants at which local clocks show a time.
public enum LocalMoment: Sendable, Hashable {
  /// Clocks show the time exactly once.
  case once(Instant)
  /// Clocks are turned back and show the time more than once: first at one instant, last at the other.
  case repeated(first: Instant, last: Instant)
  /// Clocks are turned forward and skip the time. `earlier` is the time with the offset after the
  /// change, `later` the time with the offset before it.
  case skipped(earlier: Instant, later: Instant)
}

extension ZoneRules {
  /// A change of the UTC offset.
  public struct Change: Sendable, Hashable {
    /// The instant of the change.
    public let instant: Instant
    /// The UTC offset before the change, positive if clocks are ahead of UTC.
    public let before: TimeSpan
    /// The UTC offset after the change.
    public let after: TimeSpan
  }

  /// Returns the changes of the offset inside a range, in chronological order. A change at the start
  /// of the range is not included.
  public func changes(in range: TimeRange) -> [Change] {
    transitions(after: range.from, before: range.to).map { change in
      let earlier = Instant(milliseconds: change.instant.milliseconds.clampedDifference(1))
      return Change(instant: change.instant, before: offset(at: earlier), after: change.offset)
    }
  }

  /// Returns the instants at which local clocks show a time.
  public func moment(of local: CivilTime) -> LocalMoment {
    let instants = instants(showing: local)
    guard let first = instants.first, let last = instants.last else { return skipped(local) }
    return first == last ? .once(first) : .repeated(first: first, last: last)
  }

  /// Returns all instants at which local clocks show a time, in order; empty if clocks skip it.
  public func instants(showing local: CivilTime) -> [Instant] {
    let shown = local.instant
    // No zone differs from UTC by two days.
    let changes = transitions(after: shown - 2 * .day, before: shown + 2 * .day)
    let first = offset(at: shown - 2 * .day)
    guard !changes.isEmpty else { return self.local(shown - first) == local ? [shown - first] : [] }
    let offsets = Set([first] + changes.map(\.offset))
    return offsets.map { shown - $0 }.filter { self.local($0) == local }.sorted()
  }

  /// Returns the start of the local day that contains an instant: the first midnight of its date, or
  /// the instant of the change if clocks skip midnight.
  public func startOfDay(_ instant: Instant) -> Instant {
    Bucketing(.days(1), in: self).start(of: instant)
  }

  /// Returns the first instant of a date; `nil` if clocks skip the whole day.
  public func start(of date: CivilTime) -> Instant? {
    let start = instant(of: date.midnight)
    return local(start).daysSinceEpoch == date.daysSinceEpoch ? start : nil
  }

  private func skipped(_ local: CivilTime) -> LocalMoment {
    let (shown, change) = (local.instant, instant(of: local))
    let earlier = Instant(milliseconds: change.milliseconds.clampedDifference(1))
    return .skipped(
      earlier: shown - offset(at: change), later: shown - offset(at: earlier))
  }
}
