import PQModel

/// A request, with its cache key and the time at which it is made.
struct CacheRequest {
  let request: ExportRequest
  let key: AnswerKey
  /// The time of the request, by the clock that decides which buckets are closed. A bucket that
  /// ends while the request runs may be incomplete.
  let clock: Instant
}
