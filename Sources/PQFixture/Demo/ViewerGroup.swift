/// The viewers who share a value in every dimension, and what they cause.
struct ViewerGroup {
  /// Which of the roster's curves they follow.
  let curve: Int
  private let seed: UInt64
  private let sessions: Rate
  private let watched: Rate
  private let rebuffered: Rate
  private let bytes: Rate
  private let p2p: Rate

  /// So many viewers on average in the first week.
  init(viewers: Double, device: Device, seat: Seat, curve: Int, seed: UInt64) {
    let access = seat.provider.access
    let shared = device.sharing * access.sharing * seat.market.sharing / 10_000
    // Peers make up for some of what a connection lacks.
    let stalls = access.rebuffering * (1400 - shared) / 1000
    // A session is paused for some of its minutes.
    let watched = viewers * 60_000 * 0.94
    let bytes = watched * Double(device.bitRate * access.bitRate / 100)
    self.curve = curve
    self.seed = seed
    sessions = Rate(perMinute: viewers)
    self.watched = Rate(perMinute: watched)
    rebuffered = Rate(perMinute: watched * Double(stalls) / 1000)
    self.bytes = Rate(perMinute: bytes)
    p2p = Rate(perMinute: bytes * Double(shared) / 1000)
  }

  /// All usual traffic before a minute since the epoch, at which the group's curve stands at
  /// `position`.
  ///
  /// Each total grows in every minute: what is taken away here is less than what a night adds.
  @inline(__always)
  func tally(at minute: Int64, position: Int64) -> Tally {
    let hourly = ValueNoise.hourly.sample(at: position, seed: seed)
    let minutely = ValueNoise.minutely.sample(at: position, seed: seed)
    let active = position &+ hourly.first(depth: 5) &+ minutely.first(depth: 5)
    // How well peers find each other; where they do not, players wait.
    let swarm = hourly.second(depth: 6)
    // The first few viewers have nobody to share with, and so peers help less by night.
    let alone = minute &* (ActivityCurve.unitsPerMinute / 10)
    return Tally(
      sessionMinutes: sessions.total(active), watched: watched.total(active),
      rebuffered: rebuffered.total(active &- 8 &* swarm), bytes: bytes.total(active),
      p2p: p2p.total(active &- alone &+ swarm))
  }
}

/// An amount per unit of a curve, as a binary fraction.
private struct Rate {
  private static let fractionBits: Int64 = 40
  private let scaled: Int64

  /// The amount in a minute of average activity.
  init(perMinute amount: Double) {
    let unit = Double(ActivityCurve.unitsPerMinute)
    scaled = Int64(amount / unit * Double(1 << Self.fractionBits))
  }

  /// The amount for so many units, rounded down so that it never falls as they rise.
  @inline(__always)
  func total(_ units: Int64) -> Int64 {
    let product = units.multipliedFullWidth(by: scaled)
    let low = Int64(truncatingIfNeeded: product.low >> Self.fractionBits)
    return (product.high << (64 - Self.fractionBits)) | low
  }
}
