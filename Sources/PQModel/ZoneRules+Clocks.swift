/// The instant that a time on local clocks means.
public enum LocalMoment: Sendable, Hashable {
  /// Clocks show the time once.
  case once(Instant)
  /// Clocks are turned back and show the time again: at the first of these instants, and at the last.
  case repeated(first: Instant, last: Instant)
  /// Clocks are put forward and skip the time. It is the earlier instant by the offset from the change
  /// on, and the later one by the offset before it.
  case skipped(earlier: Instant, later: Instant)
}

extension ZoneRules {
  /// A change of the clock inside a range of time.
  public struct Change: Sendable, Hashable {
    /// The instant of the change.
    public let instant: Instant
    /// How far local clocks are ahead of UTC before it.
    public let before: TimeSpan
    /// How far they are ahead from then on.
    public let after: TimeSpan
  }

  /// Returns the changes of the clock inside a range, its start excluded, in the order of time.
  public func changes(in range: TimeRange) -> [Change] {
    transitions(after: range.from, before: range.to).map { change in
      let earlier = Instant(milliseconds: change.instant.milliseconds.clampedDifference(1))
      return Change(instant: change.instant, before: offset(at: earlier), after: change.offset)
    }
  }

  /// Returns the instant that a time on local clocks means.
  public func moment(of local: CivilTime) -> LocalMoment {
    let instants = instants(showing: local)
    guard let first = instants.first, let last = instants.last else { return skipped(local) }
    return first == last ? .once(first) : .repeated(first: first, last: last)
  }

  /// Returns all instants at which local clocks show a time, in order; none if they skip it.
  public func instants(showing local: CivilTime) -> [Instant] {
    let shown = local.instant
    // No clock is two days from UTC.
    let changes = transitions(after: shown - 2 * .day, before: shown + 2 * .day)
    let first = offset(at: shown - 2 * .day)
    guard !changes.isEmpty else { return self.local(shown - first) == local ? [shown - first] : [] }
    let offsets = Set([first] + changes.map(\.offset))
    return offsets.map { shown - $0 }.filter { self.local($0) == local }.sorted()
  }

  /// Returns the start of the day on which an instant lies: the first midnight of its date, or the
  /// moment of the change if clocks skip midnight.
  public func startOfDay(_ instant: Instant) -> Instant {
    Bucketing(.days(1), in: self).start(of: instant)
  }

  /// Returns the first instant of a date; nil if clocks skip the whole of it.
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
