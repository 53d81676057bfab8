import PQModel

/// A sum of traffic. A tally can also be a running total up to a minute. The difference of two such
/// tallies is the traffic between their minutes.
///
/// Running totals may overflow after centuries. Their differences stay correct, because additions
/// and subtractions wrap around.
struct Tally: Equatable {
  /// The number of sessions, summed over minutes.
  var sessionMinutes: Int64 = 0
  /// The milliseconds played or rebuffered.
  var watched: Int64 = 0
  /// The milliseconds rebuffered.
  var rebuffered: Int64 = 0
  /// The bytes delivered over HTTP or peer to peer.
  var bytes: Int64 = 0
  /// The bytes delivered peer to peer.
  var p2p: Int64 = 0

  /// True if there is any traffic. The tally must be a difference, not a running total.
  var isTraffic: Bool { watched != 0 }

  /// Returns the total of a metric: bytes, milliseconds or, for `sessions`, session minutes.
  @inline(__always)
  func total(_ metric: Metric) -> Int64 {
    switch metric {
    case .http: bytes &- p2p
    case .p2p: p2p
    case .played: watched &- rebuffered
    case .rebuffered: rebuffered
    case .sessions: sessionMinutes
    }
  }

  @inline(__always)
  static func + (left: Tally, right: Tally) -> Tally {
    Tally(
      sessionMinutes: left.sessionMinutes &+ right.sessionMinutes,
      watched: left.watched &+ right.watched, rebuffered: left.rebuffered &+ right.rebuffered,
      bytes: left.bytes &+ right.bytes, p2p: left.p2p &+ right.p2p)
  }

  @inline(__always)
  static func - (left: Tally, right: Tally) -> Tally {
    Tally(
      sessionMinutes: left.sessionMinutes &- right.sessionMinutes,
      watched: left.watched &- right.watched, rebuffered: left.rebuffered &- right.rebuffered,
      bytes: left.bytes &- right.bytes, p2p: left.p2p &- right.p2p)
  }

  static func * (count: Int64, tally: Tally) -> Tally {
    Tally(
      sessionMinutes: count &* tally.sessionMinutes, watched: count &* tally.watched,
      rebuffered: count &* tally.rebuffered, bytes: count &* tally.bytes,
      p2p: count &* tally.p2p)
  }
}
