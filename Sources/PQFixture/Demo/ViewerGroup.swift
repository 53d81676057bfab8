import PQModel

/// A group of viewers with the same value in every dimension, and the traffic of the group.
struct ViewerGroup {
  /// The index of the group's curve in the population's curves.
  let curve: Int
  private let seed: UInt64
  private let sessions: Rate
  private let watched: Rate
  private let rebuffered: Rate
  private let bytes: Rate
  private let p2p: Rate

  /// Creates a group.
  ///
  /// - Parameters:
  ///   - viewers: The average number of viewers in the first week.
  ///   - curve: The index of the group's curve in the population's curves.
  ///   - seed: The seed of the group's noise.
  init(viewers: Double, device: Device, cityProvider: CityProvider, curve: Int, seed: UInt64) {
    let access = cityProvider.provider.access
    let shared = device.sharing * access.sharing * cityProvider.market.sharing / 10_000
    // Peers deliver a part of the data that a slow connection cannot deliver.
    let stalls = access.rebuffering * (1400 - shared) / 1000
    // A session is paused for a part of its time.
    let watched = viewers * 60_000 * 0.94
    let bytes = watched * Double(device.bytesPerMillisecond * access.bitRatePercent / 100)
    self.curve = curve
    self.seed = seed
    sessions = Rate(perMinute: viewers)
    self.watched = Rate(perMinute: watched)
    rebuffered = Rate(perMinute: watched * Double(stalls) / 1000)
    self.bytes = Rate(perMinute: bytes)
    p2p = Rate(perMinute: bytes * Double(shared) / 1000)
  }

  /// Returns the running total of the usual traffic before a minute. The minute is counted from the
  /// epoch. `position` is the position of the group's curve at the minute.
  ///
  /// Each total grows in every minute. The amounts that are subtracted here are smaller than the growth
  /// in any minute of the night.
  @inline(__always)
  func trafficSum(at minute: Int64, position: Int64) -> TrafficSum {
    let hourly = ValueNoise.hourly.sample(at: position, seed: seed)
    let minutely = ValueNoise.minutely.sample(at: position, seed: seed)
    let active = position &+ hourly.first(depth: 5) &+ minutely.first(depth: 5)
    // The noise of the data exchange between peers. When it falls, the rebuffering time rises.
    let swarm = hourly.second(depth: 6)
    // A small number of viewers finds no peers, so peers deliver a smaller share by night.
    let alone = minute &* (ActivityCurve.unitsPerMinute / 10)
    return TrafficSum(
      sessionMinutes: sessions.total(active), watched: watched.total(active),
      rebuffered: rebuffered.total(active &- 8 &* swarm), bytes: bytes.total(active),
      p2p: p2p.total(active &- alone &+ swarm))
  }
}

/// An amount for each unit of a curve, as a binary fraction.
private struct Rate {
  /// The number of bits after the binary point.
  private static let fractionBits: Int64 = 40
  private let scaled: Int64

  /// Creates a rate from the amount in a minute of average activity.
  init(perMinute amount: Double) {
    let unit = Double(ActivityCurve.unitsPerMinute)
    scaled = Int64(amount / unit * Double(1 << Self.fractionBits))
  }

  /// Returns the amount for a number of units, rounded down. A larger number of units never gives a
  /// smaller amount.
  @inline(__always)
  func total(_ units: Int64) -> Int64 {
    let product = units.multipliedFullWidth(by: scaled)
    let low = Int64(truncatingIfNeeded: product.low >> Self.fractionBits)
    return (product.high << (64 - Self.fractionBits)) | low
  }
}

/// A sum: a sum of traffic. A sum can also be a running total before a minute. The difference of two
/// running totals is the traffic between their minutes.
///
/// Running totals may overflow after centuries. Their differences stay correct, because additions
/// and subtractions wrap around.
struct TrafficSum: Equatable {
  /// The number of sessions, summed over minutes.
  var sessionMinutes: Int64 = 0
  /// The viewing time in milliseconds: played or rebuffered.
  var watched: Int64 = 0
  /// The rebuffering time in milliseconds.
  var rebuffered: Int64 = 0
  /// The number of bytes delivered over HTTP or by peers.
  var bytes: Int64 = 0
  /// The number of bytes delivered by peers.
  var p2p: Int64 = 0

  /// True if there is traffic. The sum must be a difference of running totals.
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
  static func + (left: TrafficSum, right: TrafficSum) -> TrafficSum {
    TrafficSum(
      sessionMinutes: left.sessionMinutes &+ right.sessionMinutes,
      watched: left.watched &+ right.watched, rebuffered: left.rebuffered &+ right.rebuffered,
      bytes: left.bytes &+ right.bytes, p2p: left.p2p &+ right.p2p)
  }

  @inline(__always)
  static func - (left: TrafficSum, right: TrafficSum) -> TrafficSum {
    TrafficSum(
      sessionMinutes: left.sessionMinutes &- right.sessionMinutes,
      watched: left.watched &- right.watched, rebuffered: left.rebuffered &- right.rebuffered,
      bytes: left.bytes &- right.bytes, p2p: left.p2p &- right.p2p)
  }

  static func * (count: Int64, trafficSum: TrafficSum) -> TrafficSum {
    TrafficSum(
      sessionMinutes: count &* trafficSum.sessionMinutes, watched: count &* trafficSum.watched,
      rebuffered: count &* trafficSum.rebuffered, bytes: count &* trafficSum.bytes,
      p2p: count &* trafficSum.p2p)
  }
}
