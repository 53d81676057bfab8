import PQEngine
import PQModel
import PQTestSupport

/// A row of traffic: hours before midnight of 2026-01-15, an operating system, and bytes over HTTP.
/// `p2p` is always 0.
typealias Traffic = (hour: Int64, os: String, http: Int64)

extension ScriptedBackend {
  /// Returns a backend with some traffic. The hours in `lost` are counted back from midnight;
  /// requests that contain the start of one fail. If there are any, requests are limited to two
  /// hours.
  static func traffic(_ traffic: [Traffic], lost: [Int64] = []) -> ScriptedBackend {
    let midnight = CivilTime(year: 2026, month: 1, day: 15).instant
    let rows = traffic.map { (start: midnight - $0.hour * .hour, os: $0.os, http: $0.http) }
    let losses = lost.map { midnight - $0 * .hour }
    let rules = Interval.allCases.filter { lost.isEmpty || $0.length <= .hour }
      .map { ExportLimits.Rule($0, maxRange: lost.isEmpty ? nil : 2 * .hour) }
    let limits = ExportLimits(rules: rules, maxDimensions: 2)
    return ScriptedBackend(catalog: Catalog(limits: limits), clock: midnight) {
      request throws(BackendFailure) in
      if losses.contains(where: request.range.contains) {
        throw BackendFailure("the server is tired", kind: .request)
      }
      let answered = rows.filter { row in
        request.range.contains(row.start)
          && request.filters.allSatisfy { $0.dimension != .osName || $0.values.contains(row.os) }
      }
      return table(answered.map { ($0.start, $0.os, $0.http) }, request)
    }
  }

  /// Adds up traffic by the buckets and the dimensions of a request.
  private static func table(
    _ rows: [(start: Instant, os: String, http: Int64)], _ request: ExportRequest
  ) -> DataTable {
    var answered: [(start: Instant, os: String, http: Int64)] = []
    for row in rows {
      let start = row.start.floored(to: request.interval.length)
      let os = request.dimensions.contains(.osName) ? row.os : ""
      if let place = answered.firstIndex(where: { $0.start == start && $0.os == os }) {
        answered[place].http += row.http
      } else {
        answered.append((start, os, row.http))
      }
    }
    let labels = request.dimensions.map { dimension in
      Column.texts(dimension.rawValue, answered.map { dimension == .osName ? $0.os : "x" })
    }
    let numbers = request.metrics.map { metric in
      Column(
        metric.rawValue, .measure(metric.unit),
        metric.isWhole
          ? .integers(answered.map { metric == .http ? $0.http : 0 })
          : .decimals(answered.map { Double($0.http) }))
    }
    let starts = answered.map(\.start.milliseconds)
    return DataTable([Column("timestamp", .time, .instants(starts))] + labels + numbers)
  }
}
