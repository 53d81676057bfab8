// The metrics of the export API, and the units of numbers.

/// A metric of the export API. The API document describes it in the section "Structure", field
/// `metrics`.
///
/// The raw value is the name in requests and queries.
public enum Metric: String, Sendable, Hashable, CaseIterable {
  /// The number of bytes delivered over HTTP.
  case http
  /// The number of bytes delivered peer to peer.
  case p2p
  /// The total time during which players were playing, in milliseconds.
  case played
  /// The total time during which players were rebuffering, in milliseconds.
  case rebuffered
  /// The average number of sessions over the interval.
  case sessions

  /// The rule that combines the values of several buckets into the value of one longer bucket.
  package enum OverTime: String, Sendable {
    /// The values are added.
    case adds
    /// The values are averaged, weighted by the lengths of their buckets. A missing bucket counts as
    /// 0.
    case averages
  }

  /// The unit of the values.
  public var unit: MeasureUnit {
    switch self {
    case .http, .p2p: .bytes
    case .played, .rebuffered: .milliseconds
    case .sessions: .sessions
    }
  }

  /// The rule that combines values over time. Over the values of a dimension, every metric is
  /// added.
  ///
  /// The column, the aggregation and the number in an answer depend on this property, never on the
  /// name of the metric.
  package var overTime: OverTime {
    switch self {
    case .http, .p2p, .played, .rebuffered: .adds
    case .sessions: .averages
    }
  }

  /// True if every value is a whole number. Only an average may have a fraction.
  public var isWhole: Bool { overTime == .adds }

  /// A phrase that describes the metric in lists and completion.
  public var summary: String {
    switch self {
    case .http: "bytes delivered over HTTP"
    case .p2p: "bytes delivered peer to peer"
    case .played: "milliseconds that players were playing"
    case .rebuffered: "milliseconds that players were rebuffering"
    case .sessions: "average number of sessions"
    }
  }
}

/// The unit of a number: a product of powers of bytes, bits, milliseconds, seconds and sessions.
///
/// Every column of numbers has a unit. A renderer for people can show `1.2 GB` or `3.4 h`, and a
/// machine format prints the bare number. Milliseconds (of metrics) and seconds (of rates) are
/// different units, so that their numbers cannot be added by mistake.
public struct MeasureUnit: Sendable, Hashable {
  /// The exponent of bytes.
  package var bytes = 0
  /// The exponent of bits. Bits and bytes are different units, so that a number of bits is never
  /// compared with a number of bytes by mistake.
  package var bits = 0
  /// The exponent of milliseconds.
  package var milliseconds = 0
  /// The exponent of seconds.
  package var seconds = 0
  /// The exponent of sessions.
  package var sessions = 0
  /// True if the number is a fraction of a whole, such as `p2p / (http + p2p)`. It is shown in
  /// percent.
  package var isRatio = false

  /// The unit of a number of bytes.
  public static let bytes = MeasureUnit(bytes: 1)
  /// The unit of a number of milliseconds.
  public static let milliseconds = MeasureUnit(milliseconds: 1)
  /// The unit of a number of sessions. The number may have a fraction, because it is an average.
  public static let sessions = MeasureUnit(sessions: 1)
  /// Bytes per second.
  public static let bytesPerSecond = MeasureUnit(bytes: 1, seconds: -1)
  /// The unit of a number of bits.
  public static let bits = MeasureUnit(bits: 1)
  /// Bits per second.
  public static let bitsPerSecond = MeasureUnit(bits: 1, seconds: -1)
  /// A number without a unit, such as a limit or a rank.
  public static let count = MeasureUnit()
  /// A fraction of a whole, where 1 is the whole.
  public static let ratio = MeasureUnit(isRatio: true)

  /// Creates a unit from exponents. The default is a number without a unit.
  package init(
    bytes: Int = 0, bits: Int = 0, milliseconds: Int = 0, seconds: Int = 0, sessions: Int = 0,
    isRatio: Bool = false
  ) {
    self.bytes = bytes
    self.bits = bits
    self.milliseconds = milliseconds
    self.seconds = seconds
    self.sessions = sessions
    self.isRatio = isRatio
  }

  /// True if all exponents are zero.
  package var isPure: Bool {
    bytes == 0 && bits == 0 && milliseconds == 0 && seconds == 0 && sessions == 0
  }

  /// Returns true if numbers of both units can be added and compared. It ignores `isRatio`.
  package func matches(_ other: MeasureUnit) -> Bool {
    bytes == other.bytes && bits == other.bits && milliseconds == other.milliseconds
      && seconds == other.seconds && sessions == other.sessions
  }

  /// The name of the unit: `bytes`, `bits/s`, `ratio`, `bytes/sessions`, `count`.
  public var name: String {
    guard !isPure else { return isRatio ? "ratio" : "count" }
    let powers = [
      ("bytes", bytes), ("bits", bits), ("milliseconds", milliseconds), ("s", seconds),
      ("sessions", sessions),
    ]
    let above = powers.filter { $0.1 > 0 }.map { Self.power($0.0, $0.1) }
    let below = powers.filter { $0.1 < 0 }.map { Self.power($0.0, -$0.1) }
    let top = above.isEmpty ? "1" : above.joined(separator: "·")
    return ([top] + below).joined(separator: "/")
  }

  private static func power(_ name: String, _ power: Int) -> String {
    power == 1 ? name : "\(name)^\(power)"
  }
}
