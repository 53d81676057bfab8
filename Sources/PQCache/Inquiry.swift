import PQModel

/// A request as the cache looks at it.
struct Inquiry {
  let request: ExportRequest
  let key: AnswerKey
  /// The clock of the backend before it is asked: a bucket that ends meanwhile may come without its
  /// end.
  let clock: Instant

  /// The request for a part of its range; nil if the backend's limits do not allow it any more,
  /// because the clock has moved on since the request was made.
  func shortened(to range: TimeRange, _ catalog: Catalog) -> ExportRequest? {
    try? ExportRequest(
      range: range, interval: request.interval, metrics: request.metrics, filters: request.filters,
      dimensions: request.dimensions, catalog: catalog, clock: clock)
  }
}
