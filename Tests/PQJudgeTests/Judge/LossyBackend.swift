import PQ

/// A backend that is asked for little at a time, and may have no answer to any request about one instant.
struct LossyBackend: Backend {
  let base: any Backend
  /// In milliseconds since the epoch; nil if it has all answers.
  let lost: Int64?

  /// A request reaches so many buckets.
  private static let reach: Int64 = 12

  var name: String { base.name }
  var clock: Instant { base.clock }

  var catalog: Catalog {
    let rules = base.catalog.limits.rules.map { rule in
      ExportLimits.Rule(
        rule.interval, maxRange: Self.reach * rule.interval.length, retention: rule.retention)
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

  /// What it says if it has no answer.
  static let failure = "the server is tired"
}
