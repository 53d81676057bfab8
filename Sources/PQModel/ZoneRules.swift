/// The rules of a time zone: its UTC offset at every instant. The rules are data; `PQZones` reads them
/// from the database of the system.
public struct ZoneRules: Sendable, Hashable {
  /// A change of the UTC offset.
  public struct Transition: Sendable, Hashable {
    /// The instant at which the new offset starts.
    public let instant: Instant
    /// The new UTC offset, positive if clocks are ahead of UTC.
    public let offset: TimeSpan

    /// Creates a change of the UTC offset.
    public init(at instant: Instant, to offset: TimeSpan) {
      self.instant = instant
      self.offset = offset
    }
  }

  /// The name in the IANA database, such as `Europe/Berlin`, or `UTC`.
  public let name: String
  private let firstOffset: TimeSpan
  private let transitions: [Transition]

  /// Creates rules from the first offset and the changes of the offset, which must be in
  /// chronological order.
  public init(name: String, offset: TimeSpan, transitions: [Transition] = []) {
    self.name = name
    firstOffset = offset
    self.transitions = transitions
  }

  /// The zone with the offset zero.
  public static let utc = ZoneRules(name: "UTC", offset: TimeSpan(milliseconds: 0))

  /// True if the offset is always zero.
  package var isUTC: Bool { transitions.isEmpty && firstOffset.milliseconds == 0 }

  /// Returns the UTC offset at an instant, positive if clocks are ahead of UTC.
  public func offset(at instant: Instant) -> TimeSpan { offset(after: changes(until: instant)) }

  /// Returns the local date and time at an instant.
  package func local(_ instant: Instant) -> CivilTime { CivilTime(instant + offset(at: instant)) }

  /// Returns the instant at which local clocks show a time. If clocks show it twice, the result is
  /// the first instant. If clocks skip it, the result is the instant of the change.
  package func instant(of local: CivilTime) -> Instant {
    let shown = local.instant
    // No zone differs from UTC by two days, so the search starts two days earlier. The first offset
    // that ends after the time is the right one. During it clocks show the time, or they skipped
    // the time when it started.
    var count = changes(until: shown - 2 * .day)
    while count < transitions.count, shown - offset(after: count) >= transitions[count].instant {
      count += 1
    }
    let instant = shown - offset(after: count)
    return count == 0 ? instant : max(instant, transitions[count - 1].instant)
  }

  /// Returns the changes between two instants, in order. Changes at these instants are not
  /// included.
  func transitions(after start: Instant, before end: Instant) -> ArraySlice<Transition> {
    let first = changes(until: start)
    return transitions[first...].prefix { $0.instant < end }
  }

  /// Returns the number of changes until an instant, including a change at that instant.
  private func changes(until instant: Instant) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].instant <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func offset(after count: Int) -> TimeSpan {
    count == 0 ? firstOffset : transitions[count - 1].offset
  }
}

/// The instants at which local clocks show a time.
public enum LocalMoment: Sendable, Hashable {
  /// Clocks show the time exactly once.
  case once(Instant)
  /// Clocks are turned back and show the time more than once: for the first time at `first`, for
  /// the last time at `last`.
  case repeated(first: Instant, last: Instant)
  /// Clocks are turned forward and skip the time. `earlier` is the time with the offset after the
  /// change, `later` the time with the offset before it.
  case skipped(earlier: Instant, later: Instant)
}

extension ZoneRules {
  /// A change of the UTC offset.
  package struct Change: Sendable, Hashable {
    /// The instant of the change.
    package let instant: Instant
    /// The UTC offset before the change, positive if clocks are ahead of UTC.
    package let before: TimeSpan
    /// The UTC offset after the change.
    package let after: TimeSpan
  }

  /// Returns the changes of the offset inside a range, in chronological order. A change at the start
  /// of the range is not included.
  package func changes(in range: TimeRange) -> [Change] {
    transitions(after: range.from, before: range.to).map { change in
      let earlier = Instant(milliseconds: change.instant.milliseconds.clampedDifference(1))
      return Change(instant: change.instant, before: offset(at: earlier), after: change.offset)
    }
  }

  /// Returns the instants at which local clocks show a time.
  package func moment(of local: CivilTime) -> LocalMoment {
    let instants = instants(showing: local)
    guard let first = instants.first, let last = instants.last else { return skipped(local) }
    return first == last ? .once(first) : .repeated(first: first, last: last)
  }

  /// Returns all instants at which local clocks show a time, in order; empty if clocks skip it.
  package func instants(showing local: CivilTime) -> [Instant] {
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
  package func startOfDay(_ instant: Instant) -> Instant {
    Bucketing(.days(1), in: self).start(of: instant)
  }

  /// Returns the first instant of a date; `nil` if clocks skip the whole day.
  package func start(of date: CivilTime) -> Instant? {
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
