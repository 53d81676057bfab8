import PQModel

/// A minute of one group's traffic.
struct TrafficRow: Sendable {
  /// Minutes since the epoch.
  var minute: Int64
  /// A value for each dimension, in the order of the API document.
  var values: [String]
  /// Bytes and milliseconds, in the order of the API document.
  var wholes: [Int64]
  /// The average number of sessions.
  var sessions: Double

  static let header =
    (["timestamp"] + Dimension.allCases.map(\.rawValue) + Metric.allCases.map(\.rawValue))
    .joined(separator: ",")

  /// The row as a line of CSV.
  var line: String {
    let texts = values.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    return
      ([String(minute * 60_000)] + texts + wholes.map { String($0) } + [String(sessions)])
      .joined(separator: ",")
  }
}
