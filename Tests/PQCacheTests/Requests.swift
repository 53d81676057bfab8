import PQModel

@testable import PQCache

/// The default clock of tests: 2026-01-15T12:00Z.
let noon = CivilTime(year: 2026, month: 1, day: 15).instant + 12 * .hour

extension CacheScope {
  static let some = CacheScope(endpoint: "https://api.example/v1", account: "a fingerprint")
}

extension TimeRange {
  /// Returns a range of buckets, counted from the start of 2026-01-15.
  static func buckets(_ buckets: Range<Int>, _ interval: Interval = .h1) -> TimeRange {
    let midnight = CivilTime(year: 2026, month: 1, day: 15).instant
    return TimeRange(
      from: midnight + Int64(buckets.lowerBound) * interval.length,
      to: midnight + Int64(buckets.upperBound) * interval.length)
  }
}

extension ExportRequest {
  /// Returns a request for hours of 2026-01-15.
  static func hours(
    _ hours: Range<Int>, _ metrics: [Metric] = [.http], by dimensions: [ExportDimension] = [],
    where filters: [Filter] = []
  ) throws -> ExportRequest {
    try ExportRequest(
      range: .buckets(hours), interval: .h1, metrics: metrics, filters: filters,
      dimensions: dimensions, catalog: Catalog(), clock: noon)
  }
}
