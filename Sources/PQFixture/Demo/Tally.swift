import PQModel

/// Traffic, added up. As running totals up to a minute, the difference of two tallies is the
/// traffic between them.
///
/// The running totals may wrap around after centuries, which their differences do not notice.
struct Tally: Equatable {
  /// Sessions times minutes.
  var sessionMinutes: Int64 = 0
  /// Milliseconds played and rebuffered.
  var watched: Int64 = 0
  var rebuffered: Int64 = 0
  /// Bytes, however delivered.
  var bytes: Int64 = 0
  /// Bytes delivered peer to peer.
  var p2p: Int64 = 0

  /// Whether there is any traffic, in a tally between two minutes.
  var isTraffic: Bool { watched != 0 }

  /// The metrics that add up over time.
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
