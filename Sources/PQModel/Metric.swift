/// A metric of the export API (its document, "Structure", field `metrics`).
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

  /// The way in which the values of several buckets combine into the value of one longer bucket.
  public enum OverTime: String, Sendable {
    /// The values are added.
    case adds
    /// The values are averaged, weighted by the lengths of their buckets. A missing bucket counts as
    /// 0.
    case averages
  }

  /// The unit of the values.
  public var unit: Unit {
    switch self {
    case .http, .p2p: .bytes
    case .played, .rebuffered: .milliseconds
    case .sessions: .sessions
    }
  }

  /// The way in which values combine over time. Over the values of a dimension every metric is added.
  ///
  /// It decides the column, the aggregation and the number on the wire; the name of a metric decides
  /// none of them.
  public var overTime: OverTime {
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
