import PQEngine
import PQModel

/// What the backend is asked: requests that its catalog allows, near its clock.
extension BackendConformance {
  var dimensions: [Dimension] { backend.catalog.dimensions }

  /// A few of the newest complete buckets of each interval.
  func samples() -> [(range: TimeRange, interval: Interval)] {
    backend.catalog.limits.rules.compactMap { rule in
      newest(4, of: rule.interval).map { ($0, rule.interval) }
    }
  }

  /// The newest buckets of an interval, at most so many; nil if none may be asked for.
  func newest(_ count: Int64, of interval: Interval) -> TimeRange? {
    let to = backend.clock.floored(to: interval.length)
    let candidates = (1...count).reversed().map {
      TimeRange(from: to - $0 * interval.length, to: to)
    }
    return candidates.first { request($0, interval) != nil }
  }

  /// A request; nil if the catalog does not allow it.
  func request(
    _ range: TimeRange, _ interval: Interval, by dimensions: [Dimension] = [],
    where filters: [ExportRequest.Filter] = [], metrics: [Metric]? = nil
  ) -> ExportRequest? {
    try? ExportRequest(
      range: range, interval: interval, metrics: metrics ?? backend.catalog.metrics,
      filters: filters, dimensions: dimensions, catalog: backend.catalog, clock: backend.clock)
  }

  /// The rows of an answer; none if the catalog does not allow the request.
  func rows(
    _ range: TimeRange, _ interval: Interval, by dimensions: [Dimension] = [],
    where filters: [ExportRequest.Filter] = [], metrics: [Metric]? = nil
  ) async throws -> AnswerRows? {
    guard
      let request = request(range, interval, by: dimensions, where: filters, metrics: metrics)
    else { return nil }
    return AnswerRows(try await backend.answer(request), to: request)
  }

  /// Every split that may be asked for: none, each dimension, and a pair of neighbours.
  var splits: [[Dimension]] {
    let pairs = zip(dimensions, dimensions.dropFirst()).map { [$1, $0] }
    return ([[]] + dimensions.map { [$0] } + pairs).filter {
      $0.count <= backend.catalog.limits.maxDimensions
    }
  }

  /// Every sample under every split.
  func requests() -> [ExportRequest] {
    samples().flatMap { range, interval in
      splits.compactMap { request(range, interval, by: $0) }
    }
  }

  /// A range of an interval that a dimension can be studied in.
  var study: (range: TimeRange, interval: Interval)? {
    backend.catalog.limits.rules.lazy.compactMap { rule in
      newest(3, of: rule.interval).map { ($0, rule.interval) }
    }.first
  }
}
