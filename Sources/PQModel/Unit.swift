/// What a number counts: a product of powers of bytes, milliseconds, seconds and sessions.
///
/// Units are carried by every column, so that a renderer can show `1.2 GB` or `3.4 h`, and a
/// machine format can print the bare number. Milliseconds, which metrics are measured in, and
/// seconds, which rates are told by, are two units: what is counted in one cannot be added to the
/// other by mistake.
public struct Unit: Sendable, Hashable {
  /// The power of bytes.
  public var bytes = 0
  /// The power of milliseconds.
  public var milliseconds = 0
  /// The power of seconds.
  public var seconds = 0
  /// The power of sessions.
  public var sessions = 0
  /// Whether it is a part of a whole, such as `p2p / (http + p2p)`: people read it in percent.
  public var isRatio = false

  /// A number of bytes.
  public static let bytes = Unit(bytes: 1)
  /// A number of milliseconds.
  public static let milliseconds = Unit(milliseconds: 1)
  /// A number of sessions, which may be fractional because it is an average.
  public static let sessions = Unit(sessions: 1)
  /// A number of bytes in each second.
  public static let bytesPerSecond = Unit(bytes: 1, seconds: -1)
  /// A bare number, such as a limit or a rank.
  public static let count = Unit()
  /// A part of a whole, 1 for all of it.
  public static let ratio = Unit(isRatio: true)

  /// A unit made of powers.
  public init(
    bytes: Int = 0, milliseconds: Int = 0, seconds: Int = 0, sessions: Int = 0,
    isRatio: Bool = false
  ) {
    self.bytes = bytes
    self.milliseconds = milliseconds
    self.seconds = seconds
    self.sessions = sessions
    self.isRatio = isRatio
  }

  /// Whether all powers are zero.
  public var isPure: Bool { bytes == 0 && milliseconds == 0 && seconds == 0 && sessions == 0 }

  /// Whether numbers of both units can be added and compared.
  public func matches(_ other: Unit) -> Bool {
    bytes == other.bytes && milliseconds == other.milliseconds && seconds == other.seconds
      && sessions == other.sessions
  }

  /// The unit in words: `bytes`, `bytes/s`, `ratio`, `bytes/sessions`, `count`.
  public var name: String {
    guard !isPure else { return isRatio ? "ratio" : "count" }
    let powers = [
      ("bytes", bytes), ("milliseconds", milliseconds), ("s", seconds), ("sessions", sessions),
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
