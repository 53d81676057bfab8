import PQModel

/// A request as the cache looks at it.
struct Inquiry {
  let request: ExportRequest
  let key: AnswerKey
  /// When it is asked, by the clock that tells which buckets are closed: one that ends meanwhile may
  /// come without its end.
  let clock: Instant
}
