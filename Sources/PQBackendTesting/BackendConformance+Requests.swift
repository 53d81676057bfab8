import PQEngine
import PQModel

/// The requests of the checks. The catalog allows them, and they are near the backend's clock.
extension BackendConformance {
  var dimensions: [ExportDimension] { backend.catalog.dimensions }

  /// Returns up to four of the newest complete buckets of each interval.
  func samples() -> [(range: TimeRange, interval: Interval)] {
    backend.catalog.limits.rules.compactMap { rule in
      newest(4, of: rule.interval).map { ($0, rule.interval) }
    }
  }

  /// Returns the newest complete buckets of an interval, at most `count`, or `nil` if the catalog
  /// allows none.
  func newest(_ count: Int64, of interval: Interval) -> TimeRange? {
    let to = backend.clock.floored(to: interval.length)
    let candidates = (1...count).reversed().map {
      TimeRange(from: to - $0 * interval.length, to: to)
    }
    return candidates.first { request($0, interval) != nil }
  }

  /// Returns a request, or `nil` if the catalog does not allow it.
  func request(
    _ range: TimeRange, _ interval: Interval, by dimensions: [ExportDimension] = [],
    where filters: [ExportRequest.Filter] = [], metrics: [Metric]? = nil
  ) -> ExportRequest? {
    try? ExportRequest(
      range: range, interval: interval, metrics: metrics ?? backend.catalog.metrics,
      filters: filters, dimensions: dimensions, catalog: backend.catalog, clock: backend.clock)
  }

  /// Returns the answer to a request.
  ///
  /// - Throws: A finding if the request fails or if its answer is not valid.
  func answer(_ request: ExportRequest) async throws(Finding) -> DataTable {
    do {
      return try await backend.answer(request)
    } catch {
      throw Finding(error.description, request)
    }
  }

  /// Returns the rows of the answer to a request.
  ///
  /// - Throws: A finding if the request fails or if its answer is not valid.
  func rows(_ request: ExportRequest) async throws(Finding) -> AnswerRows {
    AnswerRows(try await answer(request), to: request)
  }

  /// Returns the rows of an answer, or `nil` if the catalog does not allow the request.
  func rows(
    _ range: TimeRange, _ interval: Interval, by dimensions: [ExportDimension] = [],
    where filters: [ExportRequest.Filter] = [], metrics: [Metric]? = nil
  ) async throws(Finding) -> AnswerRows? {
    guard
      let request = request(range, interval, by: dimensions, where: filters, metrics: metrics)
    else { return nil }
    return try await rows(request)
  }

  /// The groupings that the catalog allows: none, each dimension, and each pair of neighbors.
  var splits: [[ExportDimension]] {
    let pairs = zip(dimensions, dimensions.dropFirst()).map { [$1, $0] }
    return ([[]] + dimensions.map { [$0] } + pairs).filter {
      $0.count <= backend.catalog.limits.maxDimensions
    }
  }

  /// Returns a request for every sample and grouping.
  func requests() -> [ExportRequest] {
    samples().flatMap { range, interval in
      splits.compactMap { request(range, interval, by: $0) }
    }
  }

  /// The range and the interval for checks of dimensions, or `nil` if the catalog allows none.
  var study: (range: TimeRange, interval: Interval)? {
    backend.catalog.limits.rules.lazy.compactMap { rule in
      newest(3, of: rule.interval).map { ($0, rule.interval) }
    }.first
  }
}
