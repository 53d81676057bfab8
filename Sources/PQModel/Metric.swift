/// A metric of the export API (its document, "Structure", field `metrics`).
///
/// The raw value is the name on the wire and in a query.
public enum Metric: String, Sendable, Hashable, CaseIterable {
  /// Bytes delivered over HTTP.
  case http
  /// Bytes delivered peer to peer.
  case p2p
  /// Milliseconds that players were playing.
  case played
  /// Milliseconds that players were rebuffering.
  case rebuffered
  /// The average number of sessions over the interval.
  case sessions

  /// How two buckets of this metric combine into one longer bucket.
  public enum OverTime: String, Sendable {
    /// The values add up.
    case adds
    /// The values average, weighted by the length of their buckets. An absent bucket counts as 0.
    case averages
  }

  /// What one unit of the value is.
  public var unit: Unit {
    switch self {
    case .http, .p2p: .bytes
    case .played, .rebuffered: .milliseconds
    case .sessions: .sessions
    }
  }

  /// How the metric combines over time. Over dimension values every metric adds up.
  public var overTime: OverTime { self == .sessions ? .averages : .adds }

  /// Whether every value is a whole number. Only an average may be fractional.
  public var isWhole: Bool { overTime == .adds }

  /// One sentence for lists and completion.
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
