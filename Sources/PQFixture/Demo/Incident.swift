import PQModel

/// An event that changed the traffic for some time.
struct Incident {
  /// The change of the traffic.
  enum Effect {
    /// There is no traffic.
    case blackout
    /// Peers do not find each other. All bytes come over HTTP, and the rebuffering time triples.
    case trackerDown
    /// Additional traffic, as a multiple of the usual traffic.
    case rush(Int64)
  }

  /// The groups that an incident affects.
  enum Scope {
    /// All groups.
    case allGroups
    /// The groups that have the given value in the given dimension.
    case groups(ExportDimension, String)
  }

  /// The minutes of the incident, since the epoch.
  let minutes: Range<Int64>
  let scope: Scope
  let effect: Effect

  /// Creates an incident on one day, in UTC.
  init(day: CivilTime, from: TimeOfDay, to: TimeOfDay, _ scope: Scope, _ effect: Effect) {
    let midnight = Int64(day.daysSinceEpoch) * 1440
    minutes = (midnight + from.minutes)..<(midnight + to.minutes)
    self.scope = scope
    self.effect = effect
  }

  /// Returns the minute, clamped to the incident's minutes.
  func clamped(_ minute: Int64) -> Int64 {
    min(max(minute, minutes.lowerBound), minutes.upperBound)
  }

  /// Returns the change of the traffic during the incident, given the usual traffic of the same time.
  /// The change is added to the usual traffic; it may be negative.
  func addedTraffic(of usual: TrafficSum) -> TrafficSum {
    switch effect {
    case .blackout: -1 * usual
    case .trackerDown: TrafficSum(rebuffered: 2 * usual.rebuffered, p2p: -usual.p2p)
    case .rush(let times): times * usual
    }
  }

  /// Returns one value for each group of a population: true if the incident affects the group. A
  /// population is the list of all groups.
  func affectedGroups(in population: Population) -> [Bool] {
    switch scope {
    case .allGroups:
      return population.groups.map { _ in true }
    case .groups(let dimension, let value):
      let labels = population.labels(dimension)
      let code = labels.dictionary.firstIndex(of: value)
      return labels.codes.map { Int($0) == code }
    }
  }
}

/// A time of day in UTC.
struct TimeOfDay {
  /// The minutes since midnight.
  let minutes: Int64

  init(_ hour: Int64, _ minute: Int64) {
    minutes = hour * 60 + minute
  }
}

extension Incident {
  /// The list of the incidents of the demo. If two incidents affect the same group, they must not
  /// overlap, unless both are rushes. The reason is that each change is computed from the usual
  /// traffic.
  static let calendar: [Incident] =
    rushes + [
      Incident(
        day: CivilTime(year: 2026, month: 1, day: 14),
        from: TimeOfDay(19, 10), to: TimeOfDay(19, 55),
        .groups(.ispName, "Granite Cable"), .blackout),
      Incident(
        day: CivilTime(year: 2026, month: 1, day: 15),
        from: TimeOfDay(16, 20), to: TimeOfDay(17, 5),
        .allGroups, .trackerDown),
    ]

  /// The sports final on Saturday evening. The number of viewers rises and falls in steps.
  private static let rushes: [Incident] = [
    (TimeOfDay(19, 45), TimeOfDay(22, 15)), (TimeOfDay(19, 52), TimeOfDay(22, 6)),
    (TimeOfDay(19, 57), TimeOfDay(22, 2)), (TimeOfDay(20, 0), TimeOfDay(22, 0)),
  ].map { from, to in
    Incident(
      day: CivilTime(year: 2026, month: 1, day: 10), from: from, to: to,
      .groups(.sessionPage, "/sports/final"), .rush(1))
  }
}
