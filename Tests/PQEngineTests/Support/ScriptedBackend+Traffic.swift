import PQModel
import PQTestSupport

/// Traffic that a backend has: bytes over HTTP on an operating system, so many hours before midnight
/// of 2026-01-15. (Of `p2p` there is none.)
typealias Traffic = (hour: Int64, os: String, http: Int64)

extension ScriptedBackend {
  /// A backend that has some traffic, and answers whatever it is asked.
  static func traffic(_ traffic: [Traffic]) -> ScriptedBackend {
    let midnight = CivilTime(year: 2026, month: 1, day: 15).instant
    let rows = traffic.map { (start: midnight - $0.hour * .hour, os: $0.os, http: $0.http) }
    let limits = ExportLimits(rules: Interval.allCases.map { .init($0) }, maxDimensions: 2)
    return ScriptedBackend(catalog: Catalog(limits: limits), clock: midnight) { request in
      let answered = rows.filter { row in
        request.range.contains(row.start)
          && request.filters.allSatisfy { $0.dimension != .osName || $0.values.contains(row.os) }
      }
      let starts = answered.map { $0.start.floored(to: request.interval.length).milliseconds }
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
      return Table([Column("timestamp", .time, .instants(starts))] + labels + numbers)
    }
  }
}
