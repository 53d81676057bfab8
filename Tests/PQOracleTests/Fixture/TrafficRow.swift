import PQModel

/// The traffic of one group in one minute.
struct TrafficRow: Sendable {
  /// The minute, counted from the epoch.
  var minute: Int64
  /// The value of each dimension, in the order of the API document.
  var values: [String]
  /// The metrics in bytes and milliseconds, in the order of the API document.
  var wholes: [Int64]
  var sessions: Double

  static let header =
    (["timestamp"] + ExportDimension.allCases.map(\.rawValue) + Metric.allCases.map(\.rawValue))
    .joined(separator: ",")

  /// The row in CSV.
  var line: String {
    let texts = values.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    return
      ([String(minute * 60_000)] + texts + wholes.map { String($0) } + [String(sessions)])
      .joined(separator: ",")
  }
}
