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

  /// Creates rules from the first offset and its changes, which must be in chronological order.
  public init(name: String, offset: TimeSpan, transitions: [Transition] = []) {
    self.name = name
    firstOffset = offset
    self.transitions = transitions
  }

  /// The zone with the offset zero.
  public static let utc = ZoneRules(name: "UTC", offset: TimeSpan(milliseconds: 0))

  /// True if the offset is always zero.
  public var isUTC: Bool { transitions.isEmpty && firstOffset.milliseconds == 0 }

  /// Returns the UTC offset at an instant, positive if clocks are ahead of UTC.
  public func offset(at instant: Instant) -> TimeSpan { offset(after: changes(until: instant)) }

  /// Returns the local date and time at an instant.
  public func local(_ instant: Instant) -> CivilTime { CivilTime(instant + offset(at: instant)) }

  /// Returns the instant at which local clocks show a time. If they show it twice, the result is the
  /// first instant; if they skip it, the result is the instant of the change.
  public func instant(of local: CivilTime) -> Instant {
    let shown = local.instant
    // No zone differs from UTC by two days. From there on, the first offset whose end is after the
    // time is the right one: clocks show the time during it, or are past the time when it starts.
    var count = changes(until: shown - 2 * .day)
    while count < transitions.count, shown - offset(after: count) >= transitions[count].instant {
      count += 1
    }
    let instant = shown - offset(after: count)
    return count == 0 ? instant : max(instant, transitions[count - 1].instant)
  }

  /// Returns the changes after one instant and before another, in order.
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
