import PQModel

/// Something that happened to the traffic for a while.
struct Incident {
  enum Effect {
    /// No traffic at all.
    case blackout
    /// Peers do not find each other: all bytes come over HTTP, and players wait for them.
    case trackerDown
    /// This many times as many viewers come on top.
    case rush(Int64)
  }

  enum Scope {
    case everybody
    case groups(Dimension, String)
  }

  /// The minutes since the epoch during which it lasted.
  let minutes: Range<Int64>
  let scope: Scope
  let effect: Effect

  init(day: CivilTime, from: ClockTime, to: ClockTime, _ scope: Scope, _ effect: Effect) {
    let midnight = Int64(day.daysSinceEpoch) * 1440
    minutes = (midnight + from.minutes)..<(midnight + to.minutes)
    self.scope = scope
    self.effect = effect
  }

  /// The minute, or the end of the incident if that is nearer to it.
  func clamped(_ minute: Int64) -> Int64 {
    min(max(minute, minutes.lowerBound), minutes.upperBound)
  }

  /// What to add to the traffic of a time that lies inside.
  func change(of usual: Tally) -> Tally {
    switch effect {
    case .blackout: -1 * usual
    case .trackerDown: Tally(rebuffered: 2 * usual.rebuffered, p2p: -usual.p2p)
    case .rush(let times): times * usual
    }
  }

  /// Which groups of a roster it concerns.
  func concerned(in roster: Roster) -> [Bool] {
    switch scope {
    case .everybody:
      return roster.groups.map { _ in true }
    case .groups(let dimension, let value):
      let labels = roster.labels(dimension)
      let code = labels.dictionary.firstIndex(of: value)
      return labels.codes.map { Int($0) == code }
    }
  }
}

/// A time of day in UTC.
struct ClockTime {
  let minutes: Int64

  init(_ hour: Int64, _ minute: Int64) {
    minutes = hour * 60 + minute
  }
}
