import PQ
import PQModel

/// A backend that allows only short requests, and that fails each request about one instant if there is
/// one.
struct LossyBackend: Backend {
  let base: any Backend
  /// The instant in milliseconds since the epoch, or `nil` if no request fails.
  let lost: Int64?

  /// The maximum number of buckets of a request.
  private static let bucketLimit: Int64 = 12

  var name: String { base.name }
  var clock: Instant { base.clock }

  var catalog: Catalog {
    let rules = base.catalog.limits.rules.map { rule in
      ExportLimits.Rule(
        rule.interval, maxRange: Self.bucketLimit * rule.interval.length, retention: rule.retention)
    }
    return Catalog(
      metrics: base.catalog.metrics, dimensions: base.catalog.dimensions,
      limits: ExportLimits(
        rules: rules, maxDimensions: base.catalog.limits.maxDimensions,
        settlingMargin: base.catalog.limits.settlingMargin))
  }

  func answer(
    _ request: ExportRequest, to sink: inout some AnswerSink
  ) async throws(BackendFailure) {
    if let lost, request.range.contains(Instant(milliseconds: lost)) {
      throw BackendFailure(Self.failure, kind: .request)
    }
    try await base.answer(request, to: &sink)
  }

  /// The message of the failure.
  static let failure = "the server is tired"
}
