/// The rules of a time zone: which clock is shown when. They are data; who reads them from the
/// system's database is not this room's business.
public struct ZoneRules: Sendable, Hashable {
  /// A change of the clock.
  public struct Transition: Sendable, Hashable {
    /// When the new offset begins.
    public let instant: Instant
    /// What local clocks are ahead of UTC from then on.
    public let offset: TimeSpan

    /// A change of the clock.
    public init(at instant: Instant, to offset: TimeSpan) {
      self.instant = instant
      self.offset = offset
    }
  }

  /// The name in the IANA database, such as `Europe/Berlin`.
  public let name: String
  private let firstOffset: TimeSpan
  private let transitions: [Transition]

  /// Rules made of an offset and its changes, which are in the order of time.
  public init(name: String, offset: TimeSpan, transitions: [Transition] = []) {
    self.name = name
    firstOffset = offset
    self.transitions = transitions
  }

  /// The zone without an offset.
  public static let utc = ZoneRules(name: "UTC", offset: TimeSpan(milliseconds: 0))

  /// Whether local clocks always show UTC.
  public var isUTC: Bool { transitions.isEmpty && firstOffset.milliseconds == 0 }

  /// What local clocks are ahead of UTC at an instant.
  public func offset(at instant: Instant) -> TimeSpan { offset(after: changes(until: instant)) }

  /// What local clocks and calendars show at an instant.
  public func local(_ instant: Instant) -> CivilTime { CivilTime(instant + offset(at: instant)) }

  /// The instant at which local clocks show a time: the first of two if they are turned back, and
  /// the moment of the change if they skip it.
  public func instant(of local: CivilTime) -> Instant {
    let shown = local.instant
    // No clock is two days from UTC. From there on, the first offset that lasts until its clocks
    // have shown the time is the one: they show it then, or are past it already when it begins.
    var count = changes(until: shown - 2 * .day)
    while count < transitions.count, shown - offset(after: count) >= transitions[count].instant {
      count += 1
    }
    let instant = shown - offset(after: count)
    return count == 0 ? instant : max(instant, transitions[count - 1].instant)
  }

  /// Returns the changes behind one instant and before another, in order.
  func transitions(after start: Instant, before end: Instant) -> ArraySlice<Transition> {
    let first = changes(until: start)
    return transitions[first...].prefix { $0.instant < end }
  }

  /// How many changes there were up to and with an instant.
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
